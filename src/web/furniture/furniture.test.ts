import assert from 'node:assert/strict'
import { test } from 'node:test'
import { articleAt, idIn } from './addresses.ts'
import { firstSentence } from './card.tsx'
import { countryName, inLanguage } from './desks.ts'
import { jsonInScript } from './layout.tsx'
import { ago } from './times.tsx'
import { monogram } from './title-mark.tsx'

test('the id is what stands after the last hyphen of an address', () => {
  assert.equal(idIn('typhoon-kalaya-a0b1c2'), 'a0b1c2')
  assert.equal(idIn(articleAt({ slug: 'x-y', id: 'a12345678' }).slice('/news/'.length)), 'a12345678')
  assert.equal(idIn('a0b1c2'), 'a0b1c2')
  for (const part of ['', '-', 'x', 'typhoon-', "a-'; drop", 'A-B1C2D']) assert.equal(idIn(part), undefined, part)
})

test('a monogram leaves out the article and the edition', () => {
  const cases = {
    'The Northern Signal': 'NS',
    'Der Elbbote': 'E',
    'The Meridian - UK': 'M',
    'Field & Orbit': 'FO',
    'Le Courrier des Quais': 'CQ',
    taz: 'T',
    朝日新聞: '朝',
    '***': '•',
    'Al Jazeera': 'J',
    '20 Minutes': '2M',
  }
  for (const [name, letters] of Object.entries(cases)) assert.equal(monogram(name), letters, name)
})

test('times are short, and days past are dates', () => {
  const now = new Date('2026-11-23T12:00:00Z')
  const before = (minutes: number) => ago(new Date(now.getTime() - minutes * 60_000), now)
  assert.deepEqual([0, 5, 59, 60, 47 * 60, 48 * 60, 60 * 24 * 400].map(before), [
    'just now',
    '5 min ago',
    '59 min ago',
    '1 h ago',
    '47 h ago',
    '21 Nov',
    '19 Oct 2025',
  ])
})

test('languages other than the page’s own are said, right to left too', () => {
  assert.deepEqual(inLanguage('en-GB'), {})
  assert.deepEqual(inLanguage(null), {})
  assert.deepEqual(inLanguage('de-DE'), { lang: 'de-DE' })
  assert.deepEqual(inLanguage('ar'), { lang: 'ar', dir: 'rtl' })
  assert.deepEqual(inLanguage('FA-IR'), { lang: 'FA-IR', dir: 'rtl' })
})

test('countries are those that have a code', () => {
  assert.equal(countryName('AU'), 'Australia')
  assert.equal(countryName('xx'), undefined)
  assert.equal(countryName('__proto__'), undefined)
})

test('a first sentence is a sentence, or whole words', () => {
  assert.equal(
    firstSentence('The ferry struck a reef off the islet of Theonisi at 02:35. Two died.'),
    'The ferry struck a reef off the islet of Theonisi at 02:35.',
  )
  assert.ok((firstSentence('word '.repeat(100))?.length ?? 0) <= 200)
  assert.equal(firstSentence(null), null)
})

test('data in a script element cannot end it', () => {
  const text = jsonInScript({ headline: '</script><!--<script>\u2028' })
  assert.ok(!/[<>&\u2028]/.test(text))
  assert.equal(JSON.parse(text).headline, '</script><!--<script>\u2028')
})

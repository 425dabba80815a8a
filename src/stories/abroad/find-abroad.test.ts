import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shuffled } from '../../../tests/town/orders-of-arrival.ts'
import { readNews } from '../../../tests/town/read-news.ts'
import { readTitles } from '../../../tests/town/read-titles.ts'
import { hour } from '../../base/clock.ts'
import { primaryLanguage } from '../../base/language.ts'
import { openFinder } from './find-abroad.ts'
import { openIndex } from './open-index.ts'
import { type Part, partOf } from './part.ts'
import { sharedNames } from './shared-names.ts'

const opened = Date.parse('2026-11-23T12:00:00Z')
const languages = new Map(readTitles().map((title) => [title.id, primaryLanguage(title.language)]))
const inBrief = (text: string) => text.split(/\s+/).slice(0, 24).join(' ')

/** The town's events, one story in each language that they are told in. */
const town = (cut: (text: string) => string = (text) => text): Part[] =>
  readNews().flatMap(({ event, hours, tellings }) =>
    [...Map.groupBy(tellings, ({ title }) => languages.get(title) ?? '')].map(([language, all]) =>
      partOf(
        `${event} ${language}`,
        language,
        all.map(({ title, after, headline, standfirst, paragraphs }) => ({
          id: `${event}/${title}`,
          at: opened + (hours + after) * hour,
          names: sharedNames({ headline, text: cut([standfirst, ...paragraphs.slice(0, 3)].filter(Boolean).join(' ')) }),
        })),
      ),
    ),
  )
const openWith = (parts: Part[]) => {
  const index = openIndex()
  for (const part of parts) index.know(part)
  return index
}
type Told = { one: string; other: string; names: string[] }
const said = (links: Told[]) => links.map(({ one, other, names }) => [...[one, other].sort(), ...names].join(' ')).sort()
const all = (parts: Part[]) => openFinder(openWith(parts)).links(parts.map(({ id }) => id)).links

test('the town’s stories are set beside those of the same event in other languages, and of no other', (t) => {
  const eventOf = (story: string) => story.split(' ')[0]
  for (const [parts, least] of [
    [town(), 50],
    [town(inBrief), 8],
  ] as const) {
    const links = all(parts)
    const right = links.filter(({ one, other }) => eventOf(one) === eventOf(other)).length
    t.diagnostic(`${right} of ${links.length} links are right`)
    assert.ok(right >= 0.97 * links.length && right >= least, `${right} of ${links.length}`)
    for (const { one, other, names } of links) assert.ok(one.split(' ')[1] !== other.split(' ')[1] && names.length > 1)
  }
})

test('whatever order stories are made known in, and whatever was known before, the links are the same', () => {
  const parts = town()
  const links = said(all(parts))
  for (const seed of [1, 2, 3, 4]) assert.deepEqual(said(all(shuffled(parts, seed))), links)
  const index = openWith(parts)
  const strays = ['a', 'b'].map((language) => partOf(`stray ${language}`, language, [...(parts[0] as Part).tellings]))
  for (const stray of strays) index.know(stray)
  for (const { id } of strays) index.drop(id)
  for (const part of parts.slice(0, 40)) index.know(part)
  assert.deepEqual(said(openFinder(index).links([...index.parts.keys()]).links), links)
})

test('what is found around one story is what is found of all', () => {
  const parts = town()
  const index = openWith(parts)
  const links = all(parts)
  for (const { one, other } of links.slice(0, 10)) {
    const around = openFinder(index).links([one]).links
    assert.ok(
      around.some((link) => [link.one, link.other].includes(one) && [link.one, link.other].includes(other)),
      `${one} and ${other}`,
    )
  }
})

test('stories that are apart are in no group, and no story is linked to two of one language', () => {
  const parts = town()
  const ids = parts.map(({ id }) => id)
  const [first] = all(parts)
  assert.ok(first)
  const apart = new Set([first.one, first.other])
  const { links } = openFinder(openWith(parts)).links(ids, (a, b) => apart.has(a.id) && apart.has(b.id))
  const others = (id: string) => links.flatMap(({ one, other }) => (one === id ? [other] : other === id ? [one] : []))
  assert.ok(!others(first.one).includes(first.other))
  assert.ok(!others(first.one).some((id) => others(first.other).includes(id)), 'nor by way of a third')
  for (const id of ids) {
    const languages = others(id).map((other) => other.split(' ')[1])
    assert.equal(new Set(languages).size, languages.length)
  }
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { oneEvent } from './one-event.ts'
import { readEvent, readNews } from './read-news.ts'
import { readTitles } from './read-titles.ts'

const titles = readTitles()
const events = readNews()
const tellings = events.flatMap((event) => event.tellings.map((telling) => ({ event: event.event, ...telling })))

test('the town is large enough to be a town', () => {
  assert.ok(titles.length >= 24, `${titles.length} titles, at least 24 wanted`)
  assert.ok(new Set(titles.map(({ country }) => country)).size >= 8, 'too few countries')
  assert.ok(events.length >= 80, `${events.length} events, at least 80 wanted`)
  assert.ok(tellings.length >= 400, `${tellings.length} tellings, at least 400 wanted`)
  assert.deepEqual(
    titles.filter(({ id }) => !tellings.some(({ title }) => title === id)).map(({ id }) => id),
    [],
    'titles without any news',
  )
})

test('the news has days, corrections, retitlings and one withdrawal', () => {
  const hours = events.flatMap((event) => event.tellings.map(({ after }) => event.hours + after))
  assert.ok(Math.min(...hours) <= -60, 'the news should reach back about three days')
  assert.ok(
    hours.some((hour) => hour > 0),
    'some news should break after the town is opened',
  )
  assert.ok(tellings.filter(({ correction }) => correction).length >= 5, 'at least five corrections wanted')
  assert.ok(
    tellings.some(({ retitled }) => retitled),
    'a retitling wanted',
  )
  assert.ok(
    tellings.some(({ withdrawn }) => withdrawn),
    'a withdrawal wanted',
  )
  const pictures = tellings.filter(({ picture }) => picture).length / tellings.length
  assert.ok(pictures > 0.45 && pictures < 0.9, `${Math.round(pictures * 100)}% of the tellings have a picture, about two thirds wanted`)
})

test('tellings are as long as a short article', () => {
  const wrong = tellings.flatMap(({ event, title, paragraphs }) => {
    const words = paragraphs.join(' ').split(/\s+/).length
    return words < 80 || words > 300 ? [`${event}/${title}: ${words} words`] : []
  })
  assert.deepEqual(wrong, [], '110 to 260 words are asked for, 80 to 300 let through')
})

test('two titles share a sentence only if both run the agency', () => {
  const said = new Map<string, string>()
  const shared: string[] = []
  for (const { event, title, wire, paragraphs } of tellings) {
    if (wire || title === 'concord-press') continue
    // A quotation may be the same everywhere: the person said it once.
    for (const sentence of paragraphs
      .join(' ')
      .replace(/[“"«„][^”"»“]*[”"»“]/g, '')
      .split(/(?<=[.!?])\s+/)) {
      if (sentence.split(/\s+/).length < 9) continue
      const before = said.get(sentence)
      if (before) shared.push(`${event}: ${before} and ${title} both say "${sentence}"`)
      said.set(sentence, title)
    }
  }
  assert.deepEqual(shared, [])
})

test('a mistake in a news file is named in plain words', () => {
  const right = oneEvent({}, titles.slice(0, 1))
  const wrong = (change: object) => readEvent(JSON.stringify({ ...right, ...change }), titles).mistakes.join('\n')
  const tell = (change: object) => wrong({ tellings: [{ ...right.tellings[0], ...change }] })
  assert.equal(wrong({}), '')
  assert.match(readEvent('{', titles).mistakes.join(), /^not JSON/)
  assert.match(wrong({ scene: 'moonbase' }), /^scene: /)
  assert.match(wrong({ tellings: [] }), /an event needs a telling/)
  assert.match(wrong({ tellings: [right.tellings[0], right.tellings[0]] }), /meridian-uk tells the event twice/)
  assert.match(tell({ title: 'nobody' }), /nobody: no such title/)
  assert.match(tell({ section: 'Gardening' }), /section "Gardening" is not one of World, /)
  assert.match(
    tell({ correction: { after: 1, note: 'x', replace: [['9 km', '8 km']] } }),
    /replaces "9 km", which the telling does not say/,
  )
  assert.match(tell({ haedline: 'x' }), /tellings\.0: .*haedline/)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { composeDaily, type DailyCandidate, type DailyChoice } from './compose-daily.ts'

const one = (id: string, more: Partial<DailyCandidate> = {}): DailyCandidate =>
  ({ storyId: id, articleId: `${id}-a`, because: null, words: 60, minutes: 9, open: false, ...more }) as DailyCandidate
const many = (name: string, count: number, more?: Partial<DailyCandidate>) =>
  Array.from({ length: count }, (_, i) => one(`${name}${i}`, more))
const choice = (more: Partial<DailyChoice>): DailyChoice => ({ top: [], yours: [], picks: [], good: [], ...more })
const partsOf = (places: { part: string; storyId: string }[]) => places.map(({ part, storyId }) => `${part} ${storyId}`)

test('an edition takes about ten minutes, tells each story once, and ends with good news', () => {
  const { places, minutes } = composeDaily(
    choice({
      top: many('t', 30),
      yours: [one('t1'), ...many('y', 30)],
      picks: [one('p0', { open: true, minutes: 4 }), one('t0')],
      good: [one('g0')],
    }),
  )
  assert.ok(minutes >= 9 && minutes <= 11, `${minutes} minutes`)
  assert.equal(new Set(places.map((place) => place.storyId)).size, places.length)
  assert.equal(places.at(-1)?.part, 'good')
  assert.deepEqual(
    places.filter(({ part }) => part === 'whole' || part === 'picks').map(({ part, storyId }) => `${part} ${storyId}`),
    ['picks t0', 'whole p0'],
  )
  const [top, yours] = ['top', 'yours'].map((part) => places.filter((place) => place.part === part).length) as [number, number]
  assert.ok(top >= yours && yours >= 2, `${top} top, ${yours} own`)
})

test('a piece to read whole is one that this reader may read, the longest that is no evening’s work', () => {
  for (const more of [
    { open: false, minutes: 4 },
    { open: true, minutes: 0 },
    { open: true, minutes: 12 },
  ]) {
    const { places } = composeDaily(choice({ top: many('t', 20, more) }))
    assert.deepEqual(
      places.filter(({ part }) => part === 'whole'),
      [],
      JSON.stringify(more),
    )
  }
})

test('of several that may be read whole the longest is taken, an editor’s pick first where they are as long', () => {
  const open = (id: string, minutes: number) => one(id, { open: true, minutes })
  const { places } = composeDaily(choice({ top: [open('t0', 5), open('t1', 3)], yours: [open('y0', 2)], picks: [open('p0', 5)] }))
  assert.deepEqual(
    places.filter(({ part }) => part === 'whole').map(({ storyId }) => storyId),
    ['p0'],
  )
})

test('a thin day makes a short edition, and a day without news none', () => {
  assert.deepEqual(partsOf(composeDaily(choice({ top: many('t', 2), good: [one('t0')] })).places), ['top t1', 'good t0'])
  assert.deepEqual(composeDaily(choice({})).places, [])
})

test('without stories of his own a reader is given top stories, and the other way round', () => {
  assert.ok(composeDaily(choice({ top: many('t', 30) })).places.every(({ part }) => part === 'top'))
  assert.ok(composeDaily(choice({ yours: many('y', 30) })).places.every(({ part }) => part === 'yours'))
})

test('an event that is told in several languages stands once', () => {
  const { places } = composeDaily(
    choice({
      top: [one('en', { abroad: ['de', 'fr'] }), ...many('t', 3)],
      yours: [one('de', { abroad: ['en'] }), one('y0')],
      picks: [one('p0', { abroad: ['p1'] }), one('p1'), one('p2')],
    }),
  )
  const stand = new Set<string>(places.map(({ storyId }) => storyId))
  assert.ok(stand.has('en') && !stand.has('de'))
  assert.deepEqual(
    partsOf(places).filter((place) => place.startsWith('picks')),
    ['picks p0', 'picks p2'],
  )
})

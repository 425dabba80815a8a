import assert from 'node:assert/strict'
import { test } from 'node:test'
import { candidate, chanceFrom, noon } from '../../tests/town/candidate.ts'
import { type Cap, capsOn, orderPage, tooMany } from './order-page.ts'
import type { Candidate } from './pages.ts'
import { type Weighed, weighStory } from './weigh-story.ts'

const caps = capsOn('front')
const story = (id: string, score: number, facts: Partial<Candidate> = {}): Weighed => ({
  ...weighStory(candidate({ titleId: `t-${id}`, country: null, ...facts, storyId: id }), noon),
  score,
})
const ids = (stories: { storyId: string }[]) => stories.map((one) => one.storyId)

test('heaviest first, and no desk fills the page; what waits says for whom', () => {
  const football = Array.from({ length: 20 }, (_, n) => story(`f${n}`, 5 - n * 0.01, { desk: 'sport' }))
  const others = Array.from({ length: 20 }, (_, n) =>
    story(`o${n}`, 3 - n * 0.01, { desk: ['world', 'business', 'health'][n % 3] as string }),
  )
  const page = orderPage([...others, ...football], { places: 12, caps })
  assert.deepEqual(ids(page).slice(0, 3), ['f0', 'f1', 'o0'])
  assert.equal(page.filter((one) => one.desk === 'sport').length, 5)
  assert.ok(page.some((one) => one.heldBy === 'desk'))
})

/** Stories by chance, drawn so that some title, topic, country or desk would fill the page if it might. */
const drawn = (chance: () => number, many: number) => {
  const loud = chance()
  const pick = (name: string, from: number) => `${name}${chance() < loud ? 0 : Math.floor(chance() * from)}`
  return Array.from({ length: many }, (_, n) =>
    story(`s${String(n).padStart(3, '0')}`, Math.round(chance() * 500) / 100, {
      titleId: pick('t', 30),
      country: pick('C', 12),
      desk: chance() < 0.05 ? null : pick('d', 9),
      topics: Array.from({ length: Math.floor(chance() * 3) }, () => pick('p', 40)),
    }),
  )
}

const over = (page: Weighed[], cap: Cap): string[] =>
  page.flatMap((_, n) => {
    const row = page.slice(n, n + cap.places)
    const count = (of: string[]) => Math.max(0, ...[...new Set(of)].map((one) => of.filter((other) => other === one).length))
    return [
      ...(count(row.map((one) => one.titleId)) > (cap.title ?? 99) ? [`title at ${n}`] : []),
      ...(count(row.flatMap((one) => (one.country ? [one.country] : []))) > (cap.country ?? 99) ? [`country at ${n}`] : []),
      ...(count(row.flatMap((one) => (one.desk ? [one.desk] : []))) > (cap.desk ?? 99) ? [`desk at ${n}`] : []),
      ...(count(row.flatMap((one) => [...new Set(one.topics)])) > (cap.topic ?? 99) ? [`topic at ${n}`] : []),
    ]
  })

test('whatever comes: a cap is broken only in a place for which no story was left that keeps it; and pages stay that way when they are set again', () => {
  const chance = chanceFrom(3)
  let whole = 0
  for (let round = 0; round < 40; round++) {
    const stories = drawn(chance, 20 + Math.floor(chance() * 220))
    let stood: string[] = []
    for (let visit = 0; visit < 2; visit++) {
      const page = orderPage(stories, { places: 48, caps, stood })
      assert.equal(page.length, Math.min(48, stories.length))
      assert.equal(new Set(ids(page)).size, page.length)
      let broken = 0
      for (const [n, one] of page.entries()) {
        const above = page.slice(0, n)
        if (tooMany(above, one, caps.slice(0, 1)) === null) continue
        broken++
        const here = new Set(ids(page.slice(0, n)))
        const fitting = stories.filter((other) => !here.has(other.storyId) && tooMany(above, other, caps.slice(0, 1)) === null)
        assert.deepEqual(ids(fitting), [], `round ${round}: ${one.storyId} in place ${n} though others would have kept the cap`)
      }
      if (broken === 0) {
        whole++
        assert.deepEqual(over(page, caps[0] as Cap), [])
      }
      stood = ids(page)
    }
  }
  assert.ok(whole > 20, `${whole} pages kept every cap`)
})

test('the same stories in any order give the same page, and a page set again is the same page', () => {
  const chance = chanceFrom(5)
  for (let round = 0; round < 40; round++) {
    const stories = drawn(chance, 120)
    const page = orderPage(stories, { places: 48, caps })
    assert.deepEqual(
      orderPage(
        stories.toSorted(() => chance() - 0.5),
        { places: 48, caps },
      ),
      page,
    )
    const stood = ids(page)
    assert.deepEqual(ids(orderPage(stories.toReversed(), { places: 48, caps, stood })), stood)
  }
})

test("an editor's pin stands where he put it, whatever it weighs; below the end of a short page it stands last", () => {
  const stories = Array.from({ length: 9 }, (_, n) => story(`s${n}`, 9 - n, { desk: `d${n}` }))
  assert.deepEqual(ids(orderPage(stories, { places: 5, caps, pins: [{ storyId: 's8', place: 0 }] })), ['s8', 's0', 's1', 's2', 's3'])
  const low = orderPage(stories.slice(0, 3), { places: 5, caps, pins: [{ storyId: 's0', place: 4 }] })
  assert.deepEqual(ids(low), ['s1', 's2', 's0'])
  assert.deepEqual(
    low.map((one) => one.pinned),
    [false, false, true],
  )
})

test('a paper of one title has a page all the same', () => {
  const stories = Array.from({ length: 10 }, (_, n) => story(`s${n}`, 9 - n, { titleId: 't', country: 'AU', desk: 'world' }))
  assert.deepEqual(ids(orderPage(stories, { places: 48, caps })), ids(stories))
})

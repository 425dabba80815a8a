import assert from 'node:assert/strict'
import { test } from 'node:test'
import { candidate, chanceFrom, noon } from '../../tests/town/candidate.ts'
import { hour, minute } from '../base/clock.ts'
import { capsOn, type Ordered, orderPage, type Pin } from './order-page.ts'
import type { Candidate } from './pages.ts'
import type { ToldFacts } from './tables.ts'
import { factsOf, type Move, moveWords, type Stood, tellMoves } from './tell-moves.ts'
import { weighStory } from './weigh-story.ts'

const at = (minutes: number) => new Date(noon.getTime() + minutes * minute)
const caps = capsOn('front')

/** A page that is set again and again, as setPage does it, without a database. */
const openPage = (places = 20) => {
  let stood: Stood[] = []
  return (stories: Candidate[], now: Date, { pins = [], heldBack = new Set<string>() }: { pins?: Pin[]; heldBack?: Set<string> } = {}) => {
    const weighed = stories.filter((story) => !heldBack.has(story.storyId)).map((story) => weighStory(story, now))
    const before = stood
    const after = orderPage(weighed, { places, caps, stood: before.map((one) => one.storyId), pins })
    const candidates = new Map<string, Date>(stories.map((story) => [story.storyId, story.latestAt]))
    const moves = before.length === 0 ? [] : tellMoves({ before, after, candidates, heldBack }, now)
    const moved = new Set(moves.map((move) => move.storyId))
    const was = new Map(before.map((one) => [one.storyId, one.told]))
    stood = after.map((story, place) => {
      const told: ToldFacts | null = moved.has(story.storyId) ? factsOf(story) : (was.get(story.storyId) ?? factsOf(story))
      return { storyId: story.storyId, place, told, moved: null, since: null }
    })
    return { before, after, moves }
  }
}

const story = (id: string, facts: Partial<Candidate> = {}) => candidate({ titleId: `t-${id}`, desk: null, ...facts, storyId: id })
const firstWords = (moves: Move[]) => moves.map(({ storyId, from, to, why }) => [storyId, from, to, why[0]?.words])

test('a story moves up as more publishers tell it, down as it goes quiet, and only what moved is told', () => {
  const set = openPage()
  const stories = [story('a', { publishers: 5 }), story('b', { publishers: 4 }), story('c'), story('d', { publishers: 1 })]
  set(stories, noon)
  const more = stories.map((one) => (one.storyId === 'c' ? { ...one, publishers: 9 } : one))
  assert.deepEqual(firstWords(set(more, at(5)).moves), [['c', 2, 0, 'six more publishers tell it']])
  assert.deepEqual(set(more, at(10)).moves, [])
  const reported = more.map((one) => (one.storyId === 'd' ? { ...one, latestAt: at(599), publishers: 2 } : one))
  assert.deepEqual(firstWords(set(reported, at(600)).moves), [['d', 3, 1, 'one more publisher tells it']])
})

test('what came, left, was pinned or held back is told so', () => {
  const set = openPage(3)
  const stories = [story('a', { publishers: 9 }), story('b', { publishers: 5 }), story('c', { publishers: 2 })]
  set(stories, noon)
  const came = set([...stories, story('d', { publishers: 20, beganAt: at(-10), latestAt: at(4) })], at(5)).moves
  assert.deepEqual(firstWords(came), [
    ['d', null, 0, 'new: 20 publishers tell it'],
    ['c', 2, null, 'no new report for an hour'],
  ])
  const pinned = set(stories, at(6), { pins: [{ storyId: 'c', place: 0 }], heldBack: new Set(['a']) })
  assert.deepEqual(
    pinned.moves.map((move) => [move.storyId, move.why[0]?.code]),
    [
      ['c', 'pinned'],
      ['d', 'gone'],
      ['a', 'held-back'],
    ],
  )
})

test('a last move is said as readers read it: from which place, when, and why', () => {
  const last = { from: 6, to: 2, up: true, code: 'breadth', words: 'two more publishers tell it', at: '2026-11-23T14:05:00Z' }
  assert.equal(moveWords(last, at(180)), 'Moved up from 7 at 14:05 UTC: two more publishers tell it')
  assert.equal(moveWords({ ...last, from: null }, at(180)), 'Came to this page at 14:05 UTC: two more publishers tell it')
  assert.equal(
    moveWords({ ...last, up: false, to: 9 }, at(1500)),
    'Moved down from 7 on 23 November at 14:05 UTC: two more publishers tell it',
  )
})

/** Whether what a reason says has happened: by the facts then and now. */
const isTrue = (move: Move, was: ToldFacts | null, story: Candidate | undefined, now: Date): boolean => {
  const [reason] = move.why
  const quiet = (one: Candidate) => now.getTime() - one.latestAt.getTime() >= hour
  switch (reason?.code) {
    case 'breadth':
      return story !== undefined && was !== null && story.publishers > was.voices === !reason.words.includes('fewer')
    case 'prominence':
      return story !== undefined && was !== null && Math.abs(story.prominence - was.prominence) > 0.1
    case 'report':
      return story !== undefined && was !== null && story.latestAt.toISOString() > was.latestAt
    case 'silence':
      return story === undefined || quiet(story)
    case 'came':
      return move.from === null
    default:
      return ['others-aged', 'others-rose', 'displaced'].includes(reason?.code ?? '') || /^held-/.test(reason?.code ?? '')
  }
}

const hoursOf = (seed: number, noise: number) => {
  const chance = chanceFrom(seed)
  const set = openPage()
  let stories = Array.from({ length: 60 }, (_, n) =>
    story(`s${String(n).padStart(2, '0')}`, {
      publishers: 1 + Math.floor(chance() ** 3 * 12),
      prominence: chance() < 0.4 ? chance() : 0,
      placing: { title: 'T', where: 'home', height: 0.8, hours: 1, there: true },
      desk: ['world', 'sport', 'culture', 'business', 'health'][n % 5] as string,
      beganAt: at(-600 + n * 5),
      latestAt: at(-300 + n * 5),
    }),
  )
  set(stories, noon)
  const told: { move: Move; isTrue: boolean }[] = []
  let [untold, inverted] = [0, 0]
  for (let minutes = 5; minutes <= 480; minutes += 5) {
    stories = stories.map((one) =>
      chance() < 0.02 ? { ...one, publishers: one.publishers + 1 + Math.floor(chance() * 3), latestAt: at(minutes - 1) } : one,
    )
    const swayed = stories.map((one) => ({ ...one, prominence: one.prominence * (1 + (chance() - 0.5) * noise) }))
    const { before, after, moves } = set(swayed, at(minutes))
    const moved = new Set(moves.map((move) => move.storyId))
    const place = new Map(before.map((one) => [one.storyId, one.place]))
    for (const [n, upper] of after.entries())
      for (const lower of after.slice(n + 1)) {
        const [a, b] = [place.get(upper.storyId), place.get(lower.storyId)]
        if (a === undefined || b === undefined || a < b) continue
        inverted++
        if (!moved.has(upper.storyId) && !moved.has(lower.storyId)) untold++
      }
    for (const one of after) if (!place.has(one.storyId) && !moved.has(one.storyId)) untold++
    const here = new Set<string>(after.map((one: Ordered) => one.storyId))
    for (const one of before) if (!here.has(one.storyId) && !moved.has(one.storyId)) untold++
    const was = new Map(before.map((one) => [one.storyId, one.told]))
    for (const move of moves) {
      const now = swayed.find((one) => one.storyId === move.storyId)
      told.push({ move, isTrue: isTrue(move, was.get(move.storyId) ?? null, now, at(minutes)) })
    }
  }
  return { told, untold, inverted, visits: 96 }
}

test('over eight hours of news no two stories change their order, and none comes or goes, without a move that says why; and what it says is so', (t) => {
  for (const seed of [1, 2, 3]) {
    const { told, untold, inverted, visits } = hoursOf(seed, 0.1)
    t.diagnostic(`seed ${seed}: ${told.length} moves at ${visits} settings, ${inverted} pairs changed their order`)
    assert.equal(untold, 0)
    assert.ok(told.length > 20, 'something moved')
    assert.deepEqual(
      told.filter((one) => !one.isTrue).map((one) => one.move),
      [],
    )
    const vague = told.filter((one) => ['others-aged', 'others-rose'].includes(one.move.why[0]?.code ?? ''))
    assert.ok(vague.length < told.length / 3, `${vague.length} of ${told.length} moves say only that others changed`)
  }
})

test('an hour in which nothing happens but that home pages sway moves next to nothing; the same hours again give the same moves', () => {
  const chance = chanceFrom(9)
  const set = openPage()
  const stories = Array.from({ length: 60 }, (_, n) =>
    story(`s${n}`, {
      publishers: 1 + Math.floor(chance() * 9),
      prominence: chance(),
      placing: { title: 'T', where: 'home', height: 0.8, hours: 1, there: true },
    }),
  )
  set(stories, noon)
  let moves = 0
  for (let minutes = 5; minutes <= 60; minutes += 5)
    moves += set(
      stories.map((one) => ({ ...one, prominence: one.prominence * (1 + (chance() - 0.5) * 0.2) })),
      at(minutes),
    ).moves.length
  assert.ok(moves <= 3, `${moves} moves`)
  assert.deepEqual(hoursOf(4, 0.1), hoursOf(4, 0.1))
})

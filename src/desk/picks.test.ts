import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testDatabase } from '../../tests/town/database.ts'
import { toldStories } from '../../tests/town/told-stories.ts'
import { withdraw } from '../articles/articles.ts'
import { day, hour } from '../base/clock.ts'
import { sql } from '../base/database.ts'
import { activePicks, movePick, orderPicks, pick, schedulePick, turnedSince, unpick, writeLine } from './desk.ts'

const now = new Date('2026-11-23T12:00:00Z')
const later = (ms: number) => new Date(now.getTime() + ms)
const { db } = await testDatabase()
const town = await toldStories(db, now)
after(() => town.placer.close())
const by = { reader: await town.reader('ed@post.example', now), name: 'Ed' }
const [flood, chess, bees] = [
  await town.tell('ana', 'flood', now),
  await town.tell('ana', 'chess', now),
  await town.tell('bo', 'bees', now),
]
const [floodStory, chessStory, beesStory] = [await town.storyOf(flood), await town.storyOf(chess), await town.storyOf(bees)]
const standing = async (at = now, shelf: 'our-picks' | 'good-news' = 'our-picks') => {
  const names = { [floodStory]: 'flood', [chessStory]: 'chess', [beesStory]: 'bees' }
  return (await activePicks(db, shelf, at)).map(({ storyId, line }) => names[storyId] + (line ? `: ${line}` : ''))
}
const log = async () =>
  (
    await sql<{
      kind: string
      says: string
      by_name: string
      supersedes: string | null
    }>`select kind, says, by_name, supersedes from decisions order by number`.execute(db)
  ).rows

test('a story and an article are picked, stand from their time until their time, and each verb has its line in the log', async () => {
  const first = await pick(db, { shelf: 'our-picks', story: floodStory, line: '  The tunnel,\n from  inside ', by }, now)
  const second = await pick(db, { shelf: 'our-picks', article: chess, from: later(hour), until: later(3 * hour), by }, now)
  assert.deepEqual(await standing(), ['flood: The tunnel, from inside'])
  assert.deepEqual(await standing(later(hour)), ['flood: The tunnel, from inside', 'chess'])
  assert.deepEqual(await standing(later(3 * hour)), ['flood: The tunnel, from inside'])
  assert.deepEqual(await standing(later(day)), [], 'a day is what our picks stand by themselves')
  assert.deepEqual(await standing(later(hour), 'good-news'), [])

  assert.equal(await movePick(db, { shelf: 'our-picks', pick: second, up: true, by }, now), true)
  assert.equal(await movePick(db, { shelf: 'our-picks', pick: second, up: true, by }, now), false)
  assert.deepEqual(await standing(later(hour)), ['chess', 'flood: The tunnel, from inside'])
  assert.equal(await orderPicks(db, { shelf: 'our-picks', order: [first, 'nothing' as never, first], by }, now), true)
  assert.equal(await orderPicks(db, { shelf: 'our-picks', order: [first, second], by }, now), false)
  assert.deepEqual(await standing(later(hour)), ['flood: The tunnel, from inside', 'chess'])

  await writeLine(db, { pick: first, line: '', by }, now)
  await writeLine(db, { pick: second, line: 'Nineteen', by }, now)
  await writeLine(db, { pick: second, line: 'Nineteen', by }, now)
  await schedulePick(db, { pick: second, from: later(2 * hour), until: later(4 * hour), by }, now)
  assert.deepEqual(await standing(later(hour)), ['flood'])
  assert.deepEqual(await standing(later(3 * hour)), ['flood', 'chess: Nineteen'])

  assert.equal(await unpick(db, { pick: second, by }, now), true)
  assert.equal(await unpick(db, { pick: second, by }, now), false)
  assert.deepEqual(await standing(later(3 * hour)), ['flood'])
  const lines = await log()
  assert.deepEqual(
    lines.map(({ kind }) => kind),
    ['pick', 'pick', 'order', 'order', 'line', 'line', 'schedule', 'unpick'],
  )
  assert.equal(
    lines.filter(({ supersedes }) => supersedes).length,
    5,
    'all but the picks and the first order stand in the place of another',
  )
  assert.ok(!JSON.stringify(lines).includes('Port Lorne'), 'the log keeps no words of an article')
  await unpick(db, { pick: first, by }, now)
})

test('what cannot be is refused, in words', async () => {
  const refused = (work: Promise<unknown>, code: string) => assert.rejects(work, { name: 'Refusal', code })
  const one = await pick(db, { shelf: 'good-news', story: chessStory, by }, now)
  await refused(pick(db, { shelf: 'good-news', article: chess, from: later(hour), by }, now), 'picked-already')
  await refused(pick(db, { shelf: 'good-news', story: 'st000' as never, by }, now), 'not-in-the-paper')
  await refused(pick(db, { shelf: 'good-news', story: floodStory, line: 'x'.repeat(161), by }, now), 'line-too-long')
  await refused(pick(db, { shelf: 'good-news', story: floodStory, from: later(2), until: later(1), by }, now), 'no-such-time')
  await refused(pick(db, { shelf: 'good-news', story: floodStory, until: now, by }, now), 'no-such-time')
  await refused(pick(db, { shelf: 'good-news', story: floodStory, until: later(91 * day), by }, now), 'no-such-time')
  await refused(writeLine(db, { pick: 'pk0' as never, line: 'x', by }, now), 'no-such-pick')
  // A story may be picked again for when its first time is over, and not be moved back into it.
  const two = await pick(db, { shelf: 'good-news', story: chessStory, from: later(3 * day), by }, now)
  await refused(schedulePick(db, { pick: two, from: now, until: later(4 * day), by }, now), 'picked-already')
  for (const id of [one, two]) await unpick(db, { pick: id, by }, now)
  const before = (await log()).length
  await refused(pick(db, { shelf: 'good-news', article: 'ar0' as never, by }, now), 'not-in-the-paper')
  assert.equal((await log()).length, before, 'and what is refused is not in the log')
})

test('the house learns that a pick begins, and that it ends', async () => {
  const id = await pick(db, { shelf: 'our-picks', story: chessStory, from: later(hour), until: later(2 * hour), by }, now)
  assert.equal(await turnedSince(db, now, later(hour - 1)), false)
  assert.equal(await turnedSince(db, later(hour - 1), later(hour)), true)
  assert.equal(await turnedSince(db, later(hour), later(2 * hour - 1)), false)
  assert.equal(await turnedSince(db, later(2 * hour - 1), later(2 * hour)), true)
  await unpick(db, { pick: id, by }, now)
})

test('an article that is taken back leaves its shelf, and the story stands by another telling', async () => {
  const other = await town.tell('cy', 'flood', now)
  assert.equal(await town.storyOf(other), floodStory)
  await pick(db, { shelf: 'our-picks', article: bees, by }, now)
  await pick(db, { shelf: 'our-picks', story: floodStory, by }, now)
  assert.deepEqual(await standing(), ['bees', 'flood'])
  assert.equal(await withdraw(db, { article: bees, note: null }, now), bees)
  assert.deepEqual(await standing(), ['flood'])
})

import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testDatabase } from '../../tests/town/database.ts'
import { toldStories } from '../../tests/town/told-stories.ts'
import { withdraw } from '../articles/articles.ts'
import { hour } from '../base/clock.ts'
import { inTransaction, sql } from '../base/database.ts'
import { applyTies, leaveStory, mendStories } from '../stories/stories.ts'
import {
  activePicks,
  activePins,
  type DecisionId,
  everyPage,
  heldEverywhere,
  holdBack,
  joinStories,
  leaveDesk,
  partStory,
  pick,
  pin,
  takeBack,
  unpin,
} from './desk.ts'

const now = new Date('2026-11-23T12:00:00Z')
const said: { articles: string[] }[] = []
const { db, jobs } = await testDatabase({ 'story-tied': async (facts) => void said.push(...facts) })
const town = await toldStories(db, now)
after(() => town.placer.close())
const by = { reader: await town.reader('ed@post.example', now), name: 'Ed' }
const floods = [await town.tell('ana', 'flood', now), await town.tell('bo', 'flood', now), await town.tell('cy', 'flood', now)] as const
const [chess, bees] = [await town.tell('ana', 'chess', now), await town.tell('di', 'bees', now)]
const story = await town.storyOf(floods[0])
const { lead_article_id: lead } = await db.selectFrom('stories').select('lead_article_id').where('id', '=', story).executeTakeFirstOrThrow()
const others = floods.filter((id) => id !== lead)
const until = new Date(now.getTime() + hour)
const settle = async () => {
  await jobs.settle(() => now)
  await applyTies(db, { articles: said.splice(0).flatMap(({ articles }) => articles) as never, placer: town.placer }, now)
  await mendStories(db, { placer: town.placer }, now)
}
const picks = async () => (await activePicks(db, 'our-picks', now)).map(({ storyId, articleId, line }) => ({ storyId, articleId, line }))
const pins = async () => (await activePins(db, now)).map(({ page, storyId, place }) => ({ page, storyId, place }))
const refused = (work: Promise<unknown>, code: string) => assert.rejects(work, { name: 'Refusal', code })
let parted: DecisionId

test('of a story that parts, a pick, a pin and a hold-back go with the telling that led it', async () => {
  await pick(db, { shelf: 'our-picks', story, line: 'From inside the tunnel', by }, now)
  await pin(db, { page: 'front', story, place: 0, until, by }, now)
  await holdBack(db, { page: 'desk:world', story, until, by }, now)
  parted = await partStory(db, { story, articles: [lead as never], by }, now)
  await settle()
  const its = await town.storyOf(lead as never)
  assert.notEqual(its, await town.storyOf(others[0] as never))
  assert.deepEqual(await picks(), [{ storyId: its, articleId: lead, line: 'From inside the tunnel' }])
  assert.deepEqual(await pins(), [
    { page: 'desk:world', storyId: its, place: null },
    { page: 'front', storyId: its, place: 0 },
  ])
  // The other part can be decided on for itself.
  const rest = await town.storyOf(others[0] as never)
  await pick(db, { shelf: 'our-picks', story: rest, by }, now)
  await pin(db, { page: 'front', story: rest, place: 4, until, by }, now)
  assert.equal((await pins()).length, 3)
  assert.equal(await unpin(db, { page: 'desk:world', story: its, by }, now), true)
})

test('a parting is taken back, once: the machine joins what is alike, and what was picked and pinned twice stands once', async () => {
  await refused(takeBack(db, { decision: 'dc0' as DecisionId, by }, now), 'holds-no-more')
  const [one, two] = await Promise.allSettled([
    takeBack(db, { decision: parted, by, why: 'It is one tunnel' }, now),
    takeBack(db, { decision: parted, by }, now),
  ])
  assert.deepEqual([one.status, two.status].sort(), ['fulfilled', 'rejected'], 'of two at once, one')
  await refused(takeBack(db, { decision: parted, by }, now), 'holds-no-more')
  await settle()
  const whole = await town.storyOf(lead as never)
  assert.equal(await town.storyOf(others[0] as never), whole)
  assert.deepEqual(
    (await picks()).map(({ storyId }) => storyId),
    [whole],
  )
  assert.deepEqual(await pins(), [{ page: 'front', storyId: whole, place: 0 }])
  const { rows } = await sql<{ kind: string; says: string; supersedes: string }>`
    select kind, says, supersedes from decisions order by number desc limit 1`.execute(db)
  assert.deepEqual([rows[0]?.kind, rows[0]?.supersedes], ['take-back', parted])
  assert.match(rows[0]?.says ?? '', /^Took back what no\. \d+ parted$/)
})

test('a joining is taken back too, and the stories are told apart', async () => {
  const whole = await town.storyOf(lead as never)
  const joined = await joinStories(db, { stories: [whole, await town.storyOf(chess)], by }, now)
  await settle()
  assert.equal(await town.storyOf(chess), whole)
  await takeBack(db, { decision: joined, by }, now)
  await settle()
  const { rows } = await sql`select from story_ties where untied_at is null`.execute(db)
  assert.equal(rows.length, 0)
  assert.notEqual(await town.storyOf(chess), await town.storyOf(lead as never))
})

test('what is held back from every page is pinned to none, until it is let back', async () => {
  const hive = await town.storyOf(bees)
  await holdBack(db, { page: everyPage, story: hive, until, by }, now)
  assert.deepEqual([...heldEverywhere(await activePins(db, now))], [hive])
  await refused(pin(db, { page: 'front', story: hive, place: 2, until, by }, now), 'held-back')
  await refused(pin(db, { page: everyPage, story: hive, place: 2, until, by }, now), 'no-such-page')
  assert.equal(await unpin(db, { page: everyPage, story: hive, by }, now), true)
  await pin(db, { page: 'front', story: hive, place: 2, until, by }, now)
  const { rows } = await sql<{ says: string }>`select says from decisions order by number desc limit 3`.execute(db)
  assert.match(rows.map(({ says }) => says).join('; '), /^Pinned to place 3.*; Let back on every page; Held back from every page, until/)
})

test('with the piece that led it when it was picked, a line goes from the shelf and from the log, which says so', async () => {
  await partStory(db, { story: await town.storyOf(lead as never), articles: [others[0] as never], by, why: 'Kept' }, now)
  await withdraw(db, { article: lead as never, note: null }, now)
  assert.ok((await picks()).every(({ line }) => line === null))
  await leaveStory(db, { article: lead as never, placer: town.placer }, now)
  assert.deepEqual(
    (await picks()).map(({ articleId, line }) => [floods.includes(articleId as never), line]),
    [[true, null]],
    'the story stands by another telling',
  )
  const leave = () => inTransaction(db, (tx) => leaveDesk(tx, [lead as never]))
  assert.deepEqual(await leave(), ['From inside the tunnel'])
  assert.deepEqual(await leave(), [])
  const { rows } = await sql<{ kind: string; subject: object }>`select kind, subject from decisions order by number`.execute(db)
  assert.ok(!JSON.stringify(rows).includes('From inside') && !JSON.stringify(rows).includes('one tunnel'))
  assert.ok(JSON.stringify(rows).includes('"Kept"'), 'what was written of others stays')
  assert.deepEqual(
    rows.filter(({ subject }) => 'emptied' in subject).map(({ kind }) => kind),
    ['pick', 'take-back'],
  )
  await assert.rejects(sql`update decisions set subject = subject - 'why' || '{"emptied": true}'`.execute(db), /decisions are written once/)
})

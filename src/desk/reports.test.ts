import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testDatabase } from '../../tests/town/database.ts'
import { toldStories } from '../../tests/town/told-stories.ts'
import { day, hour } from '../base/clock.ts'
import { sql } from '../base/database.ts'
import { secretOf } from '../base/secret.ts'
import { forgetReader } from '../readers/readers.ts'
import { applyTies } from '../stories/stories.ts'
import { joinStories, leaveAsIs, partStory, reportStory, reportsOf, waitingReports } from './desk.ts'

const now = new Date('2026-11-23T12:00:00Z')
const later = (ms: number) => new Date(now.getTime() + ms)
const secret = secretOf('x'.repeat(32))
const said: { articles: string[] }[] = []
const { db, jobs } = await testDatabase({ 'story-tied': async (facts) => void said.push(...facts) })
const town = await toldStories(db, now)
after(() => town.placer.close())
const by = { reader: await town.reader('ed@post.example', now), name: 'Ed' }
const [ada, bob] = [await town.reader('ada@post.example', now), await town.reader('bob@post.example', now)]
const floods = [await town.tell('ana', 'flood', now), await town.tell('bo', 'flood', now), await town.tell('cy', 'flood', now)] as const
const chess = await town.tell('ana', 'chess', now)
const story = await town.storyOf(floods[0])
const chessStory = await town.storyOf(chess)
const settle = async () => {
  await jobs.settle(() => now)
  await applyTies(db, { articles: said.splice(0).flatMap(({ articles }) => articles) as never, placer: town.placer }, now)
}
const refused = (work: Promise<unknown>, code: string) => assert.rejects(work, { name: 'Refusal', code })
const log = async () =>
  (
    await sql<{ kind: string; id: string; supersedes: string | null }>`select kind, id, supersedes from decisions order by number`.execute(
      db,
    )
  ).rows

test('readers report, once a pair; the pair of most readers is first, and nothing moves by it', async () => {
  const apart = { story, article: floods[2], secret }
  assert.equal(await reportStory(db, { ...apart, reader: ada, says: ' Another\n tunnel ' }, now), 'taken')
  assert.equal(await reportStory(db, { ...apart, reader: ada }, now), 'had')
  assert.equal(await reportStory(db, { story: chessStory, other: story, reader: ada, secret }, later(1)), 'taken')
  assert.equal(
    await reportStory(db, { story, other: chessStory, reader: ada, secret }, later(1)),
    'had',
    'whichever of the two he had before him',
  )
  assert.equal(await reportStory(db, { ...apart, reader: bob }, later(2)), 'taken')
  const [first, second] = await waitingReports(db)
  assert.deepEqual(
    { ...first, reports: first?.reports.length },
    {
      kind: 'apart',
      story,
      article: floods[2],
      other: null,
      readers: 2,
      says: ['Another tunnel'],
      first: now,
      latest: later(2),
      reports: 2,
    },
  )
  assert.deepEqual([second?.kind, second?.readers, [second?.story, second?.other].sort()], ['together', 1, [story, chessStory].sort()])
  assert.equal(await town.storyOf(floods[2]), story)
  assert.deepEqual(said, [])
})

test('what is not so is refused, and a reader who goes on and on is asked to wait', async () => {
  await refused(reportStory(db, { story, article: chess, reader: bob, secret }, now), 'no-such-story')
  await refused(reportStory(db, { story: chessStory, article: chess, reader: bob, secret }, now), 'no-such-story')
  await refused(reportStory(db, { story, other: story, reader: bob, secret }, now), 'no-such-story')
  const cy = await town.reader('cy@post.example', now)
  for (let i = 0; i < 12; i++) await refused(reportStory(db, { story, other: 'st0' as never, reader: cy, secret }, now), 'no-such-story')
  await refused(reportStory(db, { story, article: floods[1], reader: cy, secret }, now), 'too-many')
  assert.equal(await reportStory(db, { story, article: floods[1], reader: cy, secret }, later(hour)), 'taken')
  await forgetReader(db, { reader: cy }, now)
  assert.ok(!(await waitingReports(db)).some(({ article }) => article === floods[1]), 'his report went with him')
})

test('an editor parts the story: the report is answered, and the parted article has a story of its own', async () => {
  await refused(partStory(db, { story, articles: [chess], by }, now), 'no-such-story')
  await refused(partStory(db, { story, articles: [], by }, now), 'no-such-story')
  await refused(partStory(db, { story, articles: [...floods], by }, now), 'nothing-left')
  await refused(partStory(db, { story, articles: [floods[2]], by, why: 'x'.repeat(301) }, now), 'why-too-long')
  await partStory(db, { story, articles: [floods[2]], by, why: 'Another tunnel' }, now)
  await settle()
  assert.notEqual(await town.storyOf(floods[2]), await town.storyOf(floods[0]))
  assert.equal(await town.storyOf(floods[1]), await town.storyOf(floods[0]))
  assert.deepEqual(
    (await waitingReports(db)).map(({ kind }) => kind),
    ['together'],
  )
  const [mine] = (await reportsOf(db, bob)) as { decided: string; says: string }[]
  assert.deepEqual([mine?.decided, mine?.says], ['part', ''])
})

test('another editor joins them again: his decision stands in the place of the first', async () => {
  const parted = await town.storyOf(floods[2])
  const [part] = await log()
  await refused(joinStories(db, { stories: [story, story], by }, now), 'same-story')
  await joinStories(db, { stories: [await town.storyOf(floods[0]), parted], by }, later(day))
  await settle()
  assert.equal(await town.storyOf(floods[2]), await town.storyOf(floods[0]))
  assert.equal((await log()).at(-1)?.supersedes, part?.id)
})

test('what is right is left as it is, and the reports are answered', async () => {
  const pair = { story: await town.storyOf(floods[0]), other: chessStory }
  assert.equal(await leaveAsIs(db, { ...pair, by, why: 'A cup is no flood' }, now), true)
  assert.equal(await leaveAsIs(db, { ...pair, by }, now), false)
  assert.deepEqual(await waitingReports(db), [])
  assert.deepEqual(
    (await log()).map(({ kind }) => kind),
    ['part', 'join', 'leave'],
  )
  assert.notEqual(await town.storyOf(chess), await town.storyOf(floods[0]))
})

test('a story in another language is said not to tell the same, and set apart with all of its tellings', async () => {
  const [ours, theirs] = [await town.storyOf(floods[0]), chessStory]
  const told = await town.tell('bo', 'chess', later(day))
  assert.equal(await town.storyOf(told), theirs)
  await refused(reportStory(db, { story: ours, article: chess, reader: bob, secret }, later(day)), 'no-such-story')
  await sql`insert into stories_abroad (story_id, abroad_id, found_at) values (${ours}, ${theirs}, ${now}), (${theirs}, ${ours}, ${now})`.execute(
    db,
  )
  assert.equal(await reportStory(db, { story: ours, article: chess, reader: bob, secret }, later(day)), 'taken')
  assert.deepEqual(
    (await waitingReports(db)).map((one) => [one.kind, one.story, one.article]),
    [['apart', ours, chess]],
  )
  await partStory(db, { story: ours, articles: [chess], by }, later(day))
  assert.deepEqual(await waitingReports(db), [])
  assert.deepEqual((await sql`select from stories_abroad`.execute(db)).rows, [], 'at once')
  const { rows } = await sql<{
    id: string
  }>`select distinct other as id from (select article_id, other_id as other from story_ties union select other_id, article_id from story_ties) t
    where article_id = ${floods[0]} and other in (${chess}, ${told})`.execute(db)
  assert.equal(rows.length, 2, 'whichever of them is taken back later, the word holds of the rest')
  await settle()
  assert.deepEqual([await town.storyOf(floods[1]), await town.storyOf(chess)], [ours, theirs], 'nothing else moves')
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../tests/town/database.ts'
import { joinFeeds } from '../../tests/town/join-feeds.ts'
import { type ArticleId, prepareItem, receive, withdraw } from '../articles/articles.ts'
import { day, minute } from '../base/clock.ts'
import { inTransaction, sql } from '../base/database.ts'
import type { Refusal } from '../base/refusal.ts'
import type { FeedId, TitleId } from '../titles/titles.ts'
import {
  applyTies,
  joinedInto,
  leaveStory,
  mendStories,
  movesOf,
  openPlacer,
  placeArticles,
  type StoryId,
  tieArticles,
  untieArticles,
} from './stories.ts'

const now = new Date('2026-11-23T12:00:00Z')
// Whoever tied them, another process hears of it.
const [placer, hearing] = [openPlacer({ thread: false }), openPlacer({ thread: false })]
const said: StoryId[] = []
const leading: StoryId[] = []
const { db, jobs } = await testDatabase({
  'story-tied': async (facts, at) => {
    for (const { articles } of facts) await applyTies(db, { articles, placer: hearing }, at)
  },
  'story-joined': async (facts) => void leading.push(...facts.flatMap(({ stories }) => stories)),
  'story-changed': async (facts) => void said.push(...facts.flatMap(({ stories }) => stories)),
})
const titles = await joinFeeds(
  db,
  ['one', 'two', 'three', 'four'].map((name) => `https://${name}.example/feed`),
  now,
)
const feeds = new Map(
  (await db.selectFrom('feeds').select(['id', 'title_id']).execute()).map((feed) => [feed.title_id as string, feed.id as FeedId]),
)
const tell = async (nth: number, headline: string, text: string, minutesAgo: number): Promise<ArticleId> => {
  const title = titles[nth] as TitleId
  const item = prepareItem(
    {
      guid: headline,
      title: headline,
      authors: [],
      categories: [],
      media: [],
      contentHtml: `<p>${text}</p>`,
      published: new Date(now.getTime() - minutesAgo * minute),
    },
    { feedAddress: `https://${title}.example/feed` },
  )
  const { fresh } = await receive(
    db,
    { titleId: title, feedId: feeds.get(title) as FeedId, isMain: true, feedLength: 1, items: [item] },
    now,
  )
  return fresh[0] ?? assert.fail()
}
const flood =
  'Spring tide breaks over the lower quay at Port Lorne and floods the road tunnel. Forty drivers were led out on foot and engineers began to pump water from the tunnel on Sunday night.'
const bank =
  'Governor Aase Lund said inflation was slowing but wages were not, as the central bank of Norland held its rate at four per cent for the third month.'
const storyOf = async (article: ArticleId) =>
  (await sql<{ id: StoryId }>`select story_id as id from story_articles where article_id = ${article}`.execute(db)).rows[0]?.id
const story = async (id: StoryId | undefined) =>
  (
    await sql<{
      id: StoryId
      slug: string
      articles: number
      joined_into: StoryId | null
    }>`select id, slug, articles, joined_into from stories where id = ${id}`.execute(db)
  ).rows[0]
const tie = (ties: { article: ArticleId; other: ArticleId; together: boolean }[], decision?: string) =>
  inTransaction(db, (tx) => tieArticles(tx, { ties, ...(decision && { decision }) }, now))
const hear = () => jobs.settle(() => now)

const tunnel = [
  await tell(0, 'Port Lorne tunnel closed by flood', flood, 50),
  await tell(1, 'Flood closes road tunnel at Port Lorne', flood.replace('Spring tide breaks', 'A high tide broke'), 40),
  await tell(2, 'Forty drivers walk out of flooded Port Lorne tunnel', flood.replace('were led out on foot', 'walked out'), 30),
] as const
const rates = await tell(3, 'Central bank of Norland holds rates', bank, 20)
await placeArticles(db, { articles: [...tunnel, rates], placer }, now)
const whole = (await storyOf(tunnel[0])) as StoryId

test('what an editor parts stands apart at once: the story keeps its address, the parted one has its own', async () => {
  assert.deepEqual([await storyOf(tunnel[1]), await storyOf(tunnel[2])], [whole, whole])
  const before = await story(whole)
  await tie(
    [tunnel[0], tunnel[1]].map((other) => ({ article: tunnel[2], other, together: false })),
    'd-1',
  )
  await hear()
  const parted = await story(await storyOf(tunnel[2]))
  assert.deepEqual(await story(whole), { ...before, articles: 2 })
  assert.notEqual(parted?.id, whole)
  assert.equal(parted?.slug, 'forty-drivers-walk-out-of-flooded-port-lorne-tunnel')
  assert.ok(said.includes(whole) && parted && said.includes(parted.id), 'both are said to have changed')
  const [move] = await movesOf(db, whole)
  assert.deepEqual(
    { ...move, why: { ...move?.why, other: undefined } },
    { article: tunnel[2], from: whole, into: parted?.id, by: 'editor', why: { kind: 'tied', decision: 'd-1', other: undefined }, at: now },
  )
})

test('the machine does not undo it, however often it mends, and neither does one that starts later', async () => {
  for (const one of [placer, hearing, openPlacer({ thread: false })]) {
    await mendStories(db, { placer: one }, now)
    assert.notEqual(await storyOf(tunnel[2]), whole)
    assert.equal(await storyOf(tunnel[1]), whole)
  }
})

test('what an editor joins is one story, and the joined one leads on', async () => {
  const joined = (await storyOf(rates)) as StoryId
  await tie([{ article: rates, other: tunnel[0], together: true }])
  await hear()
  assert.equal(await storyOf(rates), whole)
  assert.deepEqual([(await story(joined))?.joined_into, (await story(joined))?.articles], [whole, 0])
  assert.deepEqual(leading, [joined], 'which is said, so that what readers mute stays muted')
  assert.deepEqual(await joinedInto(db, [joined, whole]), [{ from: joined, into: whole }])
  await mendStories(db, { placer }, now)
  assert.equal(await storyOf(rates), whole)
})

test('a word that is taken back leaves it to the machine again', async () => {
  const parted = await storyOf(tunnel[2])
  await inTransaction(db, (tx) =>
    untieArticles(tx, { pairs: [tunnel[0], tunnel[1]].map((other) => ({ article: other, other: tunnel[2] })) }, now),
  )
  await hear()
  await mendStories(db, { placer }, now)
  assert.equal(await storyOf(tunnel[2]), whole, 'the three are alike, and are told as one again')
  assert.equal((await story(parted))?.joined_into, whole, 'and the address that it had leads there')
})

test('a later word of an editor overtakes an earlier one', async () => {
  const { released } = await tie([{ article: rates, other: tunnel[1], together: false }])
  assert.deepEqual(released, [])
  const again = await tie([{ article: rates, other: tunnel[0], together: false }])
  assert.deepEqual(again.released, [])
  await hear()
  assert.notEqual(await storyOf(rates), whole)
  const { released: apart } = await tie([
    { article: tunnel[0], other: tunnel[1], together: true },
    { article: tunnel[1], other: rates, together: true },
  ])
  assert.equal(apart.length, 1, 'apart from the one, bound to him through the other: the earlier word is let go')
  await hear()
  assert.equal(await storyOf(rates), whole)
})

test('an editor joins what is long over', async () => {
  const later = new Date(now.getTime() + 20 * day)
  const late = await tell(3, 'Port Lorne looks back at the night of the flood', bank.replace('Norland', 'Lorne'), -20 * 24 * 60 + 5)
  await sql`update articles set published_at = ${later} where id = ${late}`.execute(db)
  const one = openPlacer({ thread: false })
  await placeArticles(db, { articles: [late], placer: one }, later)
  assert.notEqual(await storyOf(late), whole)
  await tie([{ article: late, other: tunnel[0], together: true }])
  await applyTies(db, { articles: [late], placer: one }, later)
  const standing = await Promise.all([late, tunnel[0], tunnel[1], rates].map(storyOf))
  assert.deepEqual(standing, [whole, whole, whole, whole], 'he is told with the old story, and nobody in it loses an earlier word')
})

test('a story keeps nothing of an article that once stood in it and was taken back', async () => {
  const libel = await tell(
    0,
    'Mayor Quillfeather sold the ferry school',
    'The ferry school at Hexley was sold by the mayor, it is said, for a sum that nobody wrote down in any book.',
    8,
  )
  const other = await tell(
    1,
    'Hexley ferry school has a new owner',
    'A new owner was named for the ferry school of Hexley on Monday, after the council had met behind doors for hours.',
    7,
  )
  await placeArticles(db, { articles: [libel], placer }, now)
  const first = (await storyOf(libel)) as StoryId
  await placeArticles(db, { articles: [other], placer }, now)
  await tie([{ article: libel, other, together: true }])
  await hear()
  await tie([{ article: libel, other, together: false }])
  await hear()
  await withdraw(db, { article: libel, note: null }, now)
  await leaveStory(db, { article: libel, placer }, now)
  const left = (await sql`select * from stories`.execute(db)).rows
  const log = (await sql`select * from story_moves`.execute(db)).rows
  assert.doesNotMatch(JSON.stringify([left, log]), /quillfeather/i)
  assert.ok(first)
})

test('what cannot be tied is refused, and the log is only added to', async () => {
  const code = (want: string) => (error: Refusal) => error.code === want
  await assert.rejects(tie([{ article: rates, other: rates, together: true }]), code('tied-to-itself'))
  await assert.rejects(tie([{ article: rates, other: 'nobody' as ArticleId, together: true }]), code('article-unknown'))
  const many = Array.from({ length: 5001 }, () => ({ article: rates, other: tunnel[0], together: true }))
  await assert.rejects(tie(many), code('too-many-ties'))
  await assert.rejects(sql`update story_moves set by = 'machine'`.execute(db), /only added to/)
  await assert.rejects(sql`delete from story_moves`.execute(db), /only added to/)
})

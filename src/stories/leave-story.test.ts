import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../tests/town/database.ts'
import { joinFeeds } from '../../tests/town/join-feeds.ts'
import { type ArticleId, prepareItem, receive, withdraw } from '../articles/articles.ts'
import { sql } from '../base/database.ts'
import type { FeedId, TitleId } from '../titles/titles.ts'
import { leaveStory, openPlacer, placeArticles } from './stories.ts'

const now = new Date('2026-11-23T12:00:00Z')
const { db } = await testDatabase()
const titles = await joinFeeds(db, ['https://one.example/feed', 'https://two.example/feed'], now)
const placer = openPlacer({ thread: false })

const text =
  '<p>Spring tide breaks over the lower quay at Port Lorne and floods the road tunnel. Forty drivers were led out on foot and engineers began to pump water from the tunnel on Sunday night.</p>'
const tell = async (title: string, headline: string, minutesAgo: number): Promise<ArticleId> => {
  const item = prepareItem(
    {
      guid: `${title} ${headline}`,
      title: headline,
      authors: [],
      categories: [],
      media: [],
      contentHtml: text,
      published: new Date(now.getTime() - minutesAgo * 60_000),
    },
    { feedAddress: `https://${title}.example/feed` },
  )
  const feed = await db
    .selectFrom('feeds')
    .select('id')
    .where('title_id', '=', title as TitleId)
    .executeTakeFirstOrThrow()
  const { fresh } = await receive(
    db,
    { titleId: title as TitleId, feedId: feed.id as FeedId, isMain: true, feedLength: 1, items: [item] },
    now,
  )
  return fresh[0] ?? assert.fail()
}
const kill = async (article: ArticleId) => {
  await withdraw(db, { article, note: null }, now)
  await leaveStory(db, { article, placer }, now)
}
const stories = async () => (await sql<Record<string, unknown>>`select * from stories order by id`.execute(db)).rows

test('a story keeps nothing of a headline that was taken back, in its address neither', async () => {
  const libel = await tell(titles[0]!, 'Mayor Quillfeather stole the Port Lorne tunnel money', 60)
  const other = await tell(titles[1]!, 'Port Lorne road tunnel is flooded', 30)
  await placeArticles(db, { articles: [libel, other], placer }, now)
  const [story, ...more] = await stories()
  assert.equal(more.length, 0)
  assert.match(String(story?.slug), /quillfeather/)
  await kill(libel)
  assert.doesNotMatch(JSON.stringify(await stories()), /quillfeather/i)
  const [left] = await stories()
  assert.deepEqual([left?.id, left?.slug], [story?.id, 'port-lorne-road-tunnel-is-flooded'], 'the story itself stays')
  await kill(other)
  assert.deepEqual(await stories(), [])
})

test('an address stays where the piece stays that it was made of', async () => {
  const first = await tell(titles[0]!, 'Lower quay at Port Lorne is under water', 20)
  const second = await tell(titles[1]!, 'Drivers walk out of the flooded tunnel', 10)
  await placeArticles(db, { articles: [first, second], placer }, now)
  const [before] = await stories()
  assert.equal(before?.slug, 'lower-quay-at-port-lorne-is-under-water')
  await kill(second)
  assert.equal((await stories())[0]?.slug, before?.slug)
  await kill(first)
})

test('a story that others were joined to is gone with its last telling, and they with it', async () => {
  const only = await tell(titles[0]!, 'Quillfeather and the tunnel: what we know', 5)
  await placeArticles(db, { articles: [only], placer }, now)
  const [story] = await stories()
  await sql`insert into stories (id, slug, headline, lead_article_id, first_article_id, articles, titles, publishers, began_at, latest_at, changed_at, joined_into)
    values ('sjoined', 'quillfeather-before', 'Quillfeather before', ${only}, ${only}, 0, 0, 0, ${now}, ${now}, ${now}, ${story?.id})`.execute(
    db,
  )
  await kill(only)
  assert.deepEqual(await stories(), [], 'no list of stories names it any more')
})

test('what was joined to a story that goes on keeps no words of its own', async () => {
  const first = await tell(titles[0]!, 'Tunnel pumps start at Port Lorne', 4)
  const libel = await tell(titles[1]!, 'Quillfeather sold the pumps of Port Lorne', 3)
  await placeArticles(db, { articles: [first, libel], placer }, now)
  const [story] = await stories()
  await sql`insert into stories (id, slug, headline, lead_article_id, first_article_id, articles, titles, publishers, began_at, latest_at, changed_at, joined_into)
    values ('sjoined', 'quillfeather-sold', 'Quillfeather sold', ${libel}, ${libel}, 0, 0, 0, ${now}, ${now}, ${now}, ${story?.id})`.execute(
    db,
  )
  await kill(libel)
  const left = await stories()
  assert.doesNotMatch(JSON.stringify(left), /quillfeather/i)
  assert.deepEqual(left.find(({ id }) => id === 'sjoined')?.joined_into, story?.id, 'its address still leads there')
})

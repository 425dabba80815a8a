import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../tests/town/database.ts'
import { type ArticleId, prepareItem, receive, withdraw } from '../articles/articles.ts'
import { hour } from '../base/clock.ts'
import { sql } from '../base/database.ts'
import { type FeedId, joinTitles, type TitleId } from '../titles/titles.ts'
import { leaveStory, openPlacer, placeArticles, placeMissed, refreshStories } from './stories.ts'

const now = new Date('2026-11-23T12:00:00Z')
const { db } = await testDatabase()
const names = ['ana', 'bo', 'cy', 'di'] as const
await joinTitles(
  db,
  names.map((id) => ({
    id,
    name: `The ${id}`,
    publisher: id === 'di' ? 'Cy Press' : id === 'cy' ? 'Cy Press' : `${id} Press`,
    country: id === 'ana' ? 'GB' : 'AU',
    language: 'en',
    kind: 'daily' as const,
    home: `https://${id}.example/`,
    feeds: [{ address: `https://${id}.example/feed`, section: null }],
  })) as never,
  now,
)
const feeds = new Map(
  (await db.selectFrom('feeds').select(['id', 'title_id']).execute()).map((feed) => [feed.title_id as string, feed.id as FeedId]),
)

const flood =
  '<p>Spring tide breaks over the lower quay at Port Lorne and floods the road tunnel. Forty drivers were led out on foot and engineers began to pump water from the tunnel on Sunday night.</p>'
const tell = async (title: string, headline: string, html: string, hours: number): Promise<ArticleId[]> => {
  const item = prepareItem(
    {
      guid: `${title}-${headline}`,
      title: headline,
      link: `https://${title}.example/${encodeURIComponent(headline)}`,
      authors: [],
      contentHtml: html,
      categories: ['World'],
      media: [],
      published: new Date(now.getTime() + hours * hour),
    },
    { feedAddress: `https://${title}.example/feed` },
  )
  const { fresh, changed } = await receive(
    db,
    { titleId: title as TitleId, feedId: feeds.get(title) as FeedId, isMain: true, feedLength: 1, items: [item] },
    now,
  )
  return [...fresh, ...changed]
}
const stories = async () =>
  (
    await sql<{
      id: string
      headline: string
      articles: number
      titles: number
      publishers: number
      countries: string[]
      lead_article_id: string
      first_article_id: string
      desk: string | null
      slug: string
      joined_into: string | null
      name_article_id: string | null
    }>`select * from stories order by began_at`.execute(db)
  ).rows

const placer = openPlacer({ thread: true })
const [a] = await tell('ana', 'Port Lorne tunnel closed by flood', flood, -3)
const [b] = await tell(
  'bo',
  'Forty drivers walk out of flooded Port Lorne tunnel',
  flood.replace('Spring tide breaks', 'A high tide broke'),
  -5,
)
const [c] = await tell(
  'cy',
  'Central bank of Norland holds rates',
  '<p>Governor Aase Lund said inflation was slowing but wages were not, as the bank in Norland held its rate at four per cent.</p>',
  -2,
)

test('articles are placed on the thread, and the story says what it is', async () => {
  await placeArticles(db, { articles: [a, b, c] as ArticleId[], placer }, now)
  const [tunnel, bank] = await stories()
  assert.equal(tunnel?.articles, 2)
  assert.equal(tunnel?.publishers, 2)
  assert.deepEqual(tunnel?.countries, ['AU', 'GB'])
  assert.equal(tunnel?.first_article_id, b)
  assert.equal(tunnel?.desk, 'world')
  assert.ok(tunnel?.slug.startsWith('forty-drivers') || tunnel?.slug.startsWith('port-lorne'))
  assert.equal(bank?.articles, 1)
})

test('hearing the same articles again changes nothing', async () => {
  const before = await stories()
  assert.deepEqual(await placeArticles(db, { articles: [a, b, c] as ArticleId[], placer }, now), [])
  assert.deepEqual(await stories(), before)
})

test('a process that starts later places into the same stories; editions of one publisher count once', async () => {
  const second = openPlacer({ thread: false })
  const fresh = [
    ...(await tell('cy', 'Flood shuts Port Lorne road tunnel', flood, -1)),
    ...(await tell('di', 'Flood shuts Port Lorne road tunnel, drivers safe', flood, -1)),
  ]
  await placeArticles(db, { articles: fresh, placer: second }, now)
  const [tunnel] = await stories()
  assert.equal(tunnel?.articles, 4)
  assert.equal(tunnel?.titles, 4)
  assert.equal(tunnel?.publishers, 3)
})

test('a story follows the telling that names it when its headline is corrected', async () => {
  const [tunnel] = await stories()
  const named = tunnel?.name_article_id as ArticleId
  await sql`update articles set headline = 'Flood shut Port Lorne road tunnel' where id = ${named}`.execute(db)
  await refreshStories(db, { articles: [named], placer }, now)
  assert.equal((await stories())[0]?.headline, 'Flood shut Port Lorne road tunnel')
})

test('a withdrawn article leaves its story, and a story that nobody tells is gone', async () => {
  for (const article of [b, c] as ArticleId[]) {
    await withdraw(db, { article, note: 'withdrawn' }, now)
    await leaveStory(db, { article, placer }, now)
  }
  const left = await stories()
  assert.equal(left.length, 1)
  assert.equal(left[0]?.articles, 3)
  assert.notEqual(left[0]?.first_article_id, b)
})

test('what was said of an article and never heard is found and placed', async () => {
  const [missed] = await tell(
    'ana',
    'Norland harvest festival draws record crowd',
    '<p>Some forty thousand people came to the harvest festival in Norland on Sunday, the organisers said.</p>',
    -6,
  )
  assert.equal(await placeMissed(db, { placer }, now), 0)
  assert.equal(await placeMissed(db, { placer }, new Date(now.getTime() + hour)), 1)
  const { rows } = await sql`select 1 from story_articles where article_id = ${missed}`.execute(db)
  assert.equal(rows.length, 1)
  await withdraw(db, { article: missed as ArticleId, note: null }, now)
  await leaveStory(db, { article: missed as ArticleId, placer }, now)
})

test('stories that turn out to be one are joined in the tables, and the joined one leads to the other', async () => {
  // Two processes that could not know of each other opened a story each.
  const [tunnel] = await stories()
  const [late] = await tell('bo', 'Road tunnel at Port Lorne is flooded', flood, -4)
  await sql`insert into stories (id, slug, headline, lead_article_id, first_article_id, articles, titles, publishers, began_at, latest_at, changed_at)
    values ('stwin', 'twin', 'Twin', ${late}, ${late}, 1, 1, 1, ${now}, ${now}, ${now})`.execute(db)
  await sql`insert into story_articles (article_id, story_id, likeness, placed_at) values (${late}, 'stwin', 1, ${now})`.execute(db)
  const third = openPlacer({ thread: false })
  const [touch] = await tell('di', 'Pumps at work in flooded Port Lorne road tunnel', flood, 0)
  await placeArticles(db, { articles: [touch as ArticleId], placer: third }, now)
  const all = await stories()
  const twin = all.find((story) => story.id === 'stwin')
  const whole = all.find((story) => story.id === tunnel?.id)
  assert.deepEqual([twin?.joined_into, whole?.articles].includes(tunnel?.id as never) || whole?.joined_into === 'stwin', true)
  assert.equal(
    all.reduce((sum, story) => sum + story.articles, 0),
    5,
  )
})

test('an article whose words are known only later finds its story then', async () => {
  const [thin] = await tell('ana', 'Chaos at dawn', '<p>More to follow.</p>', 0.2)
  const whole =
    '<p>Two goods trains ran into each other at the junction of Osten before dawn, and nobody was hurt, the railway of Velde said. Wagons with grain lay across four tracks, and the line to Tarn stays shut.</p>'
  const [full] = await tell('bo', 'Goods trains collide at Osten junction', whole, 0.3)
  await placeArticles(db, { articles: [thin, full] as ArticleId[], placer }, now)
  const storyOf = async (article: ArticleId | undefined) =>
    (await sql<{ id: string }>`select story_id as id from story_articles where article_id = ${article}`.execute(db)).rows[0]?.id
  const before = await storyOf(thin)
  assert.notEqual(before, await storyOf(full))
  const text =
    'Two goods trains ran into each other at Osten junction before dawn; wagons with grain lay across four tracks, the railway of Velde said, and the line to Tarn stays shut.'
  await sql`update articles set headline = 'Goods trains collide at Osten', opening = ${text} where id = ${thin}`.execute(db)
  await refreshStories(db, { articles: [thin as ArticleId], placer }, now)
  assert.equal(await storyOf(thin), await storyOf(full))
  const left = (await stories()).find(({ id }) => id === before)
  assert.ok(left?.joined_into === (await storyOf(full)) || before === (await storyOf(full)), 'the address of the other leads on')
})

test.after(() => placer.close())

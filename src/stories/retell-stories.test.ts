import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { counted } from '../../tests/town/counted.ts'
import { testDatabase } from '../../tests/town/database.ts'
import { joinFeeds } from '../../tests/town/join-feeds.ts'
import { type ArticleId, prepareItem, receive, withdraw } from '../articles/articles.ts'
import { day, hour } from '../base/clock.ts'
import { inTransaction, sql } from '../base/database.ts'
import type { FeedId, TitleId } from '../titles/titles.ts'
import { retellStories } from './retell-stories.ts'
import { aboutArticles, leaveStory, openPlacer, placeArticles, reckonTopics, retellUntold, type StoryId, topicsOf } from './stories.ts'

const now = new Date('2026-11-23T12:00:00Z')
const { db } = await testDatabase()
const titles = await joinFeeds(
  db,
  ['one', 'two', 'three'].map((name) => `https://${name}.example/feed`),
  now,
)
const placer = openPlacer({ thread: false })
after(() => placer.close())

const tell = async (n: number, headline: string, text: string, at: Date): Promise<ArticleId> => {
  const title = titles[n] as TitleId
  const item = prepareItem(
    {
      guid: `${title} ${headline}`,
      title: headline,
      authors: [{ name: 'Jane Roe' }],
      categories: [],
      media: [],
      contentHtml: `<p>${text}</p>`,
      published: at,
      language: 'en',
    } as Parameters<typeof prepareItem>[0],
    { feedAddress: `https://${title}.example/feed` },
  )
  const feed = await db.selectFrom('feeds').select('id').where('title_id', '=', title).executeTakeFirstOrThrow()
  const { fresh } = await receive(db, { titleId: title, feedId: feed.id as FeedId, isMain: true, feedLength: 1, items: [item] }, at)
  await placeArticles(db, { articles: fresh, placer }, at)
  return fresh[0] ?? assert.fail()
}
const story = async (article: ArticleId) => {
  const { rows } = await sql<
    Record<string, unknown> & { id: StoryId }
  >`select s.* from stories s join story_articles sa on sa.story_id = s.id where sa.article_id = ${article}`.execute(db)
  return rows[0] ?? assert.fail()
}
const namesOf = async (id: StoryId) => ((await topicsOf(db, [id])).get(id) ?? []).map(({ name }) => name).sort()
const before = (hours: number) => new Date(now.getTime() - hours * hour)

let first: ArticleId
let second: ArticleId
test('a story says what it is called, who was first, what is in it and what it is about', async () => {
  first = await tell(
    0,
    'Shock in Lisbon! You will not believe what the minister did',
    'Transport minister Ines Calder resigned in Lisbon on Sunday after an inquiry into the night ferry that sank off the coast. Calder will leave the government of Portugal at once.',
    before(3),
  )
  second = await tell(
    1,
    'Portugal’s transport minister Ines Calder resigns over ferry inquiry',
    'Ines Calder, the transport minister of Portugal, resigned on Sunday in Lisbon over the inquiry into the ferry that sank in spring with nine people aboard.',
    before(2),
  )
  const told = await story(first)
  assert.equal((await story(second)).id, told.id)
  assert.equal(told.headline, 'Portugal’s transport minister Ines Calder resigns over ferry inquiry')
  assert.equal(told.name_article_id, second)
  assert.equal(told.first_article_id, first)
  assert.deepEqual(told.first_how, { how: 'time' })
  assert.deepEqual(await namesOf(told.id), ['Ines Calder', 'Lisbon', 'Portugal'])
  const about = (await aboutArticles(db, [first])).get(first)
  assert.deepEqual(about?.writers, [{ key: 'jane-roe', name: 'Jane Roe' }])
  assert.deepEqual(about?.topics.map(({ kind }) => kind).sort(), ['person', 'place', 'place'])
  assert.equal(about?.story, told.id)
})

test('telling a story again changes nothing and costs a bounded number of statements', async () => {
  const { id, ...had } = await story(first)
  const statements = counted(db)
  await inTransaction(statements.db, (tx) => retellStories(tx, [id], now))
  assert.ok(statements.count() <= 16, `${statements.count()}`)
  const { id: _, ...again } = await story(first)
  assert.deepEqual({ ...again, changed_at: had.changed_at, told_at: had.told_at }, had)
})

test('a piece taken back takes its words with it at once: name, summary, and topics that nobody else tells', async () => {
  const libel = await tell(
    2,
    'Quillfeather sank the ferry, Ines Calder says',
    'Roland Quillfeather sank the ferry off Lisbon, transport minister Ines Calder said in Portugal on Sunday when she resigned over the inquiry. Roland Quillfeather denied it.',
    before(1),
  )
  const { id } = await story(first)
  assert.equal((await story(libel)).id, id)
  assert.ok((await namesOf(id)).includes('Roland Quillfeather'))
  await withdraw(db, { article: libel, note: null }, now)
  await leaveStory(db, { article: libel, placer }, now)
  for (const table of ['stories', 'topics', 'story_topics', 'related_stories'])
    assert.doesNotMatch(JSON.stringify((await sql`select * from ${sql.table(table)}`.execute(db)).rows), /quillfeather/i, table)
  assert.deepEqual(await namesOf(id), ['Ines Calder', 'Lisbon', 'Portugal'])
})

test('stories of several days that share a place and an affair are a matter, with each related to the others and told why', async () => {
  const days = [
    [
      'Iceland calls early election for December',
      'The government of Iceland called an early election in Reykjavik after the budget failed, the prime minister said.',
    ],
    [
      'Opinion poll puts opposition ahead before Iceland election',
      'A survey of voters in Iceland puts the opposition ahead in the election, with fishing quotas the largest question for coastal towns.',
    ],
    [
      'Iceland election: ballots flown to the capital by helicopter',
      'Snow closed roads in Iceland and helicopters carried ballots of the election over the glacier to be counted.',
    ],
  ] as const
  const stories: StoryId[] = []
  for (const [n, [headline, text]] of days.entries()) {
    const at = new Date(now.getTime() - (16 - 4 * n) * day)
    stories.push((await story(await tell(0, headline, text, at))).id)
  }
  assert.equal(new Set(stories).size, 3, 'three events')
  const matter = async () =>
    (
      await sql<{
        name: string
        running: boolean
        stories: number
      }>`select name, running, stories from topics where kind = 'matter' and key like '%place:is%'`.execute(db)
    ).rows
  assert.deepEqual(await matter(), [{ name: 'Election in Iceland', running: false, stories: 0 }])
  assert.ok(!(await namesOf(stories[0] as StoryId)).includes('Election in Iceland'), 'it is none before it is counted')
  assert.ok((await reckonTopics(db, now)) > 0)
  assert.equal(await reckonTopics(db, now), 0, 'what is counted is not counted again')
  assert.deepEqual(await matter(), [{ name: 'Election in Iceland', running: true, stories: 3 }])
  const last = await story(
    await tell(
      1,
      'Iceland election: parties begin talks',
      'Parties in Iceland began talks in Reykjavik on the new government after the election, the president said.',
      new Date(now.getTime() - 4 * day),
    ),
  )
  const { rows } = await sql<{
    related: string
    why: { matter?: string }
  }>`select related_id as related, why from related_stories where story_id = ${last.id}`.execute(db)
  assert.ok(rows.length === 3, `${rows.length} related`)
  assert.ok(rows.every(({ why }) => why.matter))
  const { rows: back } = await sql`select 1 from related_stories where related_id = ${last.id}`.execute(db)
  assert.equal(back.length, rows.length, 'the earlier ones lead to the later')
})

test('what an earlier paper told is told anew', async () => {
  await sql`update stories set told_at = null, name_article_id = null where joined_into is null`.execute(db)
  assert.ok((await retellUntold(db, now)) > 0)
  assert.equal(await retellUntold(db, now), 0)
  assert.notEqual((await story(first)).name_article_id, null)
})

test('a name without end is none, and its pieces are placed all the same', async () => {
  let seed = 7
  const chance = () => (seed = (seed * 1103515245 + 12345) & 0x7fffffff)
  const name = `John A${Array.from({ length: 560 }, () => String.fromCharCode(0xac00 + (chance() % 11_000))).join('')}`
  const pieces: ArticleId[] = []
  for (const n of [0, 1])
    pieces.push(await tell(n, 'Police arrest man after long search near the harbour bridge', `Police held ${name}.`, before(1)))
  const [one, other] = [await story(pieces[0] as ArticleId), await story(pieces[1] as ArticleId)]
  assert.equal(one.id, other.id)
  assert.deepEqual(
    (await namesOf(one.id)).filter((topic) => topic.length > 100),
    [],
  )
})

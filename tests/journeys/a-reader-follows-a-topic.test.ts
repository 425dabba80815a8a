import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql } from '../../src/base/database.ts'
import { reckonTopics, retellUntold } from '../../src/stories/stories.ts'
import { openWeb, type Web } from '../../src/web/web.ts'
import { counted } from '../town/counted.ts'
import { testDatabase } from '../town/database.ts'
import { townConfig } from '../town/town-config.ts'
import { fillWeb } from '../town/web-fixture.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-23T12:00:00Z')
const statements = counted(db)
let web: Web

before(async () => {
  await fillWeb(db, now)
  while ((await retellUntold(db, now)) > 0);
  await reckonTopics(db, now)
  web = openWeb(statements.db, { config: townConfig({ PUBLIC_URL: 'https://paper.example' }), now: () => now })
  await web.request('/about')
})

const cold = async (path: string) => {
  web.forget()
  const had = statements.count()
  const response = await web.request(path)
  return {
    status: response.status,
    to: response.headers.get('location'),
    text: await response.text(),
    statements: statements.count() - had,
  }
}
const plain = (html: string) =>
  html
    .replace(/<[^>]+>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
const storyAt = ({ id, slug }: { id: string; slug: string }) => `/stories/${slug}-${id}`
type Row = { id: string; slug: string; headline: string; summary: { articleId: string; sentence: string }[] }
const broadest = async (where = 'true') =>
  (
    await sql<Row>`select id, slug, headline, summary from stories s where joined_into is null and jsonb_array_length(summary) > 2 and ${sql.raw(where)} order by titles desc, id`.execute(
      db,
    )
  ).rows

test('a story page: its name, who was first and how that is known, sentences of its titles with their source, its topics', async () => {
  const [row] = await broadest('exists (select from story_topics where story_id = s.id)')
  assert.ok(row)
  const page = await cold(storyAt(row))
  assert.equal(page.status, 200)
  assert.ok(page.statements <= 4, `${page.statements} statements`)
  const [, head = ''] = /<h1[^>]*>(.*?)<\/h1>/s.exec(page.text) ?? []
  assert.equal(plain(head), row.headline)
  assert.match(page.text, /First reported by/)
  const quotes = [...page.text.matchAll(/<li class="[^"]*"><q cite="(\/news\/[^"]+)"[^>]*>(.*?)<\/q>\s*<a href="\1"/gs)]
  assert.ok(quotes.length >= 2 && quotes.length <= 4, `${quotes.length} sentences`)
  for (const [, link = '', sentence = ''] of quotes) {
    const id = /[^-]+$/.exec(link)?.[0]
    const { rows } = await sql<{
      text: string
    }>`select concat_ws(E'\n', standfirst, opening) as text from articles where id = ${id}`.execute(db)
    assert.ok(rows[0]?.text.includes(plain(sentence)), `${sentence} stands in its piece`)
  }
  assert.match(page.text, /id="story-topics"/)
  assert.match(page.text, /name="say" value="follow topic k[0-9a-z]+"/)
})

test('no sentence of a summary is more than everybody may see of its piece', async () => {
  const gated = new Set(
    (
      await sql<{
        id: string
      }>`select a.id from articles a join terms k on k.title_id = a.title_id where k.document->>'text' = 'headline' or k.document->>'access' = 'members'`.execute(
        db,
      )
    ).rows.map(({ id }) => id),
  )
  let looked = 0
  for (const row of await broadest()) {
    const page = await cold(storyAt(row))
    for (const { articleId, sentence } of row.summary) {
      if (!gated.has(articleId) || !plain(page.text).includes(sentence)) continue
      const article = await web.request(`/news/x-${articleId}`)
      const to = article.headers.get('location')
      const shown = to ? await (await web.request(to)).text() : await article.text()
      assert.ok(plain(shown).includes(sentence.slice(0, 60)), `${sentence} is open on its own page too`)
      looked++
    }
    if (looked > 6) break
  }
  assert.ok(looked > 0, 'some titles are gated')
  for (const { summary } of await broadest())
    for (const { articleId } of summary) {
      const { rows } = await sql<{
        text: string | null
      }>`select k.document->>'text' as text from articles a join terms k on k.title_id = a.title_id where a.id = ${articleId}`.execute(db)
      assert.notEqual(rows[0]?.text, 'headline')
    }
})

test('a topic page: its stories by day, latest first; its address follows a wrong name; its feed; the index names it', async () => {
  const { rows } = await sql<{
    id: string
    slug: string
    name: string
    stories: number
  }>`select id, slug, name, stories from topics where kind <> 'matter' and stories > 1 order by stories desc, id limit 1`.execute(db)
  const [topic] = rows
  assert.ok(topic)
  const path = `/topics/${topic.slug}-${topic.id}`
  const page = await cold(path)
  assert.equal(page.status, 200)
  assert.ok(page.statements <= 2, `${page.statements} statements`)
  assert.match(page.text, new RegExp(`<h1>${topic.name}</h1>`))
  const days = [...page.text.matchAll(/<h2><time datetime="(\d{4}-\d{2}-\d{2})"/g)].map(([, day = '']) => day)
  assert.ok(days.length > 0)
  assert.deepEqual(days, days.toSorted().reverse())
  assert.match(page.text, new RegExp(`value="follow topic ${topic.id}"`))
  const moved = await cold(`/topics/nonsense-${topic.id}`)
  assert.equal(moved.status, 301)
  assert.equal(moved.to, path)
  assert.equal((await cold('/topics/nothing-k0000000000')).status, 404)
  assert.equal((await cold(`${path}?before=%00`)).status, 200)
  const feed = await cold(`/feeds/topics/${topic.id}.xml`)
  assert.equal(feed.status, 200)
  assert.ok((feed.text.match(/<item>/g) ?? []).length > 1)
  const index = await cold('/topics')
  assert.ok(index.statements <= 1, `${index.statements} statements`)
  assert.ok(index.text.includes(`href="${path}"`))
})

test('a related story says why it is', async () => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from stories where told_at is null and joined_into is null`.execute(
    db,
  )
  assert.equal(rows[0]?.n, 0, 'all stories were told')
  const { rows: shared } = await sql<{ one: string; other: string; topic: string; name: string; slug: string }>`
    select a.story_id as one, b.story_id as other, x.id as topic, x.name, s.slug from story_topics a join story_topics b on b.topic_id = a.topic_id and b.story_id > a.story_id
    join topics x on x.id = a.topic_id and x.kind <> 'matter' join stories s on s.id = a.story_id order by a.story_id limit 1`.execute(db)
  const [pair] = shared
  assert.ok(pair)
  await sql`insert into related_stories (story_id, related_id, likeness, why) values (${pair.one}, ${pair.other}, 0.9, ${JSON.stringify({ topics: [pair.topic] })}::jsonb)
    on conflict (story_id, related_id) do update set why = excluded.why, likeness = 0.9`.execute(db)
  const page = await cold(storyAt({ id: pair.one, slug: pair.slug }))
  assert.ok(
    plain(page.text).includes(`Also about ${pair.name}`),
    page.text.slice(page.text.indexOf('Related stories'), page.text.indexOf('Related stories') + 2000),
  )
})

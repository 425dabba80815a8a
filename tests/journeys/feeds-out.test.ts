import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import RssParser from 'rss-parser'
import { sql } from '../../src/base/database.ts'
import { openWeb, type Web } from '../../src/web/web.ts'
import { testDatabase } from '../town/database.ts'
import { townConfig } from '../town/town-config.ts'
import { fillWeb } from '../town/web-fixture.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-23T12:00:00Z')
let web: Web
before(async () => {
  await fillWeb(db, now)
  web = openWeb(db, { config: townConfig({ PUBLIC_URL: 'https://paper.example', PAPER_NAME: 'Morning & <Evening>' }), now: () => now })
})
const text = async (path: string) => (await web.request(path)).text()

test('each feed is read by a foreign parser, with whole addresses, names, days and pictures', async () => {
  const story = (await sql<{ id: string }>`select id from stories order by articles desc limit 1`.execute(db)).rows[0]?.id
  for (const path of ['/feeds/front', '/feeds/section/sport', '/feeds/titles/meridian-uk', `/feeds/stories/${story}`]) {
    const rss = await new RssParser<Record<string, never>, { creator?: string; picture?: { $?: { url?: string } } }>({
      customFields: { item: [['media:content', 'picture'] as never] },
    }).parseString(await text(`${path}.xml`))
    const json = JSON.parse(await text(`${path}.json`))
    assert.ok(rss.title?.includes('Morning & <Evening>'))
    assert.ok(rss.items.length > 3, path)
    assert.equal(rss.items.length, json.items.length)
    assert.equal(json.version, 'https://jsonfeed.org/version/1.1')
    for (const [i, item] of rss.items.entries()) {
      assert.match(item.link ?? '', /^https:\/\/paper\.example\/news\//)
      assert.equal(item.link, json.items[i].url)
      assert.equal(item.title, json.items[i].title)
      assert.ok(Date.parse(item.isoDate ?? '') <= now.getTime())
      assert.ok(item.creator)
      assert.equal((await web.request(new URL(item.link as string).pathname)).status, 200)
    }
    assert.ok(rss.items.some((item) => item.picture?.$?.url?.startsWith('https://paper.example/pictures/')))
  }
})

test('what editors pick is a feed, in their order and with the line that one of them wrote; its page leads to it', async () => {
  await sql`insert into edition_places (page, place, story_id, article_id, score, reasons, line, set_at)
    select 'our-picks', 1 - place, story_id, article_id, 0, '[]', case when place = 1 then 'One to keep.' end, set_at
    from edition_places where page = 'front' and place < 2`.execute(db)
  const links = async (path: string) => [...(await text(path)).matchAll(/href="(\/feeds\/[^"]+)"/g)].map((match) => match[1])
  assert.ok((await links('/picks')).includes('/feeds/our-picks.xml'))
  for (const file of ['our-picks.xml', 'our-picks.json', 'good-news.xml', 'good-news.json'])
    assert.ok((await links('/feeds')).includes(`/feeds/${file}`), file)
  const { items, title } = await new RssParser().parseString(await text('/feeds/our-picks.xml'))
  assert.equal(title, 'Our picks · Morning & <Evening>')
  const front = await new RssParser().parseString(await text('/feeds/front.xml'))
  assert.deepEqual(
    items.map((item) => item.link),
    front.items
      .slice(0, 2)
      .map((item) => item.link)
      .reverse(),
  )
  assert.match(items[0]?.content ?? '', /Our editors: One to keep\./)
  assert.doesNotMatch(items[1]?.content ?? '', /Our editors/)
  assert.deepEqual(JSON.parse(await text('/feeds/good-news.json')).items, [], 'an empty shelf is an empty feed')
  for (const nothing of ['nowhere.xml', 'front', 'our-picks.atom', 'constructor.xml'])
    assert.equal((await web.request(`/feeds/${nothing}`)).status, 404, nothing)
  web.forget()
})

test('a feed that has not changed is not sent again', async () => {
  const first = await web.request('/feeds/front.xml')
  const etag = first.headers.get('etag') as string
  web.forget()
  const again = await web.request('/feeds/front.xml', { headers: { 'if-none-match': etag } })
  assert.equal(again.status, 304)
  assert.equal(await again.text(), '')
})

test('what XML forbids does not get in', async () => {
  const { rows } = await sql<{ article_id: string }>`select article_id from edition_places where page = 'front' and place = 0`.execute(db)
  await sql`update articles set headline = ${'A <b> & "c" \u0007\ud83d\ude00 ]]>'} where id = ${rows[0]?.article_id}`.execute(db)
  web.forget()
  const rss = await new RssParser().parseString(await text('/feeds/front.xml'))
  assert.equal(rss.items[0]?.title, 'A <b> & "c" \ud83d\ude00 ]]>')
})

import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql } from '../../src/base/database.ts'
import { openWeb, type Web } from '../../src/web/web.ts'
import { counted } from '../town/counted.ts'
import { testDatabase } from '../town/database.ts'
import { townConfig } from '../town/town-config.ts'
import { fillWeb, type WebFixture } from '../town/web-fixture.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-23T12:00:00Z')
const statements = counted(db)
let web: Web
let filled: WebFixture

before(async () => {
  filled = await fillWeb(db, now)
  web = openWeb(statements.db, { config: townConfig({ PUBLIC_URL: 'https://paper.example' }), now: () => now })
  // Which networks are institutions' is asked once a minute, whatever page is the first to need it.
  await web.request('/about')
})

const get = async (path: string, headers: Record<string, string> = {}) => {
  const response = await web.request(path, { headers })
  return { status: response.status, headers: response.headers, text: await response.text() }
}
const cold = async (path: string) => {
  web.forget()
  const had = statements.count()
  const answer = await get(path)
  return { ...answer, statements: statements.count() - had }
}
const first = (text: string, pattern: RegExp) => pattern.exec(text)?.[1] ?? assert.fail(`nothing like ${pattern}`)
const one = async (where: string) => {
  const { rows } = await sql<{
    id: string
    slug: string
    headline: string
    path: string
  }>`select id, slug, headline, '/news/' || slug || '-' || id as path from articles where ${sql.raw(where)} order by id limit 1`.execute(db)
  return rows[0] ?? assert.fail(`no article where ${where}`)
}

test('the front page: one lead, seconds, briefs, sections, countries; three statements at most; no story twice above the countries', async () => {
  const page = await cold('/')
  assert.equal(page.status, 200)
  assert.ok(page.statements <= 3, `${page.statements} statements`)
  assert.match(page.text, /class="first-lead pictured"/)
  assert.match(page.text, /First reported by/)
  assert.match(page.text, /\d+ titles tell this story/)
  assert.match(page.text, /id="in-brief"/)
  assert.match(page.text, /id="band-sport"/)
  assert.match(page.text, /id="by-country"/)
  const above = page.text.slice(0, page.text.indexOf('id="by-country"'))
  const headlines = [...above.matchAll(/<h[23][^>]*><a href="(\/news\/[^"]+)"/g)].map((match) => match[1])
  assert.equal(new Set(headlines).size, headlines.length)
  assert.ok(headlines.length > 20)
})

test('every place says why it is there, when asked', async () => {
  const [plain, reasons] = [await get('/'), await get('/?why')]
  assert.doesNotMatch(plain.text, /Why is this here/)
  assert.match(reasons.text, /Why is this here\?<\/summary><ul><li>\d+ titles tell this story/)
  assert.match(reasons.text, /noindex/)
})

test('an article, in the order of the page; four statements at most', async () => {
  const { path, headline } = await one(`state = 'ready' and picture_id is not null and title_id = 'meridian-uk'`)
  const page = await cold(path)
  assert.equal(page.status, 200)
  assert.ok(page.statements <= 4, `${page.statements} statements`)
  const order = [
    'All your news in one place',
    'host-name',
    'The Meridian - UK',
    'host-section',
    'class="byline"',
    '<h1',
    '<figure',
    '<figcaption',
    'class="body"',
    'id="related"',
    'id="top-stories"',
    'class="foot"',
  ]
  const at = order.map((piece) => page.text.indexOf(piece, page.text.indexOf('<body')))
  assert.deepEqual(
    at,
    [...at].sort((a, b) => a - b),
    order.map((piece, i) => `${piece}: ${at[i]}`).join(', '),
  )
  assert.ok(at.every((place) => place > 0))
  const ld = JSON.parse(first(page.text, /<script type="application\/ld\+json">([\s\S]*?)<\/script>/))
  assert.equal(ld['@type'], 'NewsArticle')
  assert.equal(ld.headline, headline.slice(0, 110))
  assert.equal(ld.publisher.name, 'The Meridian - UK')
  assert.match(page.text, /<link rel="canonical" href="https:\/\/meridian-uk\.example\//)
  assert.match(page.text, /<meta property="og:image" content="https:\/\/paper\.example\/pictures\//)
})

test('a wrong slug leads to the right one, an unknown piece is 404', async () => {
  const { id, path } = await one(`state = 'ready'`)
  const wrong = await get(`/news/something-else-${id}`)
  assert.equal(wrong.status, 301)
  assert.equal(wrong.headers.get('location'), path)
  assert.equal((await get('/news/nothing-a00000000')).status, 404)
  assert.equal((await get('/news/x')).status, 404)
  assert.equal((await get('/news/%00%ff-a1')).status, 404)
})

test('a piece in German says that it is', async () => {
  const { path } = await one(`state = 'ready' and language = 'de-DE'`)
  const page = await get(path)
  assert.match(page.text, /<h1 lang="de-DE">/)
  assert.match(page.text, /class="body" lang="de-DE"/)
  assert.match(page.text, /In German/)
})

test('where a title gives its opening only, nothing more leaves the server: page, feeds, search, JSON-LD', async () => {
  const [id, piece] =
    [...filled.pieces].find(
      ([, one]) => one.title.text === 'opening' && !one.withdrawn && one.title.language.startsWith('en') && one.paragraphs.length > 3,
    ) ?? assert.fail()
  const held = piece.paragraphs.at(-1)?.slice(10, 60) as string
  const page = await get(`/news/x-${id}`)
  const real = await get(page.headers.get('location') as string)
  assert.ok(real.text.includes(piece.paragraphs[0]?.slice(0, 30).replaceAll('&', '&amp;').replaceAll('"', '&quot;') as string))
  assert.match(real.text, /Read it at /)
  for (const path of [
    page.headers.get('location') as string,
    `/feeds/titles/${piece.title.id}.xml`,
    `/feeds/titles/${piece.title.id}.json`,
    `/search?q=${encodeURIComponent(held)}&title=${piece.title.id}`,
  ]) {
    const { text } = await get(path)
    const body = path.startsWith('/search') ? text.slice(text.indexOf('class="hits"')) : text
    assert.ok(!body.includes(held), `${path} tells "${held}"`)
  }
})

test('a corrected piece carries its note and what it was before', async () => {
  const { path } = await one(`state = 'ready' and correction is not null`)
  const page = await get(path)
  assert.match(page.text, /aria-label="Correction"/)
  assert.match(page.text, /Version 2/)
})

test('a withdrawn piece is gone: 410 with the note, not one word of the text, on no page and in no feed', async () => {
  const { id, path, headline } = await one(`state = 'withdrawn'`)
  const page = await get(path)
  assert.equal(page.status, 410)
  assert.match(page.text, /This piece was withdrawn/)
  const text = filled.pieces.get(id)?.paragraphs[0]?.slice(0, 40) as string
  assert.ok(!page.text.includes(text))
  for (const other of ['/', '/feeds/front.xml', `/search?q=${encodeURIComponent(headline)}`, '/sitemaps/news.xml'])
    assert.ok(!(await get(other)).text.includes(id), other)
})

test('the address of a piece that was joined to another leads there, and from there on; only the last one is gone when all are', async () => {
  const [elder, other] = [await one(`state = 'ready'`), await one(`state = 'withdrawn'`)]
  const join = (id: string, into: string) =>
    sql`insert into articles (id, title_id, slug, headline, published_at, received_at, changed_at, state, joined_into, search)
      select ${id}, title_id, 'an-older-name', '', published_at, received_at, changed_at, 'withdrawn', ${into}, '' from articles where id = ${into}`.execute(
      db,
    )
  await join('ajoined1', elder.id)
  await join('ajoined2', 'ajoined1')
  await join('ajoined3', other.id)
  const leads = async (path: string) => [(await get(path)).status, (await get(path)).headers.get('location')]
  assert.deepEqual(await leads('/news/an-older-name-ajoined1'), [301, elder.path])
  assert.deepEqual(await leads('/news/an-older-name-ajoined2'), [301, '/news/an-older-name-ajoined1'])
  assert.deepEqual(await leads('/news/any-name-ajoined3'), [301, other.path])
  assert.equal((await get(other.path)).status, 410)
  await sql`delete from articles where id like 'ajoined%'`.execute(db)
})

test('a withdrawal is seen at once after forget()', async () => {
  const { id, path } = await one(`state = 'ready' and title_id = 'touchline'`)
  assert.equal((await get(path)).status, 200)
  await sql`update articles set state = 'withdrawn' where id = ${id}`.execute(db)
  assert.equal((await get(path)).status, 200, 'kept in memory')
  web.forget()
  assert.equal((await get(path)).status, 410)
  await sql`update articles set state = 'ready' where id = ${id}`.execute(db)
  web.forget()
})

test('a story: every telling, the oldest marked; four statements at most; a joined one leads on', async () => {
  const { rows } = await sql<{
    id: string
    slug: string
    articles: number
  }>`select id, slug, articles from stories order by articles desc, id limit 1`.execute(db)
  const story = rows[0] ?? assert.fail()
  const page = await cold(`/stories/${story.slug}-${story.id}`)
  assert.equal(page.status, 200)
  assert.ok(page.statements <= 4, `${page.statements} statements`)
  assert.equal(page.text.match(/<article class="telling/g)?.length, story.articles)
  assert.equal(page.text.match(/class="first"/g)?.length, 1)
  assert.match(page.text, /First reported by/)
  await sql`insert into stories select (jsonb_populate_record(s, jsonb_build_object('id', 'sjoined1', 'slug', 'an-older-name', 'joined_into', s.id))).* from stories s where id = ${story.id}`.execute(
    db,
  )
  const joined = await get('/stories/an-older-name-sjoined1')
  assert.equal(joined.status, 301)
  assert.equal(joined.headers.get('location'), `/stories/${story.slug}-${story.id}`)
})

test('sections, countries and older pieces', async () => {
  assert.equal((await get('/section/sport')).status, 200)
  assert.match((await get('/section/opinion')).text, /Nothing here right now/)
  assert.equal((await get('/section/nonsense')).status, 404)
  assert.match((await get('/country')).text, /United Kingdom/)
  assert.match((await get('/country/gb')).text, /<h1 class="page-name">United Kingdom/)
  assert.equal((await get('/country/GB')).status, 301)
  assert.equal((await get('/country/xx')).status, 404)
  const latest = await get('/section/sport?before=')
  assert.match(latest.text, /newest first/)
  const seen = new Set<string>()
  let next: string | undefined = '/titles/meridian-uk'
  for (let pages = 0; next && pages < 20; pages++) {
    const { text }: { text: string } = await get(next)
    for (const match of text.matchAll(/<h[23][^>]*><a href="(\/news\/[^"]+)"/g)) seen.add(match[1] as string)
    next = /href="(\/titles\/meridian-uk\?before=[^"]+)" rel="next"/.exec(text)?.[1]
  }
  const { rows } = await sql<{ n: number }>`select count(*) as n from articles where title_id = 'meridian-uk' and state = 'ready'`.execute(
    db,
  )
  assert.equal(seen.size, rows[0]?.n)
})

test('titles: all, by name, by country; a title says what it gives and how its feeds stand', async () => {
  assert.equal((await get('/titles')).text.match(/class="title-list"[\s\S]*?<\/ul>/)?.[0].match(/<li>/g)?.length, 29)
  assert.match((await get('/titles?search=meridian')).text, /3 found/)
  assert.match((await get('/titles?country=DE')).text, /2 found/)
  assert.match((await get('/titles?search=%25%25')).text, /No title of that kind/)
  const well = await get('/titles/touchline')
  assert.match(well.text, /answers as agreed/)
  assert.match(well.text, /Everyone reads it, as far as its feed carries it/)
  const { rows } = await sql<{
    title_id: string
  }>`select f.title_id from feed_calls c join feeds f on f.id = c.feed_id where c.state = 'troubled'`.execute(db)
  assert.match((await get(`/titles/${rows[0]?.title_id}`)).text, /503, Service Unavailable/)
  assert.equal((await get('/titles/nobody')).status, 404)
})

test('search finds by words, days and title; marks them safely; three statements at most', async () => {
  const found = await cold('/search?q=ferry')
  assert.ok(found.statements <= 3, `${found.statements} statements`)
  assert.match(found.text, /<mark>ferry<\/mark>/i)
  assert.match((await get('/search?q=ferry&to=2020-01-01')).text, /Nothing in the paper has these words/)
  assert.match((await get('/search?q=ferry&title=meridian-uk')).text, /Only in/)
  assert.match((await get('/search?q=ferry+-ferry')).text, /Nothing in the paper/)
  const nasty = await get(`/search?q=${encodeURIComponent('"><script>alert(1)</script> & \' :* ! | ( <->')}`)
  assert.equal(nasty.status, 200)
  assert.ok(!nasty.text.includes('<script>alert'))
  for (const tail of [
    'q=%00',
    'q=a&page=999999999',
    'q=a&page=-1',
    'q=a&from=2026-02-31',
    'q=a&from=xx&to=yy',
    `q=${'word '.repeat(500)}`,
    'page=2',
    '',
  ])
    assert.equal((await get(`/search?${tail}`)).status, 200, tail)
})

test('what there is besides pages', async () => {
  for (const path of [
    '/about',
    '/feeds',
    '/offline',
    '/robots.txt',
    '/sitemap.xml',
    '/sitemaps/pages.xml',
    '/sitemaps/news.xml',
    '/sitemaps/stories-2026-11-23.xml',
    '/site.webmanifest',
    '/icon.svg',
    '/icon-512.png',
    '/card.png',
    '/favicon.ico',
    '/worker.js',
  ]) {
    assert.equal((await get(path)).status, 200, path)
  }
  for (const path of [
    '/sitemaps/stories-2026-99-99.xml',
    '/sitemaps/x.xml',
    '/feeds/x/y.xml',
    '/feeds/front.txt',
    '/assets/nothing.js',
    '/icon-7.png',
    '/pictures/../../etc/passwd',
    '/news',
    '/.env',
  ])
    assert.equal((await get(path)).status, 404, path)
  assert.deepEqual(JSON.parse((await get('/health')).text).ok, true)
})

import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { minute } from '../../src/base/clock.ts'
import { sql } from '../../src/base/database.ts'
import { makePushKey } from '../../src/intake/intake.ts'
import type { PublisherId, TitleId } from '../../src/titles/titles.ts'
import { oneEvent } from '../town/one-event.ts'
import { openHouse } from '../town/open-house.ts'
import { openPerson } from '../town/person.ts'
import { signedIn } from '../town/signed-in.ts'

// One title in each format that the town writes; the last two are of one publisher.
const formats: Record<string, string> = {
  'northern-signal': 'atom',
  'harbor-city-tribune': 'json',
  'wattle-dispatch': 'rdf',
  'concord-press': 'ninjs',
  'taunus-tagblatt': 'newsml',
  'morning-ledger': 'rss',
  'counting-house': 'rss',
}
const house = await openHouse({
  titles: Object.keys(formats),
  events: [
    oneEvent({
      after: 1,
      correction: { after: 2, note: 'An earlier version gave 1.8 km. It is 1.3 km.', replace: [['1.8 km', '1.3 km']] },
      withdrawn: { after: 4, note: 'Withdrawn: there is no bridge.' },
    }),
  ],
})
const { db, web, town, now } = house
const keys: Record<string, string> = {}
before(async () => {
  for (const title of Object.keys(formats).slice(0, 5))
    keys[title] = (await makePushKey(db, { title: title as TitleId, secret: house.inside.secret }, now())).key
  const { rows } = await sql<{ id: PublisherId }>`select publisher_id as id from titles where id = 'morning-ledger'`.execute(db)
  const { key } = await makePushKey(
    db,
    { publisher: rows[0]?.id ?? assert.fail(), note: 'both titles', secret: house.inside.secret },
    now(),
  )
  keys['morning-ledger'] = keys['counting-house'] = key
})

type Item = { guid: string | null; article: string | null; became: string; address: string | null }
type Answer = {
  status: number
  headers: Headers
  ok: boolean
  format: string | null
  items: Item[]
  problems: { severity: string; code: string; message: string }[]
}
const ask = async (
  method: string,
  path: string,
  { key, body, headers = {} }: { key?: string; body?: BodyInit; headers?: Record<string, string> } = {},
) => {
  const response = await web.request(`https://paper.example${path}`, {
    method,
    body,
    headers: { ...(key && { authorization: `Bearer ${key}` }), ...headers },
  })
  assert.equal(response.headers.get('cache-control'), 'private, no-store')
  return { status: response.status, headers: response.headers, ...((await response.json()) as Omit<Answer, 'status' | 'headers'>) }
}
const push = (title: string, body: BodyInit, headers: Record<string, string> = {}, key = keys[title]) =>
  ask('POST', `/intake/titles/${title}`, { key, body, headers })
const documentOf = async (title: string) =>
  Buffer.from(await (await fetch(`${town.address}/${title}/feeds/front.${formats[title]}`)).arrayBuffer())
const articles = async () => (await sql<{ n: number }>`select count(*)::int as n from articles`.execute(db)).rows[0]?.n
const ninjs = (more: object) =>
  JSON.stringify({
    uri: 'tag:concord.example,2026:1',
    standard: { name: 'ninjs', version: '2.2' },
    type: 'text',
    language: 'en',
    versioncreated: now().toISOString(),
    pubstatus: 'usable',
    headlines: [{ role: 'main', value: 'Ferry timetable doubles for the winter' }],
    bodies: [
      { role: 'main', contenttype: 'text/html', value: '<p>The ferry sails every half hour from Monday, the harbour board says.</p>' },
    ],
    ...more,
  })

test('a document in each format becomes an article at its address, and its answer says so', async () => {
  house.goTo(1.5)
  for (const title of Object.keys(formats)) {
    const { status, ok, items, format } = await push(title, await documentOf(title))
    assert.deepEqual([status, ok, items.map(({ became }) => became)], [200, true, ['fresh']], title)
    assert.ok(format)
    const [{ address = '' } = {}] = items
    const page = await web.request(address ?? '')
    assert.equal(page.status, 200, title)
    if (title !== 'morning-ledger' && title !== 'counting-house') assert.match(await page.text(), /1\.8 km/, title)
  }
  await house.hear()
  const { rows } = await sql<{ titles: number }>`select titles from stories where joined_into is null order by titles desc`.execute(db)
  assert.deepEqual(rows, [{ titles: 6 }, { titles: 1 }], 'and those of one language are one story')
})

test('the same bytes again are answered the same, and nothing is doubled, twenty times at once neither', async () => {
  const before = await articles()
  const bytes = await documentOf('northern-signal')
  const [first, ...others] = await Promise.all(Array.from({ length: 20 }, () => push('northern-signal', bytes)))
  for (const other of others) assert.deepEqual({ ...other, headers: 0 }, { ...first, headers: 0 })
  assert.equal(first?.items[0]?.became, 'fresh', 'as it was answered the first time')
  const packed = await push('northern-signal', gzipSync(bytes), { 'content-encoding': 'gzip' })
  assert.deepEqual(packed.items, first?.items, 'packed they are the same bytes')
  assert.equal(await articles(), before)
  const { rows } = await sql`select 1 from push_documents where title_id = 'northern-signal'`.execute(db)
  assert.equal(rows.length, 1)
})

test('a correction changes the piece, by a name in the address too, and withdrawal takes it back in three ways', async () => {
  house.goTo(3)
  for (const title of ['northern-signal', 'concord-press', 'taunus-tagblatt', 'harbor-city-tribune']) {
    const { status, items } = await ask('PUT', `/intake/titles/${title}/documents/bridge.${formats[title]}`, {
      key: keys[title],
      body: await documentOf(title),
    })
    assert.deepEqual([status, items[0]?.became], [200, 'changed'], title)
    assert.match(await house.text(items[0]?.address ?? ''), /1\.3 km/, title)
  }
  house.goTo(5)
  for (const title of ['northern-signal', 'concord-press', 'taunus-tagblatt']) {
    const { items } = await push(title, await documentOf(title))
    assert.deepEqual(
      items.map(({ became }) => became),
      ['withdrawn'],
      title,
    )
    await house.hear()
    web.forget()
    assert.equal((await web.request(items[0]?.address ?? '')).status, 410, title)
  }
  const { items: listed } = (await push(
    'harbor-city-tribune',
    (await documentOf('harbor-city-tribune')).toString().replace('1.3 km', '1.2 km'),
  )) as Answer
  assert.deepEqual(listed, [], 'JSON Feed cannot say so: the feed no longer lists it')
  const { rows } = await sql<{
    key: string
  }>`select key from article_keys where title_id = 'harbor-city-tribune' and kind = 'guid'`.execute(db)
  const guid = rows[0]?.key ?? assert.fail()
  const gone = await ask('DELETE', `/intake/titles/harbor-city-tribune/documents/${encodeURIComponent(guid)}`, {
    key: keys['harbor-city-tribune'],
  })
  assert.deepEqual([gone.status, gone.items[0]?.became, gone.items[0]?.guid], [200, 'withdrawn', guid])
  await house.hear()
  web.forget()
  assert.equal((await web.request(gone.items[0]?.address ?? '')).status, 410)
})

test('a withdrawal that comes before its piece keeps it away, and guids with slashes are taken as they are', async () => {
  const guid = 'https://wire.example/2026/11/23?a=b&c'
  for (const path of [encodeURIComponent(guid), 'https://wire.example/2026/11/24']) {
    const { status, items } = await ask('DELETE', `/intake/titles/concord-press/documents/${path}`, { key: keys['concord-press'] })
    assert.deepEqual([status, items[0]?.guid, items[0]?.became], [200, decodeURIComponent(path), 'withdrawn'])
  }
  const late = await push('concord-press', ninjs({ uri: guid }))
  assert.deepEqual([late.status, late.items[0]?.became], [200, 'withdrawn'])
})

test('what is withheld or under embargo is held, and let go by what comes later', async () => {
  const held = await push('concord-press', ninjs({ uri: 'tag:concord.example,2026:2', pubstatus: 'withheld' }))
  assert.deepEqual([held.status, held.items[0]?.became], [200, 'held'], JSON.stringify(held.problems))
  assert.notEqual((await web.request(held.items[0]?.address ?? '/none')).status, 200)
  const later = new Date(now().getTime() + minute).toISOString()
  const usable = await push('concord-press', ninjs({ uri: 'tag:concord.example,2026:2', pubstatus: 'usable', versioncreated: later }))
  assert.equal(usable.items[0]?.article, held.items[0]?.article)
  assert.notEqual(usable.items[0]?.became, 'held')
  web.forget()
  assert.equal((await web.request(usable.items[0]?.address ?? '')).status, 200)
  const embargoed = await push(
    'concord-press',
    ninjs({ uri: 'tag:concord.example,2026:3', embargoed: new Date(now().getTime() + 60 * minute).toISOString() }),
  )
  assert.deepEqual([embargoed.status, embargoed.items[0]?.became], [200, 'held'], JSON.stringify(embargoed.problems))
})

test('a key opens its publisher’s titles and no other; no key, a wrong one and an ended one open nothing', async () => {
  const before = await articles()
  const rss = `<rss version="2.0"><channel><title>x</title><item><guid>g-foreign</guid><title>Not by them</title><description>Words.</description></item></channel></rss>`
  for (const [method, path] of [
    ['POST', '/intake/titles/northern-signal'],
    ['PUT', '/intake/titles/northern-signal/documents/a.xml'],
    ['GET', '/intake/titles/northern-signal/documents'],
    ['DELETE', '/intake/titles/northern-signal/documents/g'],
  ] as const) {
    const body = method === 'POST' || method === 'PUT' ? rss : undefined
    const foreign = await ask(method, path, { key: keys['concord-press'], body })
    assert.deepEqual([foreign.status, foreign.problems[0]?.code], [403, 'not-your-title'], path)
    assert.match(foreign.problems[0]?.message ?? '', /does not open “northern-signal”/)
    for (const key of [undefined, 'masthead_', `masthead_${'x'.repeat(43)}`, 'Basic', "' or 1=1 --"]) {
      const answer = await ask(method, path, { key, body })
      assert.equal(answer.status, 401)
      assert.match(answer.headers.get('www-authenticate') ?? '', /^Bearer/)
    }
  }
  assert.equal((await push('no-such-title', rss, {}, keys['concord-press'])).status, 403)
  assert.equal((await push('counting-house', rss)).status, 200, 'a publisher’s key opens each of its titles')
  assert.equal(await articles(), (before ?? 0) + 1)
})

test('what cannot be read is refused with the reason, and leaves nothing behind', async () => {
  const before = await articles()
  const title = 'wattle-dispatch'
  const tries: [string, BodyInit, number, string, Record<string, string>?][] = [
    ['nothing', '', 400, 'empty'],
    ['a web page', '<!doctype html><html><body>Hello</body></html>', 422, 'web-page'],
    ['plain words', 'just some words', 422, 'not-a-feed'],
    ['JSON of nobody', '{"hello": "world"}', 422, 'not-parsed'],
    [
      'a bomb of entities',
      '<!DOCTYPE r [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><rss><channel><title>&b;</title></channel></rss>',
      422,
      'entity-expansion',
    ],
    ['a coding of nobody', 'x', 415, 'coding', { 'content-encoding': 'compress' }],
    ['gzip that is none', Buffer.from([0x1f, 0x8b, 1, 2, 3]), 400, 'broken', { 'content-encoding': 'gzip' }],
    ['too much', Buffer.alloc(4_000_001, 32), 413, 'too-large'],
    ['a zip bomb', gzipSync(Buffer.alloc(40_000_000)), 413, 'too-large', { 'content-encoding': 'gzip' }],
    [
      'a sitemap',
      '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://w.example/1</loc><news:news><news:publication><news:name>W</news:name><news:language>en</news:language></news:publication><news:publication_date>2026-11-23</news:publication_date><news:title>T</news:title></news:news></url></urlset>',
      422,
      'sitemap',
    ],
  ]
  for (const [what, body, status, code, headers] of tries) {
    const answer = await push(title, body, headers)
    assert.deepEqual([answer.status, answer.ok, answer.items], [status, false, []], `${what}: ${JSON.stringify(answer.problems)}`)
    if (what !== 'a sitemap' || answer.problems[0]?.code === 'sitemap') assert.equal(answer.problems[0]?.code, code, what)
    assert.ok((answer.problems[0]?.message.length ?? 0) > 10, what)
  }
  assert.equal(await articles(), before)
})

test('a key may be used so often in a minute, and says when it may be used again', async () => {
  const { key } = await makePushKey(db, { title: 'wattle-dispatch' as TitleId, secret: house.inside.secret }, now())
  const list = () => ask('GET', '/intake/titles/wattle-dispatch/documents', { key })
  for (let n = 0; n < 120; n++) assert.equal((await list()).status, 200)
  const answer = await list()
  assert.deepEqual([answer.status, answer.headers.get('retry-after')], [429, '60'])
  house.goTo(5.1)
  assert.equal((await list()).status, 200)
})

test('a publisher makes a key on his page, sees what came, and ends it', async () => {
  const pia = openPerson({ web, now })
  const { name, value } = await signedIn(
    db,
    {
      mail: 'pia@signal.example',
      roles: [
        { role: 'publisher', title: 'wattle-dispatch' as TitleId },
        { role: 'publisher', title: 'northern-signal' as TitleId },
      ],
    },
    now(),
  )
  pia.jar.set(name, { value, until: Number.POSITIVE_INFINITY })
  assert.match((await pia.open('/publishers/northern-signal')).text, /href="\/publishers\/keys\/northern-signal"/)
  assert.equal((await pia.open('/publishers/keys/concord-press')).status, 403)
  assert.equal((await pia.send('/publishers/keys/concord-press', { act: 'make', note: 'x' })).status, 403)
  const page = await pia.open('/publishers/keys/northern-signal')
  assert.match(page.text, /1 changed/)
  assert.equal((await pia.fill('note', { note: '' })).status, 400)
  const made = await pia.fill('note', { note: 'The newsroom system' })
  const key = made.document.querySelector('input[aria-label="The new key"]')?.getAttribute('value') ?? assert.fail()
  assert.match(key, /^masthead_[\w-]{43}$/)
  assert.ok(!(await pia.open('/publishers/keys/northern-signal')).text.includes(key), 'shown once')
  const { rows } = await sql<{ row: string }>`select k::text as row from push_keys k`.execute(db)
  assert.ok(
    rows.every(({ row }) => !row.includes(key.slice(9))),
    'nor kept',
  )
  assert.equal((await ask('GET', '/intake/titles/northern-signal/documents', { key })).status, 200)
  await pia.open('/publishers/keys/northern-signal')
  const form = [...pia.seen().document.querySelectorAll('form')].find((one) =>
    one.querySelector('[aria-label="End the key The newsroom system"]'),
  )
  const id = form?.querySelector('[name=key]')?.getAttribute('value') ?? assert.fail()
  assert.equal((await pia.send('/publishers/keys/wattle-dispatch', { act: 'end', key: id })).status, 404, 'not by way of another title')
  assert.match((await pia.send('/publishers/keys/northern-signal', { act: 'end', key: id })).text, /The key has ended/)
  assert.equal((await ask('GET', '/intake/titles/northern-signal/documents', { key })).status, 401)
})

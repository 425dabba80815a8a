import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { parseFeed } from 'feedsmith'
import { titleForm } from '../../src/titles/title-form.ts'
import { oneEvent } from './one-event.ts'
import { openTown, type Town } from './town.ts'

const event = oneEvent()
const telling = event.tellings[0]!
const opened = new Date('2026-11-23T12:00:00Z')
let town: Town
before(async () => {
  town = await openTown({ opened, now: () => new Date('2026-11-23T13:00:00Z'), events: [event] })
})
after(() => town.close())

const get = (path: string) => fetch(town.address + path, { redirect: 'manual' })
const read = async (path: string) => parseFeed(await (await get(path)).text())

test('RSS 2.0 carries headline, link, guid, byline with role, hour, section, opening, text and picture with its words', async () => {
  const { format, feed } = await read('/estuary-post/feeds/front.rss')
  assert.ok(format === 'rss')
  const [item] = feed.items ?? []
  assert.equal(feed.language, 'en-gb')
  assert.equal(feed.ttl, 5)
  assert.equal(item?.title, telling.headline)
  assert.equal(item?.guid?.value, item?.link)
  assert.equal(item?.pubDate, opened.toUTCString())
  assert.deepEqual(item?.dc?.creators, ['Ada Müller, Harbour reporter'])
  assert.equal(item?.categories?.[0]?.name, 'Local')
  assert.equal(item?.description, telling.standfirst)
  assert.match(item?.content?.encoded ?? '', /<p>The bridge is 1.8 km long &amp; &lt;strong&gt;.<\/p>/)
  const [picture] = item?.media?.contents ?? []
  assert.deepEqual(
    [picture?.title?.value, picture?.description?.value, picture?.credits?.[0]?.value, picture?.width],
    [telling.picture?.alt, telling.picture?.caption, 'Jo Reed', 1600],
  )
})

test('RSS 1.0 and Atom carry the same', async () => {
  const rdf = await read('/wattle-dispatch/feeds/front.rdf')
  assert.ok(rdf.format === 'rdf')
  const [item] = rdf.feed.items ?? []
  assert.deepEqual(
    [item?.title, item?.dc?.dates?.[0], item?.dc?.creators?.[0]],
    [telling.headline, opened.toISOString(), 'Ada Müller, Harbour reporter'],
  )
  assert.match(item?.content?.encoded ?? '', /It cost €5m/)
  const atom = await read('/northern-signal/feeds/front.atom')
  assert.ok(atom.format === 'atom')
  const [entry] = atom.feed.entries ?? []
  assert.deepEqual(
    [entry?.title?.value, entry?.published, entry?.authors?.[0]?.name],
    [telling.headline, opened.toISOString(), 'Ada Müller, Harbour reporter'],
  )
  assert.equal(entry?.media?.contents?.[0]?.credits?.[0]?.value, 'Jo Reed')
})

test('JSON Feed, ninjs and NewsML-G2 carry the same', async () => {
  const json = await read('/waalbode/feeds/front.json')
  assert.ok(json.format === 'json')
  assert.deepEqual([json.feed.items?.[0]?.title, json.feed.items?.[0]?.authors?.[0]?.name], [telling.headline, 'Ada Müller'])
  const { items } = (await (await get('/concord-press/feeds/front.ninjs')).json()) as { items: Record<string, unknown>[] }
  assert.deepEqual([items[0]?.pubstatus, items[0]?.headlines], ['usable', [{ role: 'main', value: telling.headline }]])
  const newsml = await (await get('/taunus-tagblatt/feeds/front.newsml')).text()
  assert.match(newsml, /<newsItem guid="tag:taunus-tagblatt.example,2020:[0-9a-f]{8}" version="1"/)
  assert.match(newsml, /<headline>Smith &amp; Sons’ “bridge” opens &lt;early&gt; – at 5 &gt; 4<\/headline>/)
})

test('a title that keeps its text to itself gives the opening only', async () => {
  const { format, feed } = await read('/morning-ledger/feeds/front.rss')
  assert.ok(format === 'rss')
  assert.equal(feed.items?.[0]?.content, undefined)
  assert.match(feed.items?.[0]?.description ?? '', /Café owners cheer/)
})

test('the titles are in the form in which the catalogue takes them, with the terms that some have agreed', () => {
  for (const title of town.titles) assert.deepEqual(titleForm.safeParse(title).error?.issues ?? [], [], title.id)
  const allowed = (id: string) => town.titles.find((title) => title.id === id)?.terms?.text
  assert.deepEqual([allowed('liffey-chronicle'), allowed('counting-house'), allowed('estuary-post')], ['page', 'opening', undefined])
})

test('every listed feed of every title can be read, and names the section that it says', async () => {
  for (const title of town.titles) {
    for (const { address, section } of title.feeds) {
      const path = new URL(address).pathname
      const itemsOf = async () => {
        if (path.endsWith('.ninjs')) return ((await (await get(path)).json()) as { items: unknown[] }).items
        const { format, feed } = await read(path)
        return format === 'atom' ? feed.entries : feed.items
      }
      assert.equal((await itemsOf())?.length ?? 0, section === undefined || section === title.feeds[1]?.section ? 1 : 0, address)
    }
  }
})

test('the bad habits are there: one guid for all, titles escaped twice, a prolog that lies, counters on links', async () => {
  const text = async (path: string) => (await get(path)).text()
  assert.match(await text('/voce-del-porto/feeds/front.rss'), /<guid isPermaLink="false">la-voce-del-porto-item<\/guid>/)
  assert.match(await text('/mirador-diario/feeds/front.rss'), /<title>Smith &amp;amp; Sons/)
  assert.match(await text('/lakehead-observer/feeds/front.rss'), /<link>[^<]*\?utm_source=rss&amp;utm_medium=feed/)
  assert.doesNotMatch(await text('/long-bay-standard/feeds/front.rss'), /<guid|<pubDate/)
  assert.match(
    await text('/prairie-courier/feeds/front.rss'),
    /<author>ada.muller@prairie-courier.example \(Ada Müller, Harbour reporter\)<\/author>/,
  )
  const lying = Buffer.from(await (await get('/courrier-des-quais/feeds/front.rss')).arrayBuffer())
  assert.match(lying.toString('latin1'), /encoding="UTF-8"[\s\S]*Café owners cheer/)
  assert.match(new TextDecoder('windows-1252').decode(lying), /Smith &amp; Sons’ “bridge” opens/)
  assert.throws(() => new TextDecoder('utf-8', { fatal: true }).decode(lying))
})

test('an article page says in its head and in its body what it is; a walled one keeps the rest', async () => {
  const link = async (title: string) => /<h2><a href="([^"]+)"/.exec(await (await get(`/${title}/`)).text())?.[1] ?? ''
  const open = await (await get(await link('estuary-post'))).text()
  const linked = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(open)?.[1] ?? '') as Record<string, unknown>
  assert.deepEqual([linked['@type'], linked.headline, linked.isAccessibleForFree], ['NewsArticle', telling.headline, true])
  assert.match(open, /It will be opened by the mayor/)
  assert.match(open, /<link rel="canonical" href="http:\/\/127[^"]+">/)
  const walled = await (await get(await link('counting-house'))).text()
  assert.match(walled, /"cssSelector":"\.paywall"/)
  assert.doesNotMatch(walled, /It will be opened by the mayor/)
  assert.match(await (await get('/robots.txt')).text(), /Disallow: \/counting-house\/markets\//)
})

test('a home page leads to its feeds, a picture is a picture, a logo is a drawing, and nothing else is there', async () => {
  assert.match(
    await (await get('/estuary-post/')).text(),
    /<link rel="alternate" type="application\/rss\+xml"[^>]* href="\/estuary-post\/feeds\/front.rss">/,
  )
  const { format, feed } = await read('/estuary-post/feeds/front.rss')
  assert.ok(format === 'rss')
  const picture = await fetch(feed.items?.[0]?.media?.contents?.[0]?.url ?? '')
  assert.equal(picture.headers.get('content-type'), 'image/jpeg')
  assert.deepEqual([...new Uint8Array(await picture.arrayBuffer()).subarray(0, 3)], [0xff, 0xd8, 0xff])
  assert.match(await (await get('/meridian-au/logo.svg')).text(), /^<svg[\s\S]*>AU</)
  for (const path of [
    '/nobody/',
    '/estuary-post/feeds/front.atom',
    '/estuary-post/sport/nothing-00000000',
    '/estuary-post/pictures/00000000.jpg',
  ]) {
    assert.equal((await get(path)).status, 404, path)
  }
})

import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { parseFeed } from 'feedsmith'
import { oneEvent } from './one-event.ts'
import { openTown, type Town } from './town.ts'

const opened = new Date('2026-11-23T12:00:00Z')
let hours = 0
const changes = {
  after: 1,
  correction: { after: 2, note: 'An earlier version gave 1.8 km. It is 1.3 km.', replace: [['1.8 km', '1.3 km']] as [string, string][] },
  retitled: { after: 3, headline: 'Bridge opens to the public' },
  withdrawn: { after: 4, note: 'Withdrawn: there is no bridge.' },
}
const town: Town = await openTown({ opened, now: () => town.at(hours), events: [oneEvent(changes)] })
after(() => town.close())

const get = (path: string, headers = {}) => fetch(new URL(path, town.address), { headers, redirect: 'manual' })
async function only(path = '/estuary-post/feeds/front.rss') {
  const { format, feed } = parseFeed(await (await get(path)).text())
  assert.ok(format === 'rss')
  return feed.items?.[0]
}

test('a piece comes, is corrected, is retitled under the same guid and link, and goes', async () => {
  hours = 0.9
  assert.equal(await only(), undefined)
  hours = 1
  const first = await only()
  assert.match(first?.content?.encoded ?? '', /1\.8 km/)
  assert.equal(first?.pubDate, town.at(1).toUTCString())
  assert.equal(first?.dcterms, undefined)

  hours = 3
  const corrected = await only()
  assert.match(corrected?.content?.encoded ?? '', /The bridge is 1\.3 km/)
  assert.match(corrected?.content?.encoded ?? '', /<em>Correction: An earlier version gave 1\.8 km/)
  assert.deepEqual(corrected?.dcterms?.modified, [town.at(3).toISOString()])

  hours = 4
  const retitled = await only()
  assert.equal(retitled?.title, 'Bridge opens to the public')
  assert.deepEqual([retitled?.guid, retitled?.link, retitled?.pubDate], [first?.guid, first?.link, first?.pubDate])
  assert.equal((await get(retitled?.link ?? '')).status, 200)

  hours = 5
  assert.equal(await only(), undefined)
  const gone = await get(retitled?.link ?? '')
  assert.equal(gone.status, 410)
  assert.match(await gone.text(), /there is no bridge/)
})

test('Atom says that an entry is deleted, ninjs and NewsML-G2 that it is cancelled', async () => {
  hours = 4.9
  const id = /<entry><id>([^<]+)/.exec(await (await get('/northern-signal/feeds/front.atom')).text())?.[1]
  hours = 5
  const atom = await (await get('/northern-signal/feeds/front.atom')).text()
  assert.doesNotMatch(atom, /<entry>/)
  assert.ok(atom.includes(`<at:deleted-entry ref="${id}" when="${town.at(5).toISOString()}">`))
  const { items } = (await (await get('/concord-press/feeds/front.ninjs')).json()) as { items: { pubstatus: string; bodies: unknown[] }[] }
  assert.deepEqual(
    items.map(({ pubstatus, bodies }) => [pubstatus, bodies.length]),
    [['canceled', 0]],
  )
  assert.match(await (await get('/taunus-tagblatt/feeds/front.newsml')).text(), /<pubStatus qcode="stat:canceled"\/>/)
})

test('an unchanged feed answers 304 by its tag or by its date, and 200 once something has changed', async () => {
  hours = 1.5
  const path = '/estuary-post/feeds/local.rss'
  const { headers } = await get(path)
  const tag = { 'if-none-match': headers.get('etag') ?? '' }
  const date = { 'if-modified-since': headers.get('last-modified') ?? '' }
  assert.equal(headers.get('cache-control'), 'max-age=120')
  assert.equal(headers.get('last-modified'), town.at(1).toUTCString())
  hours = 2.9
  assert.deepEqual([(await get(path, tag)).status, (await get(path, date)).status], [304, 304])
  assert.equal((await get(path, { ...date, 'if-none-match': '"another"' })).status, 200)
  hours = 3
  assert.deepEqual([(await get(path, tag)).status, (await get(path, date)).status], [200, 200])
})

test('the main feed places the event that many titles tell above a later one of a single title', async () => {
  const small = { ...oneEvent(), event: 'small', hours: 1 }
  small.tellings = small.tellings
    .filter(({ title }) => title === 'estuary-post')
    .map((telling) => ({ ...telling, headline: 'A small thing' }))
  const other = await openTown({ opened, now: () => new Date('2026-11-23T14:00:00Z'), events: [oneEvent(), small] })
  const titles = async (feed: string) => {
    const read = parseFeed(await (await fetch(`${other.address}/estuary-post/feeds/${feed}.rss`)).text())
    return read.format === 'rss' ? read.feed.items?.map(({ title }) => title?.slice(0, 7)) : []
  }
  assert.deepEqual(await titles('front'), ['Smith &', 'A small'])
  assert.deepEqual(await titles('local'), ['A small', 'Smith &'])
  await other.close()
})

test('what is under embargo stands where its hour can be said, and nowhere else before it', async () => {
  let now = town.at(0.6)
  const ahead = await openTown({ opened, now: () => now, events: [oneEvent({ after: 1, embargoed: 0.5 })] })
  const read = async (path: string) => (await fetch(`${ahead.address}${path}`)).text()
  const ninjs = async () =>
    (JSON.parse(await read('/concord-press/feeds/front.ninjs')) as { items: { embargoed?: string }[] }).items.map(
      ({ embargoed }) => embargoed,
    )
  assert.deepEqual(await ninjs(), [town.at(1).toISOString()])
  assert.ok((await read('/taunus-tagblatt/feeds/front.newsml')).includes(`<embargoed>${town.at(1).toISOString()}</embargoed>`))
  for (const path of ['/concord-press/feeds/front.rss', '/concord-press/', '/taunus-tagblatt/feeds/front.rss'])
    assert.doesNotMatch(await read(path), /Sons/, path)
  now = town.at(1)
  assert.deepEqual(await ninjs(), [town.at(1).toISOString()])
  assert.match(await read('/concord-press/feeds/front.rss'), /Sons/)
  await ahead.close()
})

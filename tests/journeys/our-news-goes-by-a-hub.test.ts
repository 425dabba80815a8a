import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { after, test } from 'node:test'
import { minute, second } from '../../src/base/clock.ts'
import { sql } from '../../src/base/database.ts'
import { openNetwork } from '../../src/base/fetching.ts'
import { listen } from '../../src/base/listen.ts'
import { readFeed, tellHubs } from '../../src/intake/intake.ts'
import { openWeb, ownTopics } from '../../src/web/web.ts'
import { testDatabase } from '../town/database.ts'
import { openHub } from '../town/hub.ts'
import { townConfig } from '../town/town-config.ts'
import { fillWeb } from '../town/web-fixture.ts'

const { db } = await testDatabase()
let at = new Date('2026-11-23T12:00:00Z')
const now = () => at
const goOn = (ms: number) => {
  at = new Date(at.getTime() + ms)
}
await fillWeb(db, at)
goOn(minute)
const hub = await openHub({ now })
let answering: { fetch(request: Request, env?: object): Response | Promise<Response> } = {
  fetch: () => new Response(null, { status: 503 }),
}
const port = await listen({ HOST: '127.0.0.1', PORT: 0 }, { fetch: (request, env) => answering.fetch(request, env) })
const config = townConfig({ PUBLIC_URL: port.address, ALLOW_HOSTS: '127.0.0.1,localhost', HUB: hub.address })
const web = openWeb(db, { config, now })
answering = web
const network = openNetwork({ allow: config.ALLOW_HOSTS })

// Somebody's feed reader, which knows the hub from our feed.
const delivered: { body: string; signed: boolean }[] = []
const reader = createServer(async (request, response) => {
  const url = new URL(request.url ?? '/', 'http://reader')
  if (request.method === 'GET') return response.writeHead(200).end(url.searchParams.get('hub.challenge'))
  const body = await text(request)
  const right = `sha256=${createHmac('sha256', 'between us').update(body).digest('hex')}`
  delivered.push({ body, signed: request.headers['x-hub-signature'] === right })
  response.writeHead(200).end()
}).listen(0, '127.0.0.1')
await once(reader, 'listening')
after(async () => {
  await port.close()
  await hub.close()
  await network.close()
  reader.closeAllConnections()
  reader.close()
})

const tell = async () => {
  const log = { say: () => {}, warn: () => {} }
  const told = await tellHubs(db, { hubs: config.HUB, topics: await ownTopics(db, port.address, now()) }, { network, log }, now())
  await hub.quiet()
  return told
}
const front = `${port.address}/feeds/front.xml`

test('our feeds name the hub and themselves, in headers and in the document', async () => {
  for (const path of ['/feeds/front.xml', '/feeds/front.json', '/feeds/section/sport.xml']) {
    const answer = await fetch(port.address + path)
    assert.equal(answer.headers.get('link'), `<${hub.address}>; rel="hub", <${port.address}${path}>; rel="self"`)
    const read = readFeed(new Uint8Array(await answer.arrayBuffer()), { now: now() })
    assert.deepEqual([read.hub, read.self], [hub.address, port.address + path], path)
  }
  const title = await fetch(`${port.address}/feeds/titles/meridian-uk.xml`)
  assert.equal(title.headers.get('link'), `<${port.address}/feeds/titles/meridian-uk.xml>; rel="self"`, 'no hub is told of a title’s')
})

test('a paper without a hub names none', async () => {
  const alone = openWeb(db, { config: townConfig({ PUBLIC_URL: 'https://paper.example' }), now })
  for (const path of ['/feeds/front.xml', '/feeds/front.json']) {
    const answer = await alone.request(path)
    assert.equal(answer.headers.get('link'), `<https://paper.example${path}>; rel="self"`)
    assert.doesNotMatch(await answer.text(), /hub/)
  }
})

test('who subscribes gets the feed as soon as its page has changed, and not again within forty seconds', async () => {
  assert.ok((await tell()) > 4, 'the hub hears of every feed')
  assert.equal(await tell(), 0, 'and not again while nothing changes')
  const callback = `http://127.0.0.1:${(reader.address() as AddressInfo).port}/mine`
  const form = { 'hub.mode': 'subscribe', 'hub.topic': front, 'hub.callback': callback, 'hub.secret': 'between us' }
  assert.equal((await fetch(hub.address, { method: 'POST', body: new URLSearchParams(form) })).status, 202)
  await hub.quiet()
  const change = async (headline: string) => {
    await sql`update articles set headline = ${headline}, version = version + 1 where id = (select article_id from edition_places where page = 'front' and place = 0)`.execute(
      db,
    )
    await sql`update edition_places set set_at = ${now()} where page = 'front'`.execute(db)
    web.forget()
  }
  await change('The first change')
  assert.equal(await tell(), 0, 'a page set just now waits until all processes serve it')
  goOn(minute)
  assert.equal(await tell(), 4, 'RSS and JSON Feed of the front page and of the section that has the piece too, and no other')
  assert.equal(delivered.length, 1)
  assert.ok(delivered[0]?.signed && delivered[0].body.includes('The first change'))
  await change('The second change')
  goOn(10 * second)
  assert.equal(await tell(), 0, 'told ten seconds ago')
  goOn(minute)
  assert.equal(await tell(), 4)
  assert.ok(delivered[1]?.body.includes('The second change'))
})

test('a hub that does not answer is told later, with growing pauses', async () => {
  hub.mood = 'refuses'
  await sql`update edition_places set place = place + 1000 where page = 'front' and place = 0`.execute(db)
  goOn(2 * minute)
  assert.equal(await tell(), 2)
  goOn(minute)
  assert.equal(await tell(), 0)
  goOn(minute)
  assert.equal(await tell(), 2)
  goOn(3 * minute)
  assert.equal(await tell(), 0)
  hub.mood = 'honest'
  goOn(minute)
  assert.equal(await tell(), 2)
  goOn(10 * minute)
  assert.equal(await tell(), 0, 'then it knows')
})

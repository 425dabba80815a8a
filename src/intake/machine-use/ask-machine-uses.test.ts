import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, beforeEach, test } from 'node:test'
import { testDatabase } from '../../../tests/town/database.ts'
import { day, hour } from '../../base/clock.ts'
import { openNetwork } from '../../base/fetching.ts'
import { openRobots } from '../../base/robots.ts'
import {
  agreeTerms,
  defaultTerms,
  joinTitles,
  machineUseOf,
  machineUseSentence,
  type TitleForm,
  type TitleId,
  type Uses,
} from '../../titles/titles.ts'
import { callRound } from '../call-round.ts'
import { readHere } from '../reading-threads.ts'
import { seedFeedCalls } from '../seed-feed-calls.ts'
import { askMachineUses } from './ask-machine-uses.ts'
import { keepFeedUses } from './keep-feed-uses.ts'

const { db, jobs } = await testDatabase({
  'title-joined': (facts, at) =>
    seedFeedCalls(
      db,
      facts.flatMap((fact) => fact.titles),
      at,
    ),
})
const start = new Date('2026-11-22T08:00:00Z')
const one = 'one' as TitleId
type Page = { status?: number; type?: string; body?: string; headers?: Record<string, string> }
let pages: Record<string, Page> = {}
let asked: string[] = []
const server = createServer((request, response) => {
  asked.push(request.url!)
  const { status = 200, type = 'text/html', body = '', headers = {} } = pages[request.url!] ?? { status: 404 }
  response.writeHead(status, { 'content-type': type, ...headers }).end(body)
}).listen(0, '127.0.0.1')
await once(server, 'listening')
const here = `127.0.0.1:${(server.address() as AddressInfo).port}`
const network = openNetwork({ allow: [here] })
after(async () => {
  await network.close()
  server.close()
})
before(async () => {
  const title = {
    id: 'one',
    name: 'The One',
    publisher: 'One Press',
    home: `http://${here}/home`,
    feeds: [{ address: `http://${here}/rss` }],
  } as TitleForm
  await joinTitles(db, [title], start)
  await agreeTerms(db, one, { ...defaultTerms, mining: 'allowed' }, start)
})
beforeEach(() => {
  asked = []
})
let robots = openRobots(network)
const ask = (at: Date) => askMachineUses(db, { network, robots, pause: 0 }, at)
const words = async () => (await machineUseOf(db, [one])).get(one)!
const licence =
  '<rsl xmlns="https://rslstandard.org/rsl" max-age="2"><content url="/"><license><prohibits type="usage">ai-input</prohibits></license></content></rsl>'

test('a title’s host is asked once a day, politely, and what it says anywhere is kept', async () => {
  pages = {
    '/robots.txt': {
      type: 'text/plain',
      body: `License: http://${here}/license.xml\nUser-agent: *\nDisallow: /secret\nContent-Signal: search=yes, ai-train=no\n`,
    },
    '/home': {
      body: '<!doctype html><title>The One</title><meta name="tdm-reservation" content="1">',
      headers: { 'content-usage': 'ai-use=n' },
    },
    '/license.xml': { type: 'application/rsl+xml', body: licence },
  }
  assert.equal(await ask(start), 1)
  assert.deepEqual(asked, ['/robots.txt', '/home', '/.well-known/tdmrep.json', '/license.xml'])
  const found = await words()
  assert.deepEqual(found.words, { search: 'allowed', 'ai-index': 'refused', 'ai-input': 'refused', 'ai-train': 'refused', tdm: 'refused' })
  assert.equal(
    machineUseSentence(found),
    'Machine use: search yes (robots.txt, 22 Nov), AI search no (TDMRep, 22 Nov), AI answers no (Content-Usage, 22 Nov), training no (robots.txt, 22 Nov), text and data mining no (TDMRep, 22 Nov).',
  )
  asked = []
  assert.equal(await ask(new Date(start.getTime() + 23 * hour)), 0)
  assert.deepEqual(asked, [])
})

test('what is said no more is forgotten; a licence that cannot be had holds for as long as it said, and then nothing is licensed', async () => {
  pages['/home'] = { body: '<title>The One</title>' }
  pages['/license.xml'] = { status: 503 }
  robots = openRobots(network)
  await ask(new Date(start.getTime() + day))
  assert.deepEqual((await words()).words, {
    search: 'allowed',
    'ai-index': 'unsaid',
    'ai-input': 'refused',
    'ai-train': 'refused',
    tdm: 'allowed',
  })
  robots = openRobots(network)
  await ask(new Date(start.getTime() + 3 * day))
  assert.equal((await words()).words.tdm, 'refused', 'unlicensed')
  pages['/robots.txt'] = { type: 'text/plain', body: 'User-agent: *\nAllow: /' }
  robots = openRobots(network)
  await ask(new Date(start.getTime() + 4 * day))
  assert.deepEqual((await words()).words, {
    search: 'unsaid',
    'ai-index': 'unsaid',
    'ai-input': 'unsaid',
    'ai-train': 'unsaid',
    tdm: 'allowed',
  })
})

test('what robots.txt forbids is not fetched, and what it says counts all the same; a host in trouble keeps what it said', async () => {
  pages['/robots.txt'] = { type: 'text/plain', body: 'User-agent: *\nDisallow: /\n\nUser-agent: GPTBot\nDisallow: /' }
  robots = openRobots(network)
  await ask(new Date(start.getTime() + 5 * day))
  assert.deepEqual(asked, ['/robots.txt'])
  assert.equal((await words()).words['ai-train'], 'refused')
  pages['/robots.txt'] = { status: 500 }
  robots = openRobots(network)
  await ask(new Date(start.getTime() + 6 * day))
  assert.equal((await words()).words['ai-train'], 'refused')
  asked = []
  robots = openRobots(network)
  await ask(new Date(start.getTime() + 6 * day + hour))
  assert.deepEqual(asked, ['/robots.txt'], 'it is asked again within the hour, not the day')
})

test('what a feed says of machines is kept when it is called, and stays while the feed is quiet', async () => {
  const noon = new Date(start.getTime() + 10 * day)
  const item = (n: number) =>
    `<item><title>Piece ${n}</title><link>http://${here}/p${n}</link><guid>p${n}</guid><rsl:content url="http://${here}/p${n}"><rsl:license><rsl:prohibits type="usage">ai-index</rsl:prohibits></rsl:license></rsl:content></item>`
  pages = {
    '/rss': {
      type: 'application/rss+xml',
      body: `<rss version="2.0" xmlns:rsl="https://rslstandard.org/rsl"><channel><title>One</title><link>http://${here}/</link>${item(1)}${item(2)}</channel></rss>`,
    },
    '/robots.txt': { type: 'text/plain', body: 'User-agent: *\nAllow: /' },
    '/home': { body: '<title>The One</title>' },
  }
  await jobs.settle(() => noon)
  await callRound(db, { network, reading: await readHere() }, () => noon, { atOnce: 2 })
  assert.equal((await words()).words['ai-index'], 'refused')
  assert.equal((await words()).by['ai-index']?.form, 'feed')
  robots = openRobots(network)
  await ask(noon)
  assert.equal((await words()).words['ai-index'], 'refused', 'what the host says is another matter')
  robots = openRobots(network)
  await ask(new Date(noon.getTime() + 31 * day))
  assert.equal((await words()).words['ai-index'], 'unsaid')
})

test('a document that is sent adds what it says of machines, and takes back nothing that another has said', async () => {
  const at = new Date(start.getTime() + 60 * day)
  const say = (uses: Uses) => keepFeedUses(db, { title: one, address: 'push:one', uses, whole: false }, at)
  await say({ tdm: 'refused' })
  await say({ tdm: 'allowed', search: 'allowed' })
  const found = await words()
  assert.deepEqual([found.words.tdm, found.words.search], ['refused', 'allowed'])
})

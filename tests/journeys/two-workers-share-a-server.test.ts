import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { runToEnd, startCommand } from '../town/start-command.ts'

const server = process.env.TEST_DATABASE_URL
const skip = server ? false : 'needs a PostgreSQL server (TEST_DATABASE_URL)'
const name = `test_workers_${process.pid}`
const feeds = 24
let folder: string
let publisher: Server
let most = 0
let calls = 0

const items = (feed: number) =>
  Array.from(
    { length: 10 },
    (_, n) =>
      `<item><title>Council ${feed} votes on plan ${n}</title><link>http://127.0.0.1/${feed}/${n}</link><guid>${feed}-${n}</guid><pubDate>${new Date(Date.now() - n * 60_000).toUTCString()}</pubDate></item>`,
  ).join('')

before(async () => {
  if (!server) return
  folder = await mkdtemp(join(tmpdir(), 'workers-'))
  let underWay = 0
  publisher = createServer((request, response) => {
    calls++
    most = Math.max(most, ++underWay)
    // An answer that takes its time: two calls at once would be seen.
    setTimeout(() => {
      underWay--
      response.setHeader('content-type', 'application/rss+xml')
      response.end(`<rss version="2.0"><channel><title>t</title>${items(Number(request.url?.slice(1)))}</channel></rss>`)
    }, 15)
  }).listen(0, '127.0.0.1')
  await once(publisher, 'listening')
  const { port } = publisher.address() as AddressInfo
  const titles = Array.from({ length: feeds }, (_, n) => ({
    id: `title-${n}`,
    name: `Title ${n}`,
    publisher: 'One',
    language: 'en',
    feeds: [{ address: `http://127.0.0.1:${port}/${n}` }],
  }))
  await writeFile(join(folder, 'titles.json'), JSON.stringify({ titles }))
  const admin = new pg.Client({ connectionString: server })
  await admin.connect()
  await admin.query(`create database ${name}`)
  await admin.end()
})
after(async () => {
  if (!server) return
  publisher.closeAllConnections()
  publisher.close()
  const admin = new pg.Client({ connectionString: server })
  await admin.connect()
  await admin.query(`drop database if exists ${name} with (force)`)
  await admin.end()
  await rm(folder, { recursive: true, force: true })
})

test('two processes that work and one that serves share a server: no article twice, no host called twice at once, and the web shows what the others set', {
  skip,
}, async () => {
  const url = new URL(`/${name}`, server).href
  const { port } = publisher.address() as AddressInfo
  const settings = {
    DATABASE_URL: url,
    DATABASE_CONNECTIONS: '5',
    TITLES: join(folder, 'titles.json'),
    ALLOW_HOSTS: `127.0.0.1:${port}`,
    DATA_DIR: join(folder, 'data'),
  }
  const workers = [1, 2].map(() => startCommand(['start'], { ...settings, RUN: 'work' }))
  const web = startCommand(['start'], { ...settings, RUN: 'web', PORT: '0' })
  const [, address] = await web.says(/is open: (\S+)/)
  await Promise.all(workers.map((worker) => worker.says(/The first paper is set|is open(?![\s\S]*feeds called)/)))
  await Promise.any(workers.map((worker) => worker.says(/The first paper is set/)))
  for (const worker of workers) worker.process.kill('SIGTERM')
  for (const worker of workers) {
    const { code, err } = await worker.ended
    assert.equal(code, 0)
    assert.doesNotMatch(err, / ! /, 'no worker has anything to warn of')
  }
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query('select count(*)::int as articles, count(distinct title_id || address)::int as own from articles')
  await client.end()
  assert.deepEqual(rows, [{ articles: feeds * 10, own: feeds * 10 }])
  assert.equal(most, 1, 'the one host was never called twice at once')
  assert.ok(calls >= feeds)
  assert.equal((await fetch(`${address}/health`)).status, 200)
  web.process.kill('SIGTERM')
  assert.equal((await web.ended).code, 0)
})

test('a server that has no such database is told in one sentence', { skip }, async () => {
  const { code, err } = await runToEnd(['start'], { DATABASE_URL: new URL('/not_here', server).href, PORT: '0' })
  assert.equal(code, 1)
  assert.match(err, /^The database server at .*\/not_here cannot be used: it has no database of that name/)
})

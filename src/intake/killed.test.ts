// kill -9 in the middle of rounds: nothing that was kept is lost, nothing is doubled, and the next start goes on.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { after, test } from 'node:test'
import { joinFeeds, nobodyMinds } from '../../tests/town/join-feeds.ts'
import { openDatabase, sql } from '../base/database.ts'
import { openNetwork } from '../base/fetching.ts'
import { openJobs } from '../base/jobs.ts'
import { silentLog } from '../base/log.ts'
import { callRound, feedStates, readHere } from './intake.ts'

const feeds = 24
const hosts = 8
const folder = await mkdtemp(`${tmpdir()}/killed-`)
let heard = 0
let onCall = (_: number) => {}
const servers: Server[] = []
let port = 0
const item = (feed: string, n: number) =>
  `<item><title>Piece ${n} of ${feed}</title><link>https://paper.example${feed}/${n}</link><guid>${feed}/${n}</guid><description>Words ${n} of ${feed}.</description></item>`
for (let host = 1; host <= hosts; host++) {
  const server = createServer((request, response) => {
    onCall(++heard)
    const path = request.url ?? '/'
    response
      .writeHead(200, { 'content-type': 'application/rss+xml' })
      .end(`<rss version="2.0"><channel><title>${path}</title>${[1, 2, 3, 4, 5].map((n) => item(path, n)).join('')}</channel></rss>`)
  }).listen(port, `127.0.0.${host}`)
  await once(server, 'listening')
  port ||= (server.address() as AddressInfo).port
  servers.push(server)
}
after(async () => {
  for (const server of servers) {
    server.closeAllConnections()
    server.close()
  }
  await rm(folder, { recursive: true, force: true })
})

test('calling goes on where kill -9 stopped it', {
  skip: process.platform === 'linux' ? false : 'needs all of 127.0.0.0/8, which only Linux has',
}, async () => {
  let now = new Date('2026-11-23T12:00:00Z')
  const first = await openDatabase({ folder })
  const firstJobs = await openJobs(first, nobodyMinds, silentLog)
  await joinFeeds(
    first.db,
    Array.from({ length: feeds }, (_, n) => `http://127.0.0.${(n % hosts) + 1}:${port}/${n}`),
    now,
  )
  await firstJobs.stop()
  await first.close()

  for (const killAt of [2, 7, 9]) {
    heard = 0
    const child = spawn(process.execPath, [new URL('../../tests/town/caller.ts', import.meta.url).pathname, folder, now.toISOString()], {
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    onCall = (n) => void (n === killAt && child.kill('SIGKILL'))
    const [, signal] = await once(child, 'exit')
    assert.equal(signal, 'SIGKILL')
    // Its leases run out; the next process need not know that it ever was.
    now = new Date(now.getTime() + 5 * 60_000)
  }

  onCall = () => {}
  const database = await openDatabase({ folder })
  const { db } = database
  const jobs = await openJobs(database, nobodyMinds, silentLog)
  const kept = await sql<{ n: number }>`select count(*) as n from articles`.execute(db)
  assert.ok((kept.rows[0]?.n ?? 0) < feeds * 5)
  const network = openNetwork({ allow: Array.from({ length: hosts }, (_, n) => `127.0.0.${n + 1}`) })
  await callRound(db, { network, reading: await readHere() }, () => now, { atOnce: 4 })
  const { rows } = await sql<{
    n: number
    distinct: number
  }>`select count(*) as n, count(distinct headline) as distinct from articles`.execute(db)
  assert.deepEqual(rows, [{ n: feeds * 5, distinct: feeds * 5 }])
  const said = await sql<{
    n: number
  }>`select count(distinct a.value) as n from pgboss.job j, jsonb_array_elements_text(j.data->'articles') a(value) where j.name = 'article-received'`.execute(
    db,
  )
  assert.equal(said.rows[0]?.n, feeds * 5)
  for (const { state, items_seen } of await feedStates(db)) assert.deepEqual([state, items_seen], ['well', 5])
  await network.close()
  await jobs.stop()
  await database.close()
})

// npm run bench:intake [FEEDS] [ITEMS]: how fast news comes in. A first fill and an unchanged second round, from a server in a process of its own.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { openDatabase, sql } from '../src/base/database.ts'
import { openNetwork } from '../src/base/fetching.ts'
import { openJobs, type Relay } from '../src/base/jobs.ts'
import { openLog } from '../src/base/log.ts'
import { callRound, openReadingThreads, seedFeedCalls } from '../src/intake/intake.ts'
import type { FeedId, PublisherId, TitleId } from '../src/titles/titles.ts'

const [feeds = 1000, items = 20] = process.argv.slice(2).map(Number)
const hosts = Math.min(250, feeds)
const resolution = 10
const atOnce = 32
const now = () => new Date()
const ms = (from: number) => performance.now() - from

const folder = mkdtempSync(`${tmpdir()}/bench-intake-`)
const publishers = fork(new URL('./intake-publishers.ts', import.meta.url), [`${feeds}`, `${items}`, `${hosts}`], { execArgv: process.execArgv })
const [{ port }] = (await once(publishers, 'message')) as [{ port: number }]
const database = await openDatabase(process.env.BENCH_DATABASE_URL ? { url: process.env.BENCH_DATABASE_URL } : { folder })
const { db } = database

// Who hears what is the house's own relay where it stands, so that the measure goes on to a placed story; else articles alone are measured.
const relayFile = new URL('../src/relay.ts', import.meta.url)
const silence: Relay = { 'article-received': async () => {}, 'article-corrected': async () => {}, 'article-withdrawn': async () => {} }
const loaded = existsSync(relayFile) ? ((await import(relayFile.href)) as { relayFor?: (database: typeof db) => Relay }) : {}
const relay = loaded.relayFor?.(db) ?? silence
const jobs = await openJobs(database, relay, openLog())

const titles = Array.from({ length: feeds }, (_, i) => `bench-${i}` as TitleId)
for (let from = 0; from < feeds; from += 500) {
  const some = titles.slice(from, from + 500)
  await db.insertInto('publishers').values(some.map((id) => ({ id: id as string as PublisherId, name: id, owner: null, country: null }))).execute()
  await db.insertInto('titles').values(some.map((id) => ({ id, publisher_id: id as string as PublisherId, name: id, edition: null, country: null, language: 'en', home: null, about: null, colour: null, logo: null, joined_at: now(), left_at: null }))).execute()
  await db.insertInto('feeds').values(some.map((id, i) => ({ id: id as string as FeedId, title_id: id, address: `http://127.0.0.${((from + i) % hosts) + 1}:${port}/feeds/${from + i}`, section: null, left_at: null }))).execute()
}
await seedFeedCalls(db, titles, now())

const network = openNetwork({ allow: Array.from({ length: hosts }, (_, i) => `127.0.0.${i + 1}`) })
const reading = openReadingThreads({ threads: 1 })
const delay = monitorEventLoopDelay({ resolution })

const measured = async (work: () => Promise<unknown>) => {
  delay.reset()
  delay.enable()
  const from = performance.now()
  await work()
  const took = ms(from)
  delay.disable()
  return { seconds: took / 1000, stall: Math.max(0, delay.max / 1e6 - resolution), p99: Math.max(0, delay.percentile(99) / 1e6 - resolution) }
}
const outside = { network, reading }
const fill = await measured(async () => {
  const round = await callRound(db, outside, now, { atOnce, log: openLog() })
  if (round.read !== feeds) throw new Error(`only ${round.read} of ${feeds} feeds were read`)
})
const settled = await measured(() => jobs.settle(now))
const { rows } = await sql<{ articles: number; placed: number }>`select (select count(*) from articles) as articles, (select count(*) from story_articles) as placed`.execute(db)
const { articles = 0, placed = 0 } = rows[0] ?? {}
await sql`update feed_calls set next_call_at = ${new Date(Date.now() - 1000)}`.execute(db)
const again = await measured(async () => {
  const round = await callRound(db, outside, now, { atOnce, log: openLog() })
  if (round.unchanged !== feeds) throw new Error(`only ${round.unchanged} of ${feeds} feeds were unchanged`)
})

const line = (what: string, figure: string, aim = '') => console.log(`${what.padEnd(44)}${figure.padStart(14)}   ${aim}`)
const whole = placed > 0 ? fill.seconds + settled.seconds : fill.seconds
console.log(`\n${feeds} feeds of ${items} items, ${hosts} hosts, ${atOnce} calls at once, ${database.kind} database, Node ${process.version}`)
line('first fill, feeds/s', (feeds / fill.seconds).toFixed(0))
line('first fill, articles/s', (articles / fill.seconds).toFixed(0), placed > 0 ? '' : 'aim >= 150 to a placed story (the relay is not there: articles only)')
if (placed > 0) line('to a placed story, articles/s', (placed / whole).toFixed(0), 'aim >= 150')
line('unchanged round, feeds/s', (feeds / again.seconds).toFixed(0), 'aim >= 300')
line('longest stall of the event loop, fill, ms', fill.stall.toFixed(0), `aim <= 50 (99th percentile ${fill.p99.toFixed(0)})`)
if (placed > 0) line('longest stall while stories are placed, ms', settled.stall.toFixed(0), 'aim <= 50')
line('longest stall of the event loop, unchanged, ms', again.stall.toFixed(0), 'aim <= 50')
line('peak memory (RSS), MB', (process.resourceUsage().maxRSS / 1024).toFixed(0))

await reading.close()
await network.close()
await jobs.stop()
await database.close()
publishers.disconnect()
rmSync(folder, { recursive: true, force: true })

// npm run bench:intake [FEEDS] [ITEMS]: how fast news comes in. A first fill and an unchanged second round, from a server in a process of its own.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { openDatabase, sql } from '../src/base/database.ts'
import { openNetwork } from '../src/base/fetching.ts'
import { openJobs } from '../src/base/jobs.ts'
import { openLog } from '../src/base/log.ts'
import { openPageSetter } from '../src/edition/edition.ts'
import { callRound, openReadingThreads, seedFeedCalls } from '../src/intake/intake.ts'
import { relay } from '../src/relay.ts'
import { openPlacer } from '../src/stories/stories.ts'
import type { FeedId, PublisherId, TitleId } from '../src/titles/titles.ts'
import { openInside } from '../src/web/web.ts'
import { townConfig } from '../tests/town/town-config.ts'

const [feeds = 1000, items = 20] = process.argv.slice(2).map(Number)
const hosts = Math.min(250, feeds)
const resolution = 10
const atOnce = 32
const now = () => new Date()
const log = openLog()
const loadBefore = loadavg()[0] ?? 0
const ms = (from: number) => performance.now() - from

const folder = mkdtempSync(`${tmpdir()}/bench-intake-`)
const publishers = fork(new URL('./intake-publishers.ts', import.meta.url), [`${feeds}`, `${items}`, `${hosts}`], {
  execArgv: process.execArgv,
})
const [{ port }] = (await once(publishers, 'message')) as [{ port: number }]
const database = await openDatabase(process.env.BENCH_DATABASE_URL ? { url: process.env.BENCH_DATABASE_URL } : { folder })
const { db } = database

const placer = openPlacer({ thread: true })
const jobs = await openJobs(
  database,
  relay(db, {
    placer,
    pages: openPageSetter(db, { language: 'en', pause: 5000, changed: () => {} }),
    purges: { look: async () => 0 },
    changed: () => {},
    inside: openInside(db, { config: townConfig(), now, log }),
  }),
  log,
)

const titles = Array.from({ length: feeds }, (_, i) => `bench-${i}` as TitleId)
for (let from = 0; from < feeds; from += 500) {
  const some = titles.slice(from, from + 500)
  await db
    .insertInto('publishers')
    .values(some.map((id) => ({ id: id as string as PublisherId, name: id, owner: null, country: null })))
    .execute()
  await db
    .insertInto('titles')
    .values(
      some.map((id) => ({
        id,
        publisher_id: id as string as PublisherId,
        name: id,
        edition: null,
        country: null,
        language: 'en',
        home: null,
        about: null,
        colour: null,
        logo: null,
        joined_at: now(),
        left_at: null,
      })),
    )
    .execute()
  await db
    .insertInto('feeds')
    .values(
      some.map((id, i) => ({
        id: id as string as FeedId,
        title_id: id,
        address: `http://127.0.0.${((from + i) % hosts) + 1}:${port}/feeds/${from + i}`,
        section: null,
        left_at: null,
      })),
    )
    .execute()
}
await seedFeedCalls(db, titles, now())

const network = openNetwork({ allow: Array.from({ length: hosts }, (_, i) => `127.0.0.${i + 1}`) })
const reading = openReadingThreads({ threads: 1 })
const delay = monitorEventLoopDelay({ resolution })

const measured = async (work: () => Promise<unknown>) => {
  delay.reset()
  delay.enable()
  const from = performance.now()
  const used = process.cpuUsage()
  await work()
  const took = ms(from)
  const { user, system } = process.cpuUsage(used)
  delay.disable()
  return {
    seconds: took / 1000,
    cpu: (user + system) / 1000,
    stall: Math.max(0, delay.max / 1e6 - resolution),
    p99: Math.max(0, delay.percentile(99) / 1e6 - resolution),
  }
}
const outside = { network, reading }
let filled = 0
const fill = await measured(async () => {
  const from = performance.now()
  let filling = true
  const round = callRound(db, outside, now, { atOnce, log: openLog() }).finally(() => {
    filling = false
    filled = ms(from) / 1000
  })
  // As in the house: stories are placed while news still comes in.
  while (filling) if ((await jobs.hear(now)) === 0) await new Promise((resolve) => setTimeout(resolve, 20))
  await jobs.settle(now)
  const { read } = await round
  if (read !== feeds) throw new Error(`only ${read} of ${feeds} feeds were read`)
})
const { rows } = await sql<{
  articles: number
  placed: number
}>`select (select count(*) from articles) as articles, (select count(*) from story_articles) as placed`.execute(db)
const { articles = 0, placed = 0 } = rows[0] ?? {}
await sql`update feed_calls set next_call_at = ${new Date(Date.now() - 1000)}`.execute(db)
const again = await measured(async () => {
  const round = await callRound(db, outside, now, { atOnce, log: openLog() })
  if (round.unchanged !== feeds) throw new Error(`only ${round.unchanged} of ${feeds} feeds were unchanged`)
})

const line = (what: string, figure: string, aim = '') => console.log(`${what.padEnd(56)}${figure.padStart(10)}   ${aim}`)
console.log(
  `\n${feeds} feeds of ${items} items, ${hosts} hosts, ${atOnce} calls at once, ${database.kind} database, Node ${process.version}`,
)
line('first fill, feeds/s', (feeds / filled).toFixed(0))
line('first fill, articles/s', (articles / filled).toFixed(0))
line('first fill to placed stories, articles/s', (placed / fill.seconds).toFixed(0), 'aim >= 150')
line('the same, processor time of all threads, ms an article', (fill.cpu / placed).toFixed(2))
line('unchanged round, feeds/s', (feeds / again.seconds).toFixed(0), 'aim >= 300')
line('longest stall of the event loop, fill, ms', fill.stall.toFixed(0), `aim <= 50 (99th percentile ${fill.p99.toFixed(0)})`)
line('longest stall of the event loop, unchanged, ms', again.stall.toFixed(0), `aim <= 50 (99th percentile ${again.p99.toFixed(0)})`)
line('peak memory (RSS), MB', (process.resourceUsage().maxRSS / 1024).toFixed(0))
line('processor load of the machine before the run', `${loadBefore.toFixed(1)}`)
if (placed !== articles) throw new Error(`${articles} articles, but ${placed} placed`)

await reading.close()
await network.close()
await jobs.stop()
await placer.close()
await database.close()
publishers.disconnect()
rmSync(folder, { recursive: true, force: true })

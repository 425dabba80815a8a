// What a personal front page costs: one of 10,000 readers with tastes of their own, a paper of realistic size, the news going on. `npm run bench:personal`
// Arguments: embedded, server (default: server); a number of articles (default: 40000, four days of a paper with 1,000 titles); --kept takes the paper as it is, though migrations have changed since; --quick asks for less.
// One core: the paper's process is held to one core (taskset) where the machine has that; the database server and whoever asks are on the others. On PGlite the database is a thread of that same process, and on that core too.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { Agent, request } from 'undici'
import { many } from './edition-personal-readers.ts'
import { cookieOf } from './edition-personal-token.ts'
import type { Whole } from './edition-personal-whole.ts'
import { hammer, quantile } from './pages-load.ts'
import { machine } from './pages-machine.ts'
import { startPages } from './pages-server.ts'

const words = process.argv.slice(2)
const kinds = (['server', 'embedded'] as const).filter((kind) => words.includes(kind))
const articles = words.map(Number).find((n) => n > 0) ?? 40_000
const quick = words.includes('--quick')
/** How many of the paper's readers come, again and again. */
const readers = quick ? 300 : many
const limits = { pages: 1500, p99: 20, queries: 3 }
const core = spawnSync('taskset', ['-c', '0', 'true']).status === 0 ? '0' : undefined

type Told = { address: string; name: string; pool: { stories: number; tellings: number; titles: number } }
type House = Told & { child: ChildProcess }

const tell = async <Answer>(child: ChildProcess, word: string): Promise<Answer> => {
  child.send(word)
  const [answer] = (await once(child, 'message')) as [Answer]
  return answer
}

const openHouse = async (where: string): Promise<House> => {
  const file = (name: string) => new URL(name, import.meta.url)
  const args = ['--import', file('../bin/load-jsx.mjs').href, file('./edition-personal-house.ts').pathname, where, String(articles)]
  const child = spawn(process.execPath, [...args, words.includes('--kept') ? '--kept' : ''], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const ended = once(child, 'exit').then(() => Promise.reject(new Error('the house has ended')))
  ended.catch(() => {})
  const [told] = (await Promise.race([once(child, 'message'), ended])) as [Told]
  // Held to its core once it is open: filling a paper may take all there are.
  if (core) spawnSync('taskset', ['-a', '-c', '-p', core, String(child.pid)])
  return { child, ...told }
}

/** Asks for the pages of readers in turn over `atOnce` connections that stay open; each answer must be one's own page. */
const readAll = async (address: string, amount: number, atOnce: number, path = '/yours') => {
  const agent = new Agent({ connections: atOnce })
  const times: number[] = []
  let bytes = 0
  let next = 0
  const read = async () => {
    while (next < amount) {
      const k = (next++ * 7919) % readers
      const began = performance.now()
      const { statusCode, headers, body } = await request(`${address}${path}`, {
        dispatcher: agent,
        headers: { cookie: cookieOf(k), 'accept-encoding': 'gzip, br' },
      })
      bytes += (await body.arrayBuffer()).byteLength
      times.push(performance.now() - began)
      if (statusCode !== 200 || headers['cache-control'] !== 'private, no-store') throw new Error(`${path} was answered with ${statusCode}`)
    }
  }
  const began = performance.now()
  await Promise.all(Array.from({ length: atOnce }, read))
  const seconds = (performance.now() - began) / 1000
  await agent.close()
  return { rate: amount / seconds, p50: quantile(times, 0.5), p99: quantile(times, 0.99), bytes: bytes / amount }
}

const queriesOf = async (address: string): Promise<number[]> => {
  const counts: number[] = []
  // The first gathers what all pages are arranged of.
  for (let k = -1; k < 60; k++) {
    const { body } = await request(`${address}/queries?path=/yours`, { headers: { cookie: cookieOf((Math.max(0, k) * 613) % many) } })
    const { queries } = (await body.json()) as { queries: number }
    if (k >= 0) counts.push(queries)
  }
  return counts
}

const fixed = (n: number, digits = 0) => n.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })
const failures: string[] = []
const check = (holds: boolean, words: string) => {
  if (!holds) failures.push(words)
  return holds ? '' : ' **missed**'
}

const measure = async (kind: 'server' | 'embedded') => {
  const server = kind === 'server' ? await startPages() : undefined
  const house = await openHouse(server?.address ?? 'embedded')
  try {
    const { address, child, pool } = house
    console.log(
      `\n${kind === 'server' ? 'PostgreSQL' : 'PGlite'}, ${fixed(articles)} articles (${house.name}), ${fixed(many)} readers; pool of ${fixed(pool.stories)} stories, ${fixed(pool.tellings)} tellings, ${fixed(pool.titles)} titles`,
    )
    // Each has been here within the last minutes.
    await readAll(address, readers, 16)
    const amount = quick ? 1500 : 12_000
    const alone = await readAll(address, quick ? 300 : 2000, 1)
    /** With the processor time of the paper's process for each page, in ms. */
    const load = async (path?: string, pages = amount) => {
      const before = await tell<NodeJS.CpuUsage>(child, 'cpu')
      const read = await readAll(address, pages, 8, path)
      const after = await tell<NodeJS.CpuUsage>(child, 'cpu')
      return { ...read, cpu: (after.user + after.system - before.user - before.system) / 1000 / pages }
    }
    const { cpu, ...loaded } = await load()
    // Each reader once, after news has come: all of these pages are arranged anew.
    await tell(child, 'anew')
    const anew = await load('/yours', Math.min(amount, readers))
    const floor = { given: (await load('/floor')).cpu, asked: (await load('/floor/asked')).cpu }
    const queries = await queriesOf(address)
    const front = await hammer(address, '/', quick ? 3000 : 20_000, { 'accept-encoding': 'gzip, br' })
    const whole = await tell<Whole>(child, 'whole')
    const { rss } = await tell<{ rss: number }>(child, 'rss')
    console.log(`
| a reader's own page | |
|---|--:|
| pages/s on one core, by processor time of the paper's process (${cpu.toFixed(2)} ms a page) | ${fixed(1000 / cpu)}${check(1000 / cpu >= limits.pages, `${fixed(1000 / cpu)} pages/s of processor time`)} |
| of this, ms: as many bytes given by the same server, and nothing done / with the statement of who asks | ${floor.given.toFixed(2)} / ${floor.asked.toFixed(2)} |
| pages/s as measured, 8 at once${core ? ', its process held to one core' : ''} | ${fixed(loaded.rate)} |
| p50 / p99 of these, ms | ${fixed(loaded.p50, 1)} / ${fixed(loaded.p99, 1)}${check(loaded.p99 <= limits.p99, `p99 of ${fixed(loaded.p99, 1)} ms`)} |
| where each is arranged anew, as all are after news: ms a page of processor time / p50 / p99, ms | ${anew.cpu.toFixed(2)} / ${fixed(anew.p50, 1)} / ${fixed(anew.p99, 1)} |
| p50 / p99 of one reader at a time, ms | ${fixed(alone.p50, 1)} / ${fixed(alone.p99, 1)} |
| queries, most / median | ${Math.max(...queries)}${check(Math.max(...queries) <= limits.queries, 'queries')} / ${quantile(queries, 0.5)} |
| bytes sent / as it is | ${fixed(loaded.bytes)} / ${fixed(whole.plain)} |
| memory of the process, MB | ${fixed(rss / 1e6)} |
| for comparison: the shared front page from memory, pages/s | ${fixed(front)} |

| one page, processor time in the process, database server apart | ms |
|---|--:|
${whole.made.map(({ name, ms }) => `| ${name} | ${ms.toFixed(2)} |`).join('\n')}

| one page of ${fixed(whole.plain)} bytes, compressed | bytes | µs |
|---|--:|--:|
${whole.coded.map(({ name, bytes, us }) => `| ${name} | ${fixed(bytes)} | ${us < 0 ? 'in the page' : fixed(us)} |`).join('\n')}`)
  } finally {
    house.child.send('end')
    if (house.child.exitCode === null) await once(house.child, 'exit')
    await server?.stop()
  }
}

for (const kind of kinds.length > 0 ? kinds : (['server'] as const)) await measure(kind)
console.log(`\n${machine()}`)
console.log(failures.length === 0 ? 'Every limit holds.' : `Missed: ${failures.join('; ')}.`)
process.exitCode = failures.length === 0 ? 0 : 1

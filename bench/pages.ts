// How long pages take, and whether that grows with the archive. `npm run bench:pages`
// Arguments: embedded, server (default: both); two or more numbers of articles (default: 100000 1000000); --kept takes papers as they are, though migrations have changed since; --quick asks for less.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { type Asked, ask, load, median, quantile } from './pages-load.ts'
import { machine } from './pages-machine.ts'
import { measureMemory } from './pages-memory.ts'
import { startPages } from './pages-server.ts'
import type { Targets } from './pages-targets.ts'

const words = process.argv.slice(2)
const kinds = (['server', 'embedded'] as const).filter(
  (kind) => !words.some((word) => word === 'server' || word === 'embedded') || words.includes(kind),
)
const named = words.map(Number).filter((n) => n > 0)
const sizes = named.length > 0 ? named : [100_000, 1_000_000]
const quick = words.includes('--quick')
const kept = words.includes('--kept')
const rounds = quick ? 5 : 15
const growth = 1.3

type House = { articles: number; name: string; child: ChildProcess; cold: string; targets: Targets }

const openHouse = async (where: string, articles: number): Promise<House> => {
  const child = spawn(
    process.execPath,
    [
      '--import',
      new URL('../bin/load-jsx.mjs', import.meta.url).href,
      new URL('./pages-house.ts', import.meta.url).pathname,
      where,
      String(articles),
      kept ? '--kept' : '',
    ],
    { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  )
  const ended = once(child, 'exit').then(() => Promise.reject(new Error(`the house of ${articles} articles has ended`)))
  ended.catch(() => {})
  const [told] = (await Promise.race([once(child, 'message'), ended])) as [Omit<House, 'articles' | 'child'>]
  return { articles, child, ...told }
}

type Row = { page: string; houses: { asked: Asked[]; rates: number[] }[]; absent: boolean }

/** Small and large take turns, each round in the other order, so that what else the machine does falls on both alike. */
const measure = async (houses: House[], page: string): Promise<Row> => {
  const row: Row = { page, houses: houses.map(() => ({ asked: [], rates: [] })), absent: false }
  const targets = (house: House) => house.targets[page] ?? []
  for (const house of houses)
    for (const path of targets(house).slice(0, 5)) if ((await ask(house.cold, path)).status !== 200) return { ...row, absent: true }
  for (let round = 0; round < rounds; round++) {
    const order = houses.map((_, i) => (round % 2 === 0 ? i : houses.length - 1 - i))
    for (const i of order) {
      const { cold } = houses[i] as House
      const paths = targets(houses[i] as House)
      for (let n = 0; n < 20; n++) row.houses[i]?.asked.push(await ask(cold, paths[(round * 20 + n) % paths.length] as string))
    }
    if (round % 3 === 0)
      for (const i of order)
        row.houses[i]?.rates.push(await load((houses[i] as House).cold, targets(houses[i] as House), quick ? 100 : 200))
  }
  return row
}

const fixed = (n: number, digits = 1) => n.toFixed(digits)
let failures = 0

const print = ({ page, houses, absent }: Row) => {
  if (absent) {
    failures++
    return console.log(`| ${page} | not answered with 200 |`)
  }
  const p50 = houses.map(({ asked }) => median(asked.map(({ ms }) => ms)))
  const ratio = (p50.at(-1) as number) / (p50[0] as number)
  if (ratio > growth) failures++
  const each = (cell: (house: Row['houses'][number]) => string) => houses.map(cell).join(' / ')
  console.log(
    `| ${page} | ${Math.max(...houses.flatMap(({ asked }) => asked.map(({ queries }) => queries)))} | ${p50.map((ms) => fixed(ms)).join(' / ')} | ${ratio.toFixed(2)}${ratio > growth ? ' **over**' : ''} | ${each(
      ({ asked }) =>
        fixed(
          quantile(
            asked.map(({ ms }) => ms),
            0.99,
          ),
        ),
    )} | ${each(({ rates }) => fixed(median(rates), 0))} | ${each(({ asked }) => fixed(median(asked.map(({ bytes }) => bytes)) / 1024, 0))} |`,
  )
}

const measureKind = async (kind: 'server' | 'embedded') => {
  const server = kind === 'server' ? await startPages() : undefined
  const houses: House[] = []
  try {
    for (const articles of sizes) houses.push(await openHouse(server?.address ?? 'embedded', articles))
    const pair = sizes.map((n) => n.toLocaleString('en')).join(' / ')
    console.log(
      `\n${kind === 'server' ? 'PostgreSQL' : 'PGlite'}, ${pair} articles (${houses.map(({ name }) => name).join(', ')}), nothing in memory, one reader at a time (requests/s: 16 at once); limit: p50 of the largest within ${growth} of the smallest\n`,
    )
    console.log('| page | queries | p50 ms | ratio | p99 ms | requests/s | KB |\n|---|--:|--:|--:|--:|--:|--:|')
    for (const page of Object.keys(houses[0]?.targets ?? {})) print(await measure(houses, page))
  } finally {
    for (const { child } of houses) child.send('end')
    await Promise.all(houses.map(({ child }) => child.exitCode ?? once(child, 'exit')))
    await server?.stop()
  }
}

for (const kind of kinds) await measureKind(kind)
failures += await measureMemory({ quick })
console.log(`\n${machine()}`)
console.log(failures === 0 ? 'Every limit holds.' : `${failures} limits do not hold.`)
process.exitCode = failures === 0 ? 0 : 1

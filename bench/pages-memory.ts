// Pages from memory beside a bare Hono text reply: the same server program, the same client, in turn. Started by pages.ts, or alone: `tsx bench/pages-memory.ts`
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { pagesToSee } from './pages-demo.ts'
import { hammer, median } from './pages-load.ts'
import { machine } from './pages-machine.ts'

const share = 0.5
const accepts = 'gzip, deflate, br, zstd'

/** Prints its table; gives how many pages are under the limit. */
export const measureMemory = async ({ quick = false } = {}): Promise<number> => {
  const child: ChildProcess = spawn(
    process.execPath,
    ['--import', new URL('../bin/load-jsx.mjs', import.meta.url).href, new URL('./pages-memory-house.ts', import.meta.url).pathname],
    {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    },
  )
  const [{ bare, warm }] = (await once(child, 'message')) as [{ bare: string; warm: string }]
  const amount = quick ? 5000 : 20_000
  let under = 0
  try {
    console.log(
      `\nThe sample town’s pages from memory, brotli, requests/s over 16 connections; limit: ${share} of a bare Hono text reply (median of the shares of each round)\n\n| page | KB | Masthead | not modified (304) | bare Hono | share |\n|---|--:|--:|--:|--:|--:|`,
    )
    const section = { name: 'section', path: '/section/world' }
    for (const { name, path } of [...(await pagesToSee({ address: warm })), section]) {
      const first = await fetch(warm + path, { headers: { 'accept-encoding': 'br' } })
      const etag = first.headers.get('etag') ?? ''
      const rates: { bare: number; warm: number; known: number }[] = []
      for (let round = 0; round < (quick ? 3 : 9); round++)
        rates.push({
          bare: await hammer(bare, '/', amount),
          warm: await hammer(warm, path, amount, { 'accept-encoding': accepts }),
          known: await hammer(warm, path, amount, { 'accept-encoding': accepts, 'if-none-match': etag }, 304),
        })
      const part = median(rates.map((rate) => rate.warm / rate.bare))
      if (part < share) under++
      const rate = (name: 'bare' | 'warm' | 'known') => median(rates.map((one) => one[name])).toFixed(0)
      const kb = (Number(first.headers.get('content-length')) / 1024).toFixed(1)
      console.log(
        `| ${name} | ${kb} | ${rate('warm')} | ${rate('known')} | ${rate('bare')} | ${part.toFixed(2)}${part < share ? ' **under**' : ''} |`,
      )
    }
  } finally {
    child.send('end')
    await once(child, 'exit')
  }
  return under
}

if (import.meta.main) {
  process.exitCode = (await measureMemory({ quick: process.argv.includes('--quick') })) === 0 ? 0 : 1
  console.log(`\n${machine()}`)
}

import type { Page } from './extract-corpora.ts'
import type { System } from './extract-systems.ts'

const passes = 3

/** Pages a second of processor time, of each system by itself over the same pages, parsing included: the median of three passes, after one to warm up. */
export const speedOf = (systems: Record<string, System>, pages: Page[]): Record<string, number> => {
  const texts = pages.map((page) => ({ html: page.html(), url: page.url }))
  const rates: Record<string, number[]> = {}
  // Turn by turn, so that a busy moment of the machine falls on all of them.
  for (let pass = 0; pass <= passes; pass++)
    for (const [name, { read }] of Object.entries(systems)) {
      const started = process.cpuUsage()
      for (const { html, url } of texts)
        try {
          read(html, url)
        } catch {
          // A page that a system cannot read costs what it cost.
        }
      if (pass > 0) (rates[name] ??= []).push((texts.length * 1_000_000) / spent(started))
    }
  return Object.fromEntries(Object.entries(rates).map(([name, all]) => [name, all.sort((a, b) => a - b)[Math.floor(all.length / 2)]!]))
}

// Not the clock on the wall: other work on the machine would be counted.
const spent = (since: NodeJS.CpuUsage) => {
  const { user, system } = process.cpuUsage(since)
  return user + system
}

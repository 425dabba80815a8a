// Lighthouse on the demo's front page and an article, as on a middling phone (its mobile preset), the median of three runs. `npm run bench:lighthouse`
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import lighthouse from 'lighthouse'
import { chromiumPath } from '../tests/browser/chromium.ts'
import { pagesToSee, runDemo } from './pages-demo.ts'
import { median } from './pages-load.ts'
import { machine } from './pages-machine.ts'

const limit = 98
const runs = 3
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const

const openChromium = async () => {
  const profile = mkdtempSync(join(tmpdir(), 'masthead-lighthouse-'))
  const { path, env } = await chromiumPath()
  const child = spawn(
    path,
    [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      '--font-render-hinting=none',
      'about:blank',
    ],
    { env, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const port = await new Promise<number>((resolve, reject) => {
    let said = ''
    child.stderr.on('data', (chunk) => {
      said += chunk
      const found = /DevTools listening on ws:\/\/[^:]+:(\d+)/.exec(said)
      if (found) resolve(Number(found[1]))
    })
    child.once('exit', (code) => reject(new Error(`Chromium has ended (${code}): ${said}`)))
  })
  return {
    port,
    async close() {
      child.kill()
      if (child.exitCode === null) await once(child, 'exit')
      rmSync(profile, { recursive: true, force: true })
    },
  }
}

const demo = await runDemo()
let failures = 0
try {
  console.log(
    `| page | ${categories.join(' | ')} | limit | first paint ms | largest paint ms | blocked ms | shift |\n|---|${'--:|'.repeat(categories.length + 5)}`,
  )
  const found = new Map<string, string>()
  for (const { name, path } of await pagesToSee(demo)) {
    const scores: Record<string, number[]> = {}
    const facts: Record<string, number[]> = {}
    for (let run = 0; run < runs; run++) {
      // A browser of its own each run: the first would leave its caches to the second.
      const browser = await openChromium()
      const result = await lighthouse(demo.address + path, {
        port: browser.port,
        logLevel: 'error',
        onlyCategories: [...categories],
        output: 'json',
      })
      await browser.close()
      if (!result || result.lhr.runtimeError) throw new Error(`Lighthouse could not look at ${path}: ${result?.lhr.runtimeError?.message}`)
      for (const category of categories) (scores[category] ??= []).push(Math.round((result.lhr.categories[category]?.score ?? 0) * 100))
      for (const fact of ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift'])
        (facts[fact] ??= []).push(result.lhr.audits[fact]?.numericValue ?? Number.NaN)
      for (const category of categories)
        for (const { id, weight } of result.lhr.categories[category]?.auditRefs ?? []) {
          const audit = result.lhr.audits[id]
          if (audit && audit.score !== null && audit.score < 0.9)
            found.set(
              `${name}: ${id}`,
              `${audit.title}${audit.displayValue ? ` (${audit.displayValue})` : ''}, score ${audit.score}, weight ${weight}`,
            )
        }
    }
    const medians = categories.map((category) => median(scores[category] ?? []))
    failures += medians.filter((score) => score < limit).length
    const fact = (id: string, digits = 0) => median(facts[id] ?? []).toFixed(digits)
    console.log(
      `| ${name} | ${medians.map((score) => `${score}${score < limit ? ' **under**' : ''}`).join(' | ')} | ${limit} | ${fact('first-contentful-paint')} | ${fact('largest-contentful-paint')} | ${fact('total-blocking-time')} | ${fact('cumulative-layout-shift', 3)} |`,
    )
  }
  console.log(
    found.size > 0
      ? `\nAudits under 0.9 in any run:\n${[...found].map(([where, what]) => `- ${where}: ${what}`).join('\n')}`
      : '\nNo audit is under 0.9.',
  )
} finally {
  await demo.stop()
}
console.log(`\n${machine()}`)
process.exit(failures === 0 ? 0 : 1)

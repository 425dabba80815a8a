// `npm test`: the suite on the embedded database, the same suite on a real PostgreSQL server, then the browser.
// Arguments: parts (embedded, server, browser) and file names or parts of them, e.g. `npm test embedded stories`.
import { spawn } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { startPostgres } from './postgres.mjs'

const parts = ['embedded', 'server', 'browser']
const words = process.argv.slice(2)
const chosen = parts.filter((part) => !words.some((word) => parts.includes(word)) || words.includes(part))
const wanted = words.filter((word) => !parts.includes(word))
const pick = (...patterns) =>
  globSync(patterns)
    .sort()
    .filter((file) => wanted.length === 0 || wanted.some((word) => file.includes(word)))

const suite = pick('src/**/*.test.{ts,tsx}', 'tests/house/*.test.ts', 'tests/town/**/*.test.ts', 'tests/journeys/*.test.ts')
// Tests of pure functions say nothing about a database: on the server only files that open one are run again.
const opensDatabase = (file) =>
  /town\/(database|open-house|open-paper|paying-house|stripe\/cash-desk)\.ts|env\.TEST_DATABASE_URL/.test(readFileSync(file, 'utf8'))
// These ask every address as everybody, or play half an hour of the town: thousands of times the few statements that the other journeys send to the server too.
const repeats = /what-is-withheld-never-leaves|every-route-as-every-role|attacks-find-no-way-in|the-town-is-alive/
const onServer = suite.filter((file) => opensDatabase(file) && (wanted.length > 0 || !repeats.test(file)))
// A file that opens nothing is over in less time than a process takes to start: all of these are tests of one.
const opensNothing = (file) => /^(src|tests\/house)\//.test(file) && !opensDatabase(file)
const alone = suite.filter((file) => !opensNothing(file))
const browser = pick('tests/browser/*.test.ts')

/** A part takes a few minutes. What waits for something that never comes must not keep a machine for as long as that allows; ms. */
const longest = 20 * 60_000

/** `concurrency`: files at a time, each a process of its own; 0: all in one. */
const run = (name, files, environment, concurrency) =>
  new Promise((resolve) => {
    if (files.length === 0) return resolve({ passed: 0, failed: 0, skipped: 0 })
    process.stdout.write(`\n── ${name}: ${files.length} files\n`)
    const reporter = new URL('./reporter.mjs', import.meta.url).href
    const node = spawn(
      process.execPath,
      [
        '--import',
        new URL('../bin/load-jsx.mjs', import.meta.url).href,
        '--test',
        `--test-reporter=${reporter}`,
        '--test-reporter-destination=stdout',
        concurrency ? `--test-concurrency=${concurrency}` : '--test-isolation=none',
        '--test-timeout=600000',
        ...files,
      ],
      { env: { ...process.env, NODE_ENV: 'test', ...environment }, stdio: ['ignore', 'pipe', 'inherit'] },
    )
    let tooLong = false
    const limit = setTimeout(() => {
      tooLong = true
      process.stdout.write(`✖ ${name}: stopped after ${longest / 60_000} minutes\n`)
      // Asked politely it ends the processes of its files.
      node.kill('SIGINT')
      setTimeout(() => node.kill('SIGKILL'), 10_000).unref()
    }, longest)
    let counts
    let rest = ''
    node.stdout.on('data', (chunk) => {
      const lines = (rest + chunk).split('\n')
      rest = lines.pop()
      for (const line of lines) {
        if (line.startsWith('@counts ')) counts = JSON.parse(line.slice(8))
        else process.stdout.write(`${line}\n`)
      }
    })
    node.on('exit', (code) => {
      clearTimeout(limit)
      const said = counts ?? { passed: 0, failed: 0, skipped: 0 }
      const broke = !counts || tooLong || code !== 0
      resolve(broke && said.failed === 0 ? { ...said, failed: 1 } : said)
    })
  })

const total = { passed: 0, failed: 0, skipped: 0 }
const add = (counts) => {
  for (const key of Object.keys(total)) total[key] += counts[key]
}
const began = Date.now()
if (chosen.includes('embedded')) {
  add(await run('on no database', suite.filter(opensNothing), { TEST_DATABASE_URL: '' }, 0))
  add(await run('on the embedded database (PGlite)', alone, { TEST_DATABASE_URL: '' }, 2))
}
if (chosen.includes('server')) {
  const postgres = await startPostgres()
  try {
    add(await run('on a PostgreSQL server', onServer, { TEST_DATABASE_URL: postgres.address }, 2))
  } finally {
    await postgres.stop()
  }
}
if (chosen.includes('browser')) add(await run('in a real Chromium', browser, { TEST_DATABASE_URL: '' }, 2))
process.stdout.write(`\n${Math.round((Date.now() - began) / 1000)} s\n`)
process.stdout.write(`${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}\n`)
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0)

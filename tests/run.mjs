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
const browser = pick('tests/browser/*.test.ts')

/** Two cores, two processes. */
const atOnce = 2
/** A part takes a few minutes. What waits for something that never comes must not keep a machine for as long as that allows; ms. */
const longest = 20 * 60_000

/**
 * Files that share a process. Most are over sooner than a process takes to start and a database to open: those that open nothing go together, and rooms' tests
 * by so many databases as one process holds. Journeys, and what looks at the process itself (src/base), have one alone.
 */
const inProcesses = (files) => {
  const alone = files.filter((file) => !/^(src|tests\/house)\//.test(file) || (file.startsWith('src/base/') && opensDatabase(file)))
  const rest = files.filter((file) => !alone.includes(file))
  const dealt = (some, most) => {
    const many = Math.ceil(some.length / most)
    // Dealt like cards: neighbours, which take about as long, do not all come to one.
    return Array.from({ length: many }, (_, n) => some.filter((_, i) => i % many === n))
  }
  const open = rest.filter(opensDatabase)
  return [
    ...alone.map((file) => [file]),
    ...dealt(open, 6),
    ...dealt(
      rest.filter((file) => !open.includes(file)),
      45,
    ),
  ]
}

const reporter = new URL('./reporter.mjs', import.meta.url).href
const loader = new URL('../bin/load-jsx.mjs', import.meta.url).href

/** Runs some files as tests of one process; gives what it counted, or one failure. */
const runTogether = (files, environment, until) =>
  new Promise((resolve) => {
    const node = spawn(
      process.execPath,
      [
        '--import',
        loader,
        '--test',
        '--test-isolation=none',
        `--test-reporter=${reporter}`,
        '--test-reporter-destination=stdout',
        '--test-timeout=600000',
        ...files,
      ],
      {
        env: { ...process.env, NODE_ENV: 'test', ...environment },
        stdio: ['ignore', 'pipe', process.env.TEST_STDERR ? 'inherit' : 'pipe'],
      },
    )
    let tooLong = false
    const limit = setTimeout(
      () => {
        tooLong = true
        process.stdout.write(`✖ stopped after ${longest / 60_000} minutes: ${files.join(' ')}\n`)
        // Asked politely it says what it waits for.
        node.kill('SIGINT')
        setTimeout(() => node.kill('SIGKILL'), 10_000).unref()
      },
      Math.max(until - Date.now(), 1),
    )
    let counts
    let rest = ''
    let complaint = ''
    node.stderr?.on('data', (chunk) => {
      complaint = (complaint + chunk).slice(-4000)
    })
    node.stdout.on('data', (chunk) => {
      const lines = (rest + chunk).split('\n')
      rest = lines.pop()
      for (const line of lines) {
        if (line.startsWith('@counts ')) counts = JSON.parse(line.slice(8))
        else process.stdout.write(`${line}\n`)
      }
    })
    node.on('close', (code) => {
      clearTimeout(limit)
      const said = counts ?? { passed: 0, failed: 0, skipped: 0 }
      const broke = !counts || tooLong || code !== 0
      if (broke && said.failed === 0) process.stdout.write(`✖ ended with ${code}: ${files.join(' ')}\n${complaint}\n`)
      resolve(broke && said.failed === 0 ? { ...said, failed: 1 } : said)
    })
  })

const total = { passed: 0, failed: 0, skipped: 0 }

const run = async (name, files, environment) => {
  if (files.length === 0) return
  const began = Date.now()
  process.stdout.write(`\n── ${name}: ${files.length} files\n`)
  const waiting = inProcesses(files)
  const goOn = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const counts = await runTogether(next, environment, began + longest)
      for (const key of Object.keys(total)) total[key] += counts[key]
    }
  }
  await Promise.all(Array.from({ length: atOnce }, goOn))
  process.stdout.write(`   ${Math.round((Date.now() - began) / 1000)} s\n`)
}

const began = Date.now()
if (chosen.includes('embedded')) await run('on the embedded database (PGlite)', suite, { TEST_DATABASE_URL: '' })
if (chosen.includes('server')) {
  const postgres = await startPostgres()
  try {
    await run('on a PostgreSQL server', onServer, { TEST_DATABASE_URL: postgres.address })
  } finally {
    await postgres.stop()
  }
}
if (chosen.includes('browser')) await run('in a real Chromium', browser, { TEST_DATABASE_URL: '' })
process.stdout.write(`\n${Math.round((Date.now() - began) / 1000)} s\n`)
process.stdout.write(`${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}\n`)
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0)

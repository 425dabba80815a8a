/**
 * Reads every feed of the corpora and holds what is read against what they expect: pass rates by corpus and by group, what is left out and why, and
 * feeds a second beside other parsers on the same feeds.
 *
 *   npm run bench:feeds -- [--failures] [--only feedparser|feedvalidator|feedsmith|miniflux|jsonfeed-spec] [--no-speed]
 *
 * The corpora lie in MASTHEAD_DATA (../shared/data); without them there is nothing to measure, which is said.
 */
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { runFeedparser } from './feeds-feedparser.ts'
import { runFeedsmith, runJsonFeed, runMiniflux } from './feeds-references.ts'
import { runSpeed } from './feeds-speed.ts'
import { sum, type Tally } from './feeds-tally.ts'
import { runValidator } from './feeds-validator.ts'

const { values } = parseArgs({ options: { failures: { type: 'boolean' }, only: { type: 'string' }, 'no-speed': { type: 'boolean' } } })
const data = process.env.MASTHEAD_DATA ?? '../shared/data'
const now = new Date('2026-11-23T12:00:00Z')
const corpora: [string, (folder: string, now: Date) => Tally][] = [
  ['feedparser', runFeedparser],
  ['feedvalidator', runValidator],
  ['feedsmith', runFeedsmith],
  ['miniflux', runMiniflux],
  ['jsonfeed-spec', runJsonFeed],
]
const percent = ({ held, all }: { held: number; all: number }) => (all === 0 ? '–' : `${((100 * held) / all).toFixed(2)} %`)

for (const [name, run] of corpora) {
  if (values.only && values.only !== name) continue
  if (!existsSync(`${data}/${name}`)) {
    console.log(`\n${name}: not in ${data}, so it is not measured (MASTHEAD_DATA says where the corpora lie).`)
    continue
  }
  const tally = run(`${data}/${name}`, now)
  const { read } = tally
  console.log(
    `\n${name}: ${sum(tally).held} of ${sum(tally).all} checks hold (${percent(sum(tally))}); ${read.count} feeds read, ${read.thrown.length} threw, the slowest took ${Math.round(read.slowest)} ms (${read.slowestFile})`,
  )
  for (const [group, count] of [...tally.groups].sort())
    console.log(`  ${group.padEnd(40)} ${String(count.held).padStart(5)} of ${String(count.all).padStart(5)}  ${percent(count)}`)
  const left = [...tally.reasons].sort((a, b) => b[1] - a[1])
  if (left.length > 0) console.log(`  left out: ${left.reduce((all, [, count]) => all + count, 0)}`)
  for (const [reason, count] of left) console.log(`    ${String(count).padStart(5)}  ${reason}`)
  for (const thrown of read.thrown) console.log(`  THREW ${thrown}`)
  if (values.failures) for (const failure of tally.failures) console.log(`  ✗ ${failure}`)
}

const feeds = ['small_atom', 'large_rss', 'large_atom', 'urdu_UTF8'].map(
  (name) => `${data}/miniflux/internal/reader/parser/testdata/${name}.xml`,
)
if (!values['no-speed'] && !values.only && feeds.every((file) => existsSync(file))) {
  console.log('\nSpeed, the same feeds in turns, processor time, the best of ten rounds')
  for (const { name, does, feeds: count, megabytes } of await runSpeed(feeds))
    console.log(`  ${name.padEnd(20)} ${String(count).padStart(6)} feeds/s ${String(megabytes).padStart(7)} MB/s  ${does}`)
}

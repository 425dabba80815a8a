// Story grouping on the four labelled sets, beside a floor that is run in the same process: single pass, tf-idf cosine to the centroid, corpus idf,
// the threshold chosen ON each set (so flattering to the floor). `npm run bench:stories`
import { existsSync, readFileSync } from 'node:fs'
import { groupTellings } from '../src/stories/group-tellings.ts'
import { floorGrouping } from './stories-floor.ts'
import { scoreGrouping } from './stories-score.ts'

type Line = { id: string; story: string; ts: string | null; title: string; text: string; source: string }

const data = `${process.env.MASTHEAD_DATA ?? '../shared/data'}/stories`
const sets = ['allsides-2021', 'ecbplus', 'basil', 'uci-2014-03']

if (!existsSync(data)) {
  console.log(`The labelled sets are absent (${data}): nothing was measured. Set MASTHEAD_DATA to the folder that holds them.`)
  process.exit(0)
}
console.log(
  '| set | system | B³ F1 | precision | recall | pair F1 | stories (gold) | ms | µs an article |\n|---|---|--:|--:|--:|--:|--:|--:|--:|',
)
for (const set of sets) {
  const lines = readFileSync(`${data}/${set}.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)
  const gold = lines.map((line) => line.story)
  const row = (system: string, run: () => string[]) => {
    const began = performance.now()
    const got = run()
    const ms = performance.now() - began
    const { f1, precision, recall, pairF1, stories } = scoreGrouping(gold, got)
    const cell = (n: number) => n.toFixed(3)
    console.log(
      `| ${set} | ${system} | ${cell(f1)} | ${cell(precision)} | ${cell(recall)} | ${cell(pairF1)} | ${stories} (${new Set(gold).size}) | ${ms.toFixed(0)} | ${((ms / lines.length) * 1000).toFixed(0)} |`,
    )
  }
  row('Masthead', () => groupTellings(lines).map(({ story }) => story))
  const floor = floorGrouping(lines, gold)
  row(`floor, threshold ${floor.threshold.toFixed(2)}${floor.hours ? `, ${floor.hours} h` : ''}`, () => floor.run())
}

// Story grouping on the four labelled sets and the sample town, beside a floor that is run in the same process: single pass, tf-idf cosine to the centroid, corpus idf,
// the threshold chosen ON each set (so flattering to the floor). `npm run bench:stories`; then how well stories of two languages are set side by side, and what placing costs with `--held` articles (100,000; 0: not measured).
// bench/stories-train.ts --check measures on halves that the weights were not learnt on.
import { parseArgs } from 'node:util'
import { groupTellings } from '../src/stories/group-tellings.ts'
import { measureAbroad } from './stories-abroad.ts'
import { floorGrouping } from './stories-floor.ts'
import { scoreGrouping } from './stories-score.ts'
import { bars, inBrief, readSets, readTown } from './stories-sets.ts'
import { measureSpeed } from './stories-speed.ts'

const { values } = parseArgs({
  options: { floor: { type: 'boolean', default: true }, held: { type: 'string', default: '100000' } },
  allowNegative: true,
})

console.log(
  '| set | system | B³ F1 (bar) | precision | recall | pair F1 | stories (gold) | ms | µs an article |\n|---|---|--:|--:|--:|--:|--:|--:|--:|',
)
const sets = [...readSets(), readTown()]
for (const { name, lines } of [...sets, ...sets.filter(({ lines }) => lines.some(({ text }) => text)).map(inBrief)]) {
  const gold = lines.map((line) => line.story)
  const row = (system: string, bar: string, run: () => string[]) => {
    const began = performance.now()
    const got = run()
    const ms = performance.now() - began
    const { f1, precision, recall, pairF1, stories } = scoreGrouping(gold, got)
    const cell = (n: number) => n.toFixed(3)
    console.log(
      `| ${name} | ${system} | ${cell(f1)}${bar} | ${cell(precision)} | ${cell(recall)} | ${cell(pairF1)} | ${stories} (${new Set(gold).size}) | ${ms.toFixed(0)} | ${((ms / lines.length) * 1000).toFixed(0)} |`,
    )
  }
  row('Masthead', bars[name] ? ` (${bars[name]?.toFixed(2)})` : '', () => groupTellings(lines).map(({ story }) => story))
  if (!values.floor) continue
  const floored = lines.map(({ title, text, ts }) => ({ title, text: text ?? '', ts: ts ?? null }))
  const floor = floorGrouping(floored, gold)
  row(`floor, threshold ${floor.threshold.toFixed(2)}${floor.hours ? `, ${floor.hours} h` : ''}`, '', () => floor.run())
}

console.log('')
measureAbroad(sets.filter(({ name }) => name !== 'town' && !name.startsWith('uci')))

const held = Number(values.held)
if (held > 0) {
  console.log('')
  await measureSpeed({ size: held, limit: 12_000, profile: false })
}

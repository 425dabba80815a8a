// Learns src/stories/learnt.json from the labelled sets. `node bench/stories-train.ts` trains on all open halves and writes the file; `--check` writes nothing: it learns on half of
// the stories of each set and groups the other half, and the other way round, for so many drawings of halves (`--draws 3`); then it leaves out one set after the other.
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { groupTellings } from '../src/stories/group-tellings.ts'
import { features, type Learnt, openJudge } from '../src/stories/judge.ts'
import { drawExamples, fit, isShort, part, readSet, shift } from './stories-learn.ts'
import { scoreGrouping } from './stories-score.ts'
import { bars, foldOf, inBrief, type LabelledSet, readSets, readTown } from './stories-sets.ts'

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false }, draws: { type: 'string', default: '3' } } })
const sets = [...readSets(), readTown({ regional: true })]

const teach = (some: LabelledSet[]): Learnt => {
  const read = [...some, ...some.filter(({ lines }) => lines.some(({ text }) => text)).map(inBrief)].map(readSet)
  // Bare headlines are one set among many: they weigh as much as the four with texts.
  const learnt = fit(
    read.flatMap((set, n) => Array.from({ length: isShort(set) ? 4 : 1 }, (_, turn) => drawExamples(set, 100 * turn + n + 1))),
  )
  const { short, long } = part(learnt, read)
  return shift(learnt, short, long)
}
const scored = ({ lines }: LabelledSet, learnt: Learnt) =>
  scoreGrouping(
    lines.map(({ story }) => story),
    groupTellings(lines, openJudge(learnt)).map(({ story }) => story),
  )
const mean = (all: number[]) => all.reduce((sum, one) => sum + one, 0) / all.length

if (values.check) {
  const got = new Map<string, { f1: number; precision: number; recall: number; pairF1: number }[]>()
  for (let draw = 0; draw < Number(values.draws); draw++) {
    const halves = [0, 1].map((half) =>
      sets.map(({ name, lines }) => ({ name, lines: lines.filter((line) => foldOf(line, 2, String(draw)) === half) })),
    )
    for (const [half, learntOn] of halves.entries()) {
      const learnt = teach(learntOn)
      for (const set of halves[1 - half] as LabelledSet[]) got.set(set.name, [...(got.get(set.name) ?? []), scored(set, learnt)])
    }
  }
  console.log(
    `\nLearnt on half of the stories, measured on the other half: mean of ${2 * Number(values.draws)} (lowest–highest F1)\n\n| set | bar | B³ F1 | precision | recall | pair F1 |\n|---|--:|--:|--:|--:|--:|`,
  )
  for (const [name, all] of got) {
    const of = (key: 'f1' | 'precision' | 'recall' | 'pairF1') => mean(all.map((one) => one[key])).toFixed(3)
    const f1 = all.map((one) => one.f1)
    console.log(
      `| ${name} | ${bars[name] ?? ''} | ${of('f1')} (${Math.min(...f1).toFixed(3)}–${Math.max(...f1).toFixed(3)}) | ${of('precision')} | ${of('recall')} | ${of('pairF1')} |`,
    )
  }
  console.log('\nLearnt on the other sets, measured on the whole of this one\n\n| set | B³ F1 | precision | recall |\n|---|--:|--:|--:|')
  for (const [n, set] of sets.entries()) {
    const { f1, precision, recall } = scored(set, teach(sets.filter((_, other) => other !== n)))
    console.log(`| ${set.name} | ${f1.toFixed(3)} | ${precision.toFixed(3)} | ${recall.toFixed(3)} |`)
  }
} else {
  const learnt = teach(sets)
  const rounded = Object.fromEntries(features.map((feature) => [feature, Number(learnt[feature].toFixed(4))]))
  writeFileSync(new URL('../src/stories/learnt.json', import.meta.url), `${JSON.stringify(rounded, null, 2)}\n`)
  console.log(rounded)
}

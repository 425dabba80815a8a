// node bench/stories-order.ts [SHUFFLES]: how much the order of arrival changes stories. Each set is placed in its order of time, and shuffled; each is mended until nothing changes, and the share of
// articles that stand elsewhere is told (tests/town/orders-of-arrival.ts says how that is counted). The bar is 2 %.
import { existsSync, readFileSync } from 'node:fs'
import type { Telling } from '../src/stories/grouper.ts'
import { corpora } from '../tests/town/corpora.ts'
import { groupedInOrder, movedShare, shuffled } from '../tests/town/orders-of-arrival.ts'

type Line = { ts: string | null; title: string; text: string; source?: string | null; language?: string | null }

const shuffles = Number(process.argv[2] ?? 5)
const data = `${corpora}/stories`
if (!existsSync(data)) {
  console.log(`The labelled sets are absent (${data}): nothing was measured. Set MASTHEAD_DATA to the folder that holds them.`)
  process.exit(0)
}
console.log('| set | articles | stories in order of time | moved, mean of shuffles | most | mended at most |\n|---|--:|--:|--:|--:|--:|')
for (const set of ['allsides-2021', 'ecbplus', 'basil', 'uci-2014-03']) {
  const tellings = readFileSync(`${data}/${set}.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((text, n): Telling => {
      const line = JSON.parse(text) as Line
      return {
        id: String(n),
        headline: line.title,
        text: line.text ?? '',
        at: (line.ts && Date.parse(line.ts)) || 0,
        language: line.language ?? null,
        source: line.source ?? null,
      }
    })
    .sort((a, b) => a.at - b.at || Number(a.id) - Number(b.id))
  const inTime = groupedInOrder(tellings)
  const others = Array.from({ length: shuffles }, (_, seed) => groupedInOrder(shuffled(tellings, seed + 1)))
  const shares = others.map(({ stories }) => movedShare(inTime.stories, stories))
  const percent = (share: number) => `${(share * 100).toFixed(2)} %`
  console.log(
    `| ${set} | ${tellings.length} | ${new Set(inTime.stories.values()).size} | ${percent(shares.reduce((a, b) => a + b, 0) / shuffles)} | ${percent(Math.max(...shares))} | ${Math.max(inTime.mended, ...others.map(({ mended }) => mended))} |`,
  )
}

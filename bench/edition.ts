// How well a page fits: readers of known tastes over a month of the sample town's news, under Masthead's For you and under what others do. Everything is drawn from fixed seeds; what is drawn,
// and what that leaves out, is told in docs/measures.md. `npm run bench:edition [-- --readers 10000 --days 30 --stories 60 --seed 5]`
import { parseArgs } from 'node:util'
import type { Known } from './edition-pages.ts'
import { simReaders } from './edition-readers.ts'
import { begin, type Policy, policies, type Result, runMonth } from './edition-run.ts'
import { simStories, simTitles } from './edition-world.ts'

const { values } = parseArgs({
  options: {
    readers: { type: 'string', default: '10000' },
    days: { type: 'string', default: '30' },
    stories: { type: 'string', default: '60' },
    seed: { type: 'string', default: '5' },
    only: { type: 'string' },
  },
})
const [count, days, perDay, seed] = [values.readers, values.days, values.stories, values.seed].map(Number) as [
  number,
  number,
  number,
  number,
]

const titles = simTitles()
const known: Known = {
  titles: new Map(titles.map((title) => [title.id, title])),
  publisherOf: new Map(titles.map((title) => [title.id, title.publisher])),
  languageOf: new Map(titles.map((title) => [title.id, title.language])),
}
const stories = simStories({ days, perDay, seed }).map((story) => ({
  ...story,
  began: story.began + begin,
  tellings: story.tellings.map((telling) => ({ ...telling, at: telling.at + begin })),
}))
const readers = simReaders(count, { stories, titles, days, seed: seed + 1 })
const small = new Set(titles.filter((title) => title.small).map((title) => title.id))
const tellings = stories.flatMap((story) => story.tellings)
const english = tellings.filter((telling) => known.languageOf.get(telling.titleId) === 'en')
const smallOf = (list: typeof tellings) => list.filter((telling) => small.has(telling.titleId)).length / list.length

console.log(
  `${count} readers, ${days} days, ${stories.length} stories, ${tellings.length} tellings by ${titles.length} titles; small titles tell ${percent(smallOf(tellings))} of them (${percent(smallOf(english))} of those in English); seed ${seed}\n`,
)

/** The first day on which a new reader's page fits as well as 19 in 20 of what it comes to after a fortnight. */
const fitsFrom = ({ byAge }: Result): string => {
  const later = byAge.slice(14, 28).filter((mean) => mean.count > 100)
  const comesTo = later.reduce((sum, mean) => sum + mean.value, 0) / Math.max(1, later.length)
  const at = byAge.findIndex((mean) => mean.count > 0 && mean.value >= 0.95 * comesTo)
  return at < 0 ? '–' : String(at)
}
function percent(share: number) {
  return `${(100 * share).toFixed(1)} %`
}

console.log(
  '| page | nDCG@10 | on day 0 | day 7 | day 14 | fits from day | read a visit | small titles | of the same again: read / shown at the last visit | titles a week, a reader | topics a week | titles shown at all | ms a page |',
)
console.log('|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|')
for (const policy of policies) {
  if (values.only && policy !== (values.only as Policy)) continue
  const result = runMonth(policy, { stories, readers, known, days })
  const at = (age: number) => result.byAge[age]?.value.toFixed(3) ?? '–'
  console.log(
    `| ${[
      policy,
      result.ndcg.value.toFixed(3),
      at(0),
      at(7),
      at(14),
      fitsFrom(result),
      result.read.value.toFixed(2),
      percent(result.smallShare.value),
      `${percent(result.repeatRead.value)} / ${percent(result.repeatSeen.value)}`,
      result.titlesAWeek.value.toFixed(1),
      result.topicsAWeek.value.toFixed(1),
      `${result.shownTitles.size} of ${titles.length}`,
      policy.startsWith('Masthead') ? (result.arrangeMs / result.visits).toFixed(3) : '',
    ].join(' | ')} |`,
  )
}

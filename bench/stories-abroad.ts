import { createHash } from 'node:crypto'
import { openFinder } from '../src/stories/abroad/find-abroad.ts'
import { openIndex } from '../src/stories/abroad/open-index.ts'
import { partOf } from '../src/stories/abroad/part.ts'
import { sharedNames } from '../src/stories/abroad/shared-names.ts'
import { groupTellings } from '../src/stories/group-tellings.ts'
import { foldOf, inBrief, type LabelledSet, type Line, readTown } from './stories-sets.ts'

/** As many of a story's tellings as the house looks at, the latest. */
const mostTellings = 12

/** What most of a story's tellings tell. */
const mainly = (topics: string[]): string | undefined =>
  [...Map.groupBy(topics, (topic) => topic)].sort((a, b) => b[1].length - a[1].length)[0]?.[0]

/**
 * Groups a set within its languages as the house does and finds what tells one event across them. Counts links of stories, and of them those of stories that mainly tell one event; and pairs of tellings in two
 * languages: linked, rightly linked, and those that tell one event.
 */
const measure = (lines: Line[]) => {
  const stories = groupTellings(lines).map(({ story }) => story)
  const index = openIndex()
  const told = lines.map((line, n) => ({ line, n, story: stories[n] as string }))
  const events = new Map<string, string | undefined>()
  for (const [story, all] of Map.groupBy(told, ({ story }) => story)) {
    const tellings = all
      .map(({ line, n }) => ({
        id: String(n),
        at: (line.ts && Date.parse(line.ts)) || 0,
        names: sharedNames({ headline: line.title, text: line.text ?? '' }),
      }))
      .sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1))
    index.know(partOf(story, all[0]?.line.language ?? '', tellings.slice(0, mostTellings)))
    events.set(story, mainly(all.map(({ line }) => line.topic ?? '')))
  }
  const began = performance.now()
  const { links } = openFinder(index).links(index.parts.keys())
  const ms = performance.now() - began
  const linked = new Set(links.flatMap(({ one, other }) => [`${one} ${other}`, `${other} ${one}`]))
  const counts = { gold: 0, got: 0, right: 0 }
  for (const one of told)
    for (const other of told.slice(0, one.n)) {
      if (one.line.language === other.line.language) continue
      const isOne = one.line.topic === other.line.topic
      const isLinked = linked.has(`${one.story} ${other.story}`)
      if (isOne) counts.gold++
      if (isLinked) counts.got++
      if (isOne && isLinked) counts.right++
    }
  const rightly = links.filter(({ one, other }) => events.get(one) === events.get(other)).length
  return { ...counts, links: links.length, rightly, stories: index.parts.size, ms }
}

/** An English set as if its articles were of two languages, drawn by their words: real names in numbers, and one event told in both, though more words are written alike than across real languages. */
const inTwo = ({ name, lines }: LabelledSet): LabelledSet => ({
  name: `${name}, as if in two languages`,
  lines: lines.map((line) => ({
    ...line,
    topic: line.story,
    language: createHash('sha256').update(`${line.source} ${line.title}`).digest().readUInt8() % 2 ? 'one' : 'two',
  })),
})

const say = (name: string, lines: Line[]): void => {
  const { gold, got, right, links, rightly, stories, ms } = measure(lines)
  console.log(
    `| ${name} | ${(right / got).toFixed(3)} | ${(right / gold).toFixed(3)} | ${got} (${gold}) | ${links} among ${stories} | ${rightly} | ${ms.toFixed(0)} |`,
  )
}

/** The sample town across its languages, whole and in brief, and each half of its events for itself; then English sets as if in two languages. */
export const measureAbroad = (sets: LabelledSet[]): void => {
  console.log(
    '| across languages | pair precision | pair recall | pairs linked (gold) | links of stories | of them right | ms |\n|---|--:|--:|--:|--:|--:|--:|',
  )
  const town = readTown()
  for (const { name, lines } of [town, inBrief(town)])
    for (const half of [undefined, 0, 1]) {
      const some = half === undefined ? lines : lines.filter((line) => foldOf(line, 2, 'abroad') === half)
      say(half === undefined ? name : `${name}, half ${half + 1} of its events`, some)
    }
  for (const { name, lines } of sets.flatMap((set) => [inTwo(set), inBrief(inTwo(set))])) say(name, lines)
}

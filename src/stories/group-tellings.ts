import { openGrouper, type Telling } from './grouper.ts'
import type { Judge } from './judge.ts'

/** One line of `stories group`: `ts` is an ISO date or null. */
export type GroupLine = {
  id: string
  title: string
  text?: string | null
  ts?: string | null
  source?: string | null
  language?: string | null
}

/** A line as the grouper wants it. Its place in the input is its identity: a stream may repeat an id. */
export const tellingOf = (line: GroupLine, n: number): Telling => ({
  id: String(n),
  headline: line.title ?? '',
  text: line.text ?? '',
  at: line.ts && !Number.isNaN(Date.parse(line.ts)) ? Date.parse(line.ts) : 0,
  language: line.language ?? null,
  source: line.source ?? null,
})

/** Tellings after which those that grew are mended, as in the house. */
const atOnce = 50

/** Groups a finished stream as it would have come, by time, and mends at the end. Gives each input's story, in the order given. */
export const groupTellings = (lines: GroupLine[], judge?: Judge): { id: string; story: string }[] => {
  let opened = 0
  const grouper = openGrouper(() => `story-${++opened}`, judge)
  const ordered = lines.map(tellingOf).sort((a, b) => a.at - b.at || Number(a.id) - Number(b.id))
  for (let i = 0; i < ordered.length; i += atOnce) {
    const placed = ordered.slice(i, i + atOnce).map((telling) => grouper.place(telling))
    grouper.mend(new Set(placed.filter(({ fresh }) => !fresh).map(({ story }) => story)))
  }
  grouper.mend()
  const names = new Map<string, string>()
  return lines.map((line, n) => {
    const story = grouper.storyOf(String(n)) as string
    if (!names.has(story)) names.set(story, `story-${names.size + 1}`)
    return { id: line.id, story: names.get(story) as string }
  })
}

import { openGrouper } from './grouper.ts'

/** One line of `stories group`: `ts` is an ISO date or null. */
export type GroupLine = {
  id: string
  title: string
  text?: string | null
  ts?: string | null
  source?: string | null
  language?: string | null
}

/** Groups a finished stream as it would have come, by time, and mends at the end. Gives each input's story, in the order given. */
export const groupTellings = (lines: GroupLine[]): { id: string; story: string }[] => {
  const grouper = openGrouper((telling) => `story-${telling.id}`)
  const at = (line: GroupLine) => (line.ts && !Number.isNaN(Date.parse(line.ts)) ? Date.parse(line.ts) : 0)
  // The place in the input is the identity: a stream may repeat an id.
  const ordered = lines.map((line, n) => ({ n, at: at(line), line })).sort((a, b) => a.at - b.at || a.n - b.n)
  for (const { n, at, line } of ordered) {
    grouper.place({ id: String(n), headline: line.title ?? '', text: line.text ?? '', at, language: line.language ?? null })
  }
  const names = new Map<string, string>()
  while (grouper.mend().joins.length > 0);
  return lines.map((line, n) => {
    const story = grouper.storyOf(String(n)) as string
    if (!names.has(story)) names.set(story, `story-${names.size + 1}`)
    return { id: line.id, story: names.get(story) as string }
  })
}

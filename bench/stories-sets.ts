import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { primaryLanguage } from '../src/base/language.ts'
import type { GroupLine } from '../src/stories/group-tellings.ts'
import { readNews } from '../tests/town/read-news.ts'
import { readTitles } from '../tests/town/read-titles.ts'

/** A telling with the story that it is known to tell; `topic`: stories that look alike have one. */
export type Line = GroupLine & { story: string; topic?: string }
export type LabelledSet = { name: string; lines: Line[] }

const data = `${process.env.MASTHEAD_DATA ?? '../shared/data'}/stories`
/** What is asked of each set: B-cubed F1. */
export const bars: Record<string, number> = { 'allsides-2021': 0.92, ecbplus: 0.9, basil: 0.98, 'uci-2014-03': 0.85 }

/** The four labelled sets; exits with a word when they are absent. */
export const readSets = (): LabelledSet[] => {
  if (!existsSync(data)) {
    console.log(`The labelled sets are absent (${data}): nothing was measured. Set MASTHEAD_DATA to the folder that holds them.`)
    process.exit(0)
  }
  return Object.keys(bars).map((name) => ({
    name,
    lines: readFileSync(`${data}/${name}.jsonl`, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Line),
  }))
}

/**
 * The sample town as a set: each event is a story in each language that it is told in (seven of them); what is withdrawn or changed later is as it came. `regional`: each title's regional tag apart (en-GB, en-US), as which the judge was taught: more stories that
 * look alike, and so more caution.
 */
export const readTown = ({ regional = false }: { regional?: boolean } = {}): LabelledSet => {
  const languageOf = (tag: string | undefined) => (regional ? (tag ?? null) : primaryLanguage(tag ?? null))
  const titles = new Map(readTitles().map((title) => [title.id, title]))
  const opened = Date.parse('2026-11-23T12:00:00Z')
  const lines = readNews().flatMap((event) =>
    event.tellings.map((telling) => ({
      id: `${event.event}/${telling.title}`,
      story: `${event.event} ${languageOf(titles.get(telling.title)?.language)}`,
      topic: event.event,
      title: telling.headline,
      text: [telling.standfirst, ...telling.paragraphs.slice(0, 3)].filter(Boolean).join(' '),
      ts: new Date(opened + (event.hours + telling.after) * 3_600_000).toISOString(),
      source: telling.title,
      language: languageOf(titles.get(telling.title)?.language),
    })),
  )
  return { name: 'town', lines }
}

/** A set as feeds give it that show a standfirst alone: the first words of each text. */
export const inBrief = ({ name, lines }: LabelledSet): LabelledSet => ({
  name: `${name}, in brief`,
  lines: lines.map((line) => ({ ...line, text: (line.text ?? '').split(/\s+/).slice(0, 24).join(' ') })),
})

/** Which of `folds` parts a telling is in: by its topic, or its story, so that no story is in two. */
export const foldOf = (line: Line, folds: number, seed: string): number =>
  createHash('sha256')
    .update(`${seed} ${line.topic ?? line.story}`)
    .digest()
    .readUInt32BE() % folds

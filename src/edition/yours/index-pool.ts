import { foldText } from './fold-words.ts'
import type { Told } from './told.ts'

/** Which stories something is in, by their number in the pool, and how much of each: 0 to 1. */
export type Found = { stories: number[]; parts: number[] }

/**
 * The stories that may stand on readers' pages, read once for all readers. Numbers are given newest story first, so that of two that weigh the same the lower number
 * stands higher, and does so tomorrow too.
 */
export type Pool = {
  stories: readonly Told[]
  /** By 'title:ledger', 'topic:t1', 'desk:world', 'country:AU', 'writer:jane-smith', 'story:s1'. */
  found: ReadonlyMap<string, Found>
  /** Every number, the heaviest for everyone first. */
  heaviest: readonly number[]
  names: ReadonlyMap<string, string>
  /** How many titles and sections there are. */
  titles: number
  desks: number
  numberOf(storyId: string): number | undefined
  /** The words of all its tellings, folded. */
  wordsOf(story: number): string
  /** Room to add up in; who uses it leaves it at 0. */
  scratch: { best: Float64Array; sum: Float64Array; against: Float64Array; lane: Int32Array }
}

// Of a story that thirty titles tell, each title is a part; of what it is about, each topic has a weight of its own.
const keysOf = (story: Told): Map<string, number> => {
  const keys = new Map<string, number>([[`story:${story.storyId}`, 1]])
  const add = (key: string, part: number) => keys.set(key, Math.min(1, (keys.get(key) ?? 0) + part))
  if (story.desk) add(`desk:${story.desk}`, 1)
  for (const { id, weight } of story.topics) add(`topic:${id}`, weight)
  const part = 1 / Math.max(1, story.tellings.length)
  for (const { titleId, country, writers } of story.tellings) {
    add(`title:${titleId}`, part)
    if (country) add(`country:${country}`, part)
    for (const { key } of writers) add(`writer:${key}`, part)
  }
  return keys
}

/** Reads a pool for `arrangeForYou`: some milliseconds for some thousand stories, so that it is done when the pool changes and not for each reader. */
export const indexPool = (told: readonly Told[]): Pool => {
  const stories = told
    .filter(({ tellings }) => tellings.length > 0)
    .sort((a, b) => b.beganAt.getTime() - a.beganAt.getTime() || (a.storyId < b.storyId ? -1 : 1))
  const found = new Map<string, Found>()
  const numbers = new Map<string, number>()
  const names = new Map<string, string>()
  for (const [number, story] of stories.entries()) {
    numbers.set(story.storyId, number)
    for (const [key, part] of keysOf(story)) {
      const had = found.get(key)
      if (had) {
        had.stories.push(number)
        had.parts.push(part)
      } else found.set(key, { stories: [number], parts: [part] })
    }
    for (const { id, name } of story.topics) names.set(`topic:${id}`, name)
    for (const { titleId, titleName } of story.tellings) names.set(`title:${titleId}`, titleName)
  }
  const words: string[] = []
  const size = stories.length
  return {
    stories,
    found,
    names,
    titles: [...found.keys()].filter((key) => key.startsWith('title:')).length,
    desks: [...found.keys()].filter((key) => key.startsWith('desk:')).length,
    heaviest: stories.map((_, number) => number).sort((a, b) => (stories[b]?.common ?? 0) - (stories[a]?.common ?? 0) || a - b),
    numberOf: (storyId) => numbers.get(storyId),
    wordsOf: (number) => (words[number] ??= foldText(stories[number]?.tellings.map(({ text }) => text).join(' . ') ?? '')),
    scratch: {
      best: new Float64Array(size),
      sum: new Float64Array(size),
      against: new Float64Array(size),
      lane: new Int32Array(size),
    },
  }
}

import type { Pool, PoolStory } from './index-pool.ts'
import { Ladder } from './ladder.ts'
import { opened, type Pull, type Pulls, type Strength, seenLog } from './read-taste.ts'
import { say } from './say-reasons.ts'
import type { YourReason } from './told.ts'

/** Below this a wish is no reason to be on the page: a story that one title in fifty tells from the reader's region is not about it. */
const slight = 0.15
/** What speaks for a story beside the strongest counts so much: three sections of which it is a little are not one that it is. */
const beside = 0.7
/** A story that nothing of the reader's speaks for weighs a quarter. */
const outside = -2
/** How far apart two weights must be to count as different, in doublings: what differs less keeps its order while both age. */
export const step = 1 / 8
const inSteps = (log: number): number => Math.round(log / step)

/** From here on he asked for less of it. */
const unwanted = -1

export type Weights = {
  /** Stories for which something speaks, by the key of what speaks most for them. */
  drawn: Map<string, Ladder>
  /** Whether something speaks for a story. */
  isDrawn(story: number): boolean
  /** For a story that nothing speaks for: its steps among those that are drawn. */
  stepsOutside(story: number): number
  /** No story that nothing speaks for and that weighs as much for everyone, or less, has more steps. */
  mostOutside(story: number): number
  /** Whether he asked for less of what it is. */
  isUnwanted(story: number): boolean
}

/** Weighs every story that something of the reader's taste speaks for or against: as many steps as his things have stories. It writes in the pool's scratch, and asks it. */
export const weighForYou = (pool: Pool, taste: Pulls): Weights => {
  const { best, sum, against, read, lane, touched } = pool.scratch
  const from = touched.length
  for (let number = 0; number < taste.pulls.length; number++) {
    const { flat, byPart, byRoot, found } = taste.pulls[number] as Strength
    const { stories, parts, roots } = found
    for (let i = 0; i < stories.length; i++) {
      const strength = flat + byPart * (parts[i] as number) + byRoot * (roots[i] as number)
      if (strength < slight && strength > -slight) continue
      const story = stories[i] as number
      if (best[story] === 0 && against[story] === 0) touched.push(story)
      if (strength < 0) against[story] = (against[story] as number) + strength
      else {
        sum[story] = (sum[story] as number) + strength
        if (strength > (best[story] as number)) {
          best[story] = strength
          lane[story] = number
        }
      }
    }
  }
  // What he follows and what he has read of are one lane where they are the same thing.
  const drawn = new Map<string, Ladder>()
  const ladders = taste.pulls.map(({ key }) => {
    const ladder = drawn.get(key) ?? new Ladder()
    drawn.set(key, ladder)
    return ladder
  })
  const { logs } = pool
  const stepsOf = (story: number, log: number) =>
    inSteps((logs[story] as number) + log + (against[story] as number) + (read[story] as number))
  for (let i = from; i < touched.length; i++) {
    const story = touched[i] as number
    const strongest = best[story] as number
    if (strongest > 0) ladders[lane[story] as number]?.add(story, stepsOf(story, strongest + beside * ((sum[story] as number) - strongest)))
  }
  return {
    drawn,
    isDrawn: (story) => lane[story] !== -1,
    stepsOutside: (story) => stepsOf(story, outside),
    mostOutside: (story) => inSteps((logs[story] as number) + outside),
    isUnwanted: (story) => (against[story] as number) < unwanted,
  }
}

const factor = (log: number): number => Math.round(2 ** log * 100) / 100

export type Speaking = { pull: Pull; strength: number }

/** What of the reader's taste speaks for a story and against it, the strongest first. */
export const speakingFor = (taste: Pulls, story: number): Speaking[] => {
  const speaking: Speaking[] = []
  for (const pull of taste.pulls) {
    const { stories, parts, roots } = pull.found
    const at = placeIn(stories, story)
    if (at < 0) continue
    const strength = pull.flat + pull.byPart * (parts[at] as number) + pull.byRoot * (roots[at] as number)
    if (Math.abs(strength) >= slight) speaking.push({ pull, strength })
  }
  return speaking.sort((a, b) => b.strength - a.strength || (a.pull.key < b.pull.key ? -1 : 1))
}

/** The same arithmetic for one story, in words: this reader's reasons, each a factor, then the edition's. `title`: whose telling is shown. */
export const explainForYou = (
  pool: Pool,
  taste: Pulls,
  { story, title, speaking }: { story: number; title: string; speaking: readonly Speaking[] },
): { log: number; reasons: YourReason[] } => {
  const one = pool.stories[story] as PoolStory
  const reasons: YourReason[] = []
  let log = 0
  for (const [i, { pull, strength }] of speaking.entries()) {
    const counts = strength > 0 && i > 0 ? strength * beside : strength
    log += counts
    reasons.push({ code: `${pull.how}-${pull.kind}`, words: say(pull, title), weight: factor(counts), times: true })
  }
  if (!speaking.some(({ strength }) => strength > 0)) {
    log += outside
    reasons.push({ code: 'outside', words: 'Nothing that you follow or often read', weight: factor(outside), times: true })
  }
  const read = seenLog(one, taste.seen.get(story))
  if (read < 0)
    reasons.push({
      code: 'seen',
      words: read === opened.more ? 'You have opened it; it has been told on since' : 'You have opened it',
      weight: factor(read),
      times: true,
    })
  return { log: one.log + log + read, reasons: [...reasons, ...one.told.reasons] }
}

/** Binary search: numbers of stories are found in rising order. -1: it is not there. */
const placeIn = (numbers: Int32Array, wanted: number): number => {
  let low = 0
  let high = numbers.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const at = numbers[middle] as number
    if (at === wanted) return middle
    if (at < wanted) low = middle + 1
    else high = middle - 1
  }
  return -1
}

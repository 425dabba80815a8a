import { hour } from '../../base/clock.ts'
import type { Pool } from './index-pool.ts'
import { type Ladder, openLadder } from './ladder.ts'
import { type Pull, type Pulls, strengthOn } from './read-taste.ts'
import { say } from './say-reasons.ts'
import type { YourReason } from './told.ts'

/** Below this a wish is no reason to be on the page: a story that one title in fifty tells from the reader's region is not about it. */
const slight = 0.15
/** What speaks for a story beside the strongest counts so much: three sections of which it is a little are not one that it is. */
const beside = 0.35
/** A story that nothing of the reader's speaks for weighs a quarter. */
const outside = -2
/** A story of which he has opened an article sinks, by less when it was told on since. */
const opened = { same: -2.7, more: -1 }
const toldOn = hour

/** How far apart two weights must be to count as different, in doublings: what differs less keeps its order while both age. */
const step = 1 / 8

export type Weights = {
  /** Stories for which something speaks, by the key of what speaks most for them. */
  drawn: Map<string, Ladder>
  /** What speaks most for a story; undefined nothing. */
  laneOf(story: number): Pull | undefined
  /** For a story that nothing speaks for: its steps among those that are drawn. */
  stepsOutside(story: number): number
  /** Whether he asked for less of what it is. */
  isUnwanted(story: number): boolean
}

const seenLog = (pool: Pool, taste: Pulls, story: number): number => {
  const at = taste.seen.get(story)
  if (!at) return 0
  return (pool.stories[story]?.latestAt.getTime() ?? 0) > at.getTime() + toldOn ? opened.more : opened.same
}

const inSteps = (log: number): number => Math.round(log / step)

const unwanted = -1

/** Weighs every story that something of the reader's taste speaks for or against: as many steps as his things have stories. */
export const weighForYou = (pool: Pool, taste: Pulls): Weights => {
  const { best, sum, against, lane } = pool.scratch
  const touched: number[] = []
  for (const [number, pull] of taste.pulls.entries()) {
    const found = pool.found.get(pull.key)
    if (!found) continue
    for (let i = 0; i < found.stories.length; i++) {
      const story = found.stories[i] as number
      const strength = strengthOn(pull, found.parts[i] as number)
      if (Math.abs(strength) < slight) continue
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
  const drawn: Weights['drawn'] = new Map()
  const lanes = new Map<number, number>()
  const repelled = new Map<number, number>()
  for (const story of touched) {
    const [strongest, all, less] = [best[story] as number, sum[story] as number, against[story] as number]
    best[story] = sum[story] = against[story] = 0
    if (strongest > 0) {
      const log = Math.log2(pool.stories[story]?.common ?? 1) + strongest + beside * (all - strongest) + less
      const key = taste.pulls[lane[story] as number]?.key ?? ''
      const ladder = drawn.get(key) ?? openLadder()
      if (!drawn.has(key)) drawn.set(key, ladder)
      ladder.add(story, inSteps(log + seenLog(pool, taste, story)))
      lanes.set(story, lane[story] as number)
    } else repelled.set(story, less)
  }
  return {
    drawn,
    laneOf: (story) => {
      const number = lanes.get(story)
      return number === undefined ? undefined : taste.pulls[number]
    },
    stepsOutside: (story) =>
      inSteps(Math.log2(pool.stories[story]?.common ?? 1) + outside + (repelled.get(story) ?? 0) + seenLog(pool, taste, story)),
    isUnwanted: (story) => (repelled.get(story) ?? 0) < unwanted,
  }
}

const factor = (log: number): number => Math.round(2 ** log * 100) / 100

/** The same arithmetic for one story, in words: the edition's reasons, then this reader's, each a factor. */
export const explainForYou = (pool: Pool, taste: Pulls, story: number): { log: number; reasons: YourReason[]; for: Pull[] } => {
  const { common, reasons } = pool.stories[story] as Pool['stories'][number]
  const speaking = taste.pulls
    .flatMap((pull) => {
      const found = pool.found.get(pull.key)
      const at = found ? placeIn(found.stories, story) : -1
      const strength = at < 0 ? 0 : strengthOn(pull, found?.parts[at] as number)
      return Math.abs(strength) < slight ? [] : [{ pull, strength }]
    })
    .sort((a, b) => b.strength - a.strength)
  const own: YourReason[] = []
  let log = 0
  for (const [i, { pull, strength }] of speaking.entries()) {
    const counts = strength > 0 && i > 0 ? strength * beside : strength
    log += counts
    own.push({ code: `${pull.how}-${pull.kind}`, words: say(pull), weight: factor(counts), times: true })
  }
  const wishes = speaking.filter(({ strength }) => strength > 0).map(({ pull }) => pull)
  if (wishes.length === 0) {
    log += outside
    own.push({ code: 'outside', words: 'Nothing that you follow or often read', weight: factor(outside), times: true })
  }
  const read = seenLog(pool, taste, story)
  if (read < 0)
    own.push({
      code: 'seen',
      words: read === opened.more ? 'You have opened it; it has been told on since' : 'You have opened it',
      weight: factor(read),
      times: true,
    })
  return { log: Math.log2(common) + log + read, reasons: [...own, ...reasons], for: wishes }
}

/** Binary search: numbers of stories are found in rising order. */
const placeIn = (numbers: readonly number[], wanted: number): number => {
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

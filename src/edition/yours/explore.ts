import type { Pool, PoolStory } from './index-pool.ts'
import type { Pulls } from './read-taste.ts'

/** So many of the heaviest stories outside what he reads are drawn from. */
const among = 100

/** After so many readings of a thing the paper is half as curious about it. */
const enough = 4

// What has been read or left often says nothing new; a section or a topic that he never met may.
const uncertainty = ({ columns, scratch }: Pool, { hasReadings }: Pulls, story: number): number => {
  if (!hasReadings) return 1
  const { desk, topicsFrom, topics } = columns
  const { readings } = scratch
  let most = readings[desk[story] as number] as number
  for (let i = topicsFrom[story] as number; i < (topicsFrom[story + 1] as number); i++)
    most = Math.max(most, readings[topics[i] as number] as number)
  return 1 / (1 + most / enough)
}

/**
 * Stories outside what a reader follows and reads, in the order in which they are tried: drawn by what they weigh for everyone, squared (the many that weigh little would be drawn before the few that weigh much), and by how little the paper knows whether he
 * would read them. Weighted drawing without putting back (Efraimidis and Spirakis 2006): -ln(chance) / weight, smallest first; as each story's chance is its own, a
 * story that comes or goes leaves the order of the others. `isOutside` must leave out what he asked for less of.
 */
export const drawOutside = (
  pool: Pool,
  taste: Pulls,
  isOutside: (story: number) => boolean,
  chance: (of: string) => number,
): ((at: number) => number | undefined) => {
  const drawn: number[] = []
  const lots: number[] = []
  for (const story of pool.heaviest) {
    if (drawn.length === among) break
    if (!isOutside(story)) continue
    const { told, square } = pool.stories[story] as PoolStory
    const luck = Math.max(chance(told.storyId), 1e-9)
    drawn.push(story)
    lots.push(-Math.log(luck) / (square * uncertainty(pool, taste, story)))
  }
  return inOrder(drawn, lots)
}

/** The story at a place in the order of its lot. A page takes some few of a hundred, so that no more of them are put in order than are asked for. */
const inOrder = (drawn: number[], lots: number[]) => {
  let sorted = 0
  const comesBefore = (a: number, b: number) =>
    (lots[a] as number) < (lots[b] as number) || (lots[a] === lots[b] && (drawn[a] as number) < (drawn[b] as number))
  const change = (list: number[], a: number, b: number) => {
    const had = list[a] as number
    list[a] = list[b] as number
    list[b] = had
  }
  return (at: number): number | undefined => {
    for (; sorted <= at && sorted < drawn.length; sorted++) {
      let least = sorted
      for (let i = sorted + 1; i < drawn.length; i++) if (comesBefore(i, least)) least = i
      change(drawn, sorted, least)
      change(lots, sorted, least)
    }
    return drawn[at]
  }
}

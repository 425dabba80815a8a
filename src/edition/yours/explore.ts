import type { Pool, PoolStory } from './index-pool.ts'
import type { Pulls } from './read-taste.ts'

/** So many of the heaviest stories outside what he reads are drawn from. */
const among = 100

/** After so many readings of a thing the paper is half as curious about it. */
const enough = 4

// What has been read or left often says nothing new; a section or a topic that he never met may.
const uncertainty = ({ desk, topics }: PoolStory, { readings }: Pulls): number => {
  if (readings.size === 0) return 1
  let most = desk ? (readings.get(desk) ?? 0) : 0
  for (const key of topics) most = Math.max(most, readings.get(key) ?? 0)
  return 1 / (1 + most / enough)
}

/**
 * Stories outside what a reader follows and reads, in the order in which they are tried: drawn by what they weigh for everyone, squared (the many that weigh little would be drawn before the few that weigh much), and by how little the paper knows whether he
 * would read them. Weighted drawing without putting back (Efraimidis and Spirakis 2006): -ln(chance) / weight, smallest first; as each story's chance is its own, a
 * story that comes or goes leaves the order of the others. `isOutside` must leave out what he asked for less of.
 */
export const drawOutside = (pool: Pool, taste: Pulls, isOutside: (story: number) => boolean, chance: (of: string) => number): number[] => {
  const drawn: { story: number; at: number }[] = []
  for (const story of pool.heaviest) {
    if (drawn.length === among) break
    if (!isOutside(story)) continue
    const one = pool.stories[story] as PoolStory
    const luck = Math.max(chance(one.told.storyId), 1e-9)
    drawn.push({ story, at: -Math.log(luck) / (one.square * uncertainty(one, taste)) })
  }
  return drawn.sort((a, b) => a.at - b.at || a.story - b.story).map(({ story }) => story)
}

import { hour } from '../../src/base/clock.ts'
import type { Candidate } from '../../src/edition/edition.ts'

export const noon = new Date('2026-11-23T12:00:00Z')

/** A story of three publishers, five hours old, with what `facts` say of it. */
export const candidate = (facts: Partial<Omit<Candidate, 'storyId'>> & { storyId?: string } = {}): Candidate => ({
  desk: 'world',
  articleId: `a-${facts.storyId ?? 's'}` as Candidate['articleId'],
  titleId: 't',
  titleName: 'T',
  country: null,
  hasPicture: true,
  minutes: 3,
  publishers: 3,
  near: 0,
  lately: 0,
  titles: 3,
  prominence: 0,
  placing: null,
  topics: [],
  beganAt: new Date(noon.getTime() - 5 * hour),
  latestAt: new Date(noon.getTime() - hour),
  ...facts,
  storyId: (facts.storyId ?? 's') as Candidate['storyId'],
})

/** Numbers of chance from a seed (mulberry32), so that a run can be had again. */
export const chanceFrom = (seed: number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

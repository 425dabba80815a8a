import { hour } from '../src/base/clock.ts'
import type { SimStory } from './edition-world.ts'

/** A place on a page: which story, by which title's telling. */
export type Shown = { story: SimStory; title: string }
/** What stands in the month's news at one hour: stories of the last 40 hours that somebody has told by then. */
export type Hour = { now: number; stories: SimStory[] }

const reach = 40 * hour

/** The stories of an hour. */
export const hourOf = (stories: SimStory[], now: number): Hour => ({
  now,
  stories: stories.filter((story) => story.began > now - reach && story.tellings.some((telling) => telling.at <= now)),
})

/** Publishers that have told it by then, an agency's copies counted once. */
export const publishersAt = (story: SimStory, now: number, publisherOf: Map<string, string>): number => {
  const own = new Set<string>()
  let wire = 0
  for (const telling of story.tellings) {
    if (telling.at > now) continue
    if (telling.wire) wire = 1
    else own.add(publisherOf.get(telling.titleId) as string)
  }
  return Math.max(1, own.size + wire)
}

/** Clicks of everybody, halved every twelve hours: what a site that goes by clicks knows. */
export const openClicks = () => {
  const clicks = new Map<string, { count: number; at: number }>()
  const countAt = (id: string, now: number) => {
    const had = clicks.get(id)
    return had ? had.count * 0.5 ** ((now - had.at) / (12 * hour)) : 0
  }
  return {
    add: (id: string, now: number) => void clicks.set(id, { count: countAt(id, now) + 1, at: now }),
    countAt,
  }
}

/** The order of a page by one number, largest first; ties by id. */
export const orderBy = (stories: SimStory[], weight: (story: SimStory) => number): SimStory[] =>
  stories
    .map((story) => [weight(story), story] as const)
    .sort((a, b) => b[0] - a[0] || (a[1].id < b[1].id ? -1 : 1))
    .map(([, story]) => story)

export const latestAt = (story: SimStory, now: number): number => Math.max(...story.tellings.filter((t) => t.at <= now).map((t) => t.at))

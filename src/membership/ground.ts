import type { Standing } from './standing.ts'
import type { StandingEventId } from './standing-event.ts'

export type Granting = Extract<Standing, { kind: 'trial' | 'member' | 'complimentary' | 'institution' }>

/** One reason why a person may read as a member does: until when (null: with no end set), how he would stand by it alone, and the events it rests on. */
export type Ground = { until: Date | null; standing: Granting; from: StandingEventId[] }

export const isLive = ({ until }: Ground, now: Date): boolean => until === null || now < until

const kinds = ['complimentary', 'institution', 'member', 'trial'] as const
const ways = ['subscription', 'invoice', 'gift', 'seat'] as const

/** What sorts the best first: the kind; then what goes on by itself, then what lasts longest; then whatever is always the same. */
const orderOf = ({ standing, until, from }: Ground): [number, number, number, number, string] => {
  const goesOn = standing.kind === 'member' && standing.renews && !standing.pastDueUntil
  return [
    kinds.indexOf(standing.kind),
    goesOn ? 0 : 1,
    until === null ? Number.NEGATIVE_INFINITY : -until.getTime(),
    standing.kind === 'member' ? ways.indexOf(standing.by) : 0,
    JSON.stringify([standing, from]),
  ]
}

/** The better of two, whichever comes first. */
export const better = (one: Ground, other: Ground): Ground => {
  const [a, b] = [orderOf(one), orderOf(other)]
  const at = a.findIndex((part, n) => part !== b[n])
  return at < 0 || (a[at] as number | string) < (b[at] as number | string) ? one : other
}

import { day } from '../../base/clock.ts'
import type { BeliefKind, Outcome } from '../tables.ts'

/** What a piece is about, for `learn`: `weight` is how much, 0 to 1. */
export type About = { kind: BeliefKind; key: string; name: string; weight: number }

/**
 * What the paper believes a reader thinks of something: `weight` from -1 (leaves it) to 1 (reads it to the end), as it was at `changedAt`; the counts are the
 * pieces it follows from. `said`: he set the weight himself, and nothing else moves it.
 */
export type Belief = {
  kind: BeliefKind
  key: string
  name: string
  weight: number
  opened: number
  finished: number
  abandoned: number
  said: boolean
  changedAt: Date
}

/** After so long without a reading, half of what was learnt is left (in ms): a month, as tastes outlive a week's news and not a season. */
export const halfLife = 30 * day

/** A belief's weight at `now`. What a reader said himself does not fade. */
export const weightAt = ({ weight, said, changedAt }: Belief, now: Date): number =>
  said ? weight : weight * 0.5 ** (Math.max(0, now.getTime() - changedAt.getTime()) / halfLife)

// How far one reading moves a belief: a topic is chosen, a country mostly comes with it.
const rates: Record<BeliefKind, number> = { topic: 0.25, writer: 0.15, title: 0.12, desk: 0.1, country: 0.06 }

const isOf =
  ({ kind, key }: { kind: string; key: string }) =>
  (one: { kind: string; key: string }) =>
    one.kind === kind && one.key === key

type Read = {
  about: About[]
  outcome: Outcome
  /** How much of it was read, 0 to 1: what an opening says grows with it. */
  share: number
  /** What was learnt of the same reading before: it is taken back first. */
  was?: Outcome
}

// Finished pulls to 1, abandoned to -1, each by its rate of the way; an opening pulls gently upward and never down.
const moved = (weight: number, rate: number, outcome: Outcome, share: number): number => {
  if (outcome === 'finished') return weight + rate * (1 - weight)
  if (outcome === 'abandoned') return weight + rate * (-1 - weight)
  return Math.max(weight, weight + (rate / 3) * (0.3 + 0.7 * share - weight))
}

// What an opening has given stays: the piece was opened, whatever came of it.
const takenBack = (weight: number, rate: number, was: Outcome | undefined): number => {
  if (was === 'abandoned') return (weight + rate) / (1 - rate)
  if (was === 'finished') return (weight - rate) / (1 - rate)
  return weight
}

const bounded = (weight: number) => Math.min(1, Math.max(-1, weight))

/**
 * What is believed after one reading: the beliefs handed in, those that it is about moved, new ones added. Weights are exponential averages of outcomes and stay
 * within -1 and 1; what was learnt before fades first, by `halfLife`. Pure: the same readings in the same order give the same beliefs.
 */
export const learn = (beliefs: Belief[], { about, outcome, share, was }: Read, now: Date): Belief[] => {
  const after = [...beliefs]
  for (const one of about) {
    const place = after.findIndex(isOf(one))
    const had: Belief = after[place] ?? {
      kind: one.kind,
      key: one.key,
      name: one.name,
      weight: 0,
      opened: 0,
      finished: 0,
      abandoned: 0,
      said: false,
      changedAt: now,
    }
    const rate = rates[one.kind] * bounded(Math.max(0, one.weight))
    const weight = had.said ? had.weight : bounded(moved(takenBack(weightAt(had, now), rate, was), rate, outcome, bounded(share)))
    const counts = { opened: had.opened, finished: had.finished, abandoned: had.abandoned }
    if (was) counts[was] = Math.max(0, counts[was] - 1)
    counts[outcome]++
    const belief = { ...had, ...counts, name: one.name, weight, changedAt: now }
    if (place < 0) after.push(belief)
    else after[place] = belief
  }
  return after
}

import { readFileSync } from 'node:fs'
import { hour } from '../base/clock.ts'
import { rules } from './rules.ts'

/**
 * Tellings taken together, as the few numbers that judging needs: how many, the square of the length of their summed vectors, their mean time
 * (ms; NaN when none has one), the share of them of which only the day is known, and how long they are (0 bare headlines … 1 texts).
 */
export type Bulk = { n: number; square: number; at: number; days: number; length: number }

/** What judging looks at, in the order of `describe`: the names of the weights in learnt.json. */
export const features = [
  'one',
  'mean',
  'centres',
  'root of mean',
  'days',
  'first days',
  'both',
  'smaller',
  'length',
  'length × mean',
  'length × centres',
  'length × days',
  'length × first days',
  'length × both',
  'smaller × centres',
  'centres × first days',
] as const

// Judging is most of the work of mending: what is asked a million times is looked up.
const logs = Float64Array.from({ length: 1024 }, (_, n) => Math.log(n))
const log = (n: number) => logs[n] ?? Math.log(n)

/** The numbers by which two bulks of tellings are compared, written into `into`; `dot` is the product of their summed vectors. */
export const describe = (a: Bulk, b: Bulk, dot: number, into: Float64Array = new Float64Array(features.length)): Float64Array => {
  const mean = dot / (a.n * b.n)
  const centres = dot / Math.sqrt(a.square * b.square || 1)
  const hours = Math.abs(a.at - b.at) / hour
  // Within half a day is at once: a finer clock would learn when the sets were gathered. A day without its hour is uncertain by half of itself.
  const past = Math.max(0, (Number.isNaN(hours) ? 0 : hours) - rules.atOnce - 12 * (a.days + b.days)) / 24
  const days = Math.min(3, past)
  const first = Math.min(1, 2 * past)
  const length = Math.min(a.length, b.length)
  const both = log(a.n + b.n)
  const smaller = log(Math.min(a.n, b.n))
  into[0] = 1
  into[1] = mean
  into[2] = centres
  into[3] = Math.sqrt(Math.max(0, mean))
  into[4] = days
  into[5] = first
  into[6] = both
  into[7] = smaller
  into[8] = length
  into[9] = length * mean
  into[10] = length * centres
  into[11] = length * days
  into[12] = length * first
  into[13] = length * both
  into[14] = smaller * centres
  into[15] = centres * first
  return into
}

export type Learnt = Record<(typeof features)[number], number>
/** Over 0, two bulks tell one story: the natural logarithm of the odds, shifted to where stories are best parted. */
export type Judge = (a: Bulk, b: Bulk, dot: number) => number

export const openJudge = (learnt: Learnt): Judge => {
  const weights = Float64Array.from(features, (feature) => learnt[feature])
  const described = new Float64Array(features.length)
  return (a, b, dot) => {
    describe(a, b, dot, described)
    let sum = 0
    for (let i = 0; i < weights.length; i++) sum += (weights[i] as number) * (described[i] as number)
    return sum
  }
}

/** What bench/stories-train.ts has taught. */
export const learnt = JSON.parse(readFileSync(new URL('./learnt.json', import.meta.url), 'utf8')) as Learnt

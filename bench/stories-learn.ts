import { arrange, type Piece, products } from '../src/stories/arrange.ts'
import { tellingOf } from '../src/stories/group-tellings.ts'
import { bulkOf } from '../src/stories/held-stories.ts'
import { type Bulk, describe, features, type Learnt, openJudge } from '../src/stories/judge.ts'
import { termsOf } from '../src/stories/terms.ts'
import { openVocabulary } from '../src/stories/vocabulary.ts'
import { scoreGrouping } from './stories-score.ts'
import { bars, type LabelledSet } from './stories-sets.ts'

/** A set as the judge sees it. */
export type Read = { name: string; pieces: Piece[]; gold: string[]; dot(a: number, b: number): number }
type Examples = { rows: number[][]; same: boolean[] }

/** mulberry32: the same examples at every run. */
const dice = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
}

export const readSet = ({ name, lines }: LabelledSet): Read => {
  const vocabulary = openVocabulary()
  const tellings = lines.map((line, n) => tellingOf(line, n))
  const counted = tellings.map((telling) => vocabulary.see(termsOf(telling)))
  const pieces = tellings.map((telling, n) => {
    const member = { id: telling.id, at: telling.at, language: telling.language, counted: counted[n] as (typeof counted)[number] }
    return { ...bulkOf(member), vector: vocabulary.weigh(member.counted), language: telling.language }
  })
  const dots = products(pieces)
  const dot = (a: number, b: number) => (a === b ? 1 : (dots[a * pieces.length + b] as number))
  return { name, pieces, gold: lines.map(({ story }) => story), dot }
}

const product = ({ dot }: Read, a: number[], b: number[]) => a.reduce((sum, i) => sum + b.reduce((more, j) => more + dot(i, j), 0), 0)
const bulkOfMany = (read: Read, ids: number[]): Bulk => {
  const mean = (of: (piece: Piece) => number) => ids.reduce((sum, i) => sum + of(read.pieces[i] as Piece), 0) / ids.length
  return {
    n: ids.length,
    square: product(read, ids, ids),
    at: mean(({ at }) => at),
    days: mean(({ days }) => days),
    length: mean(({ length }) => length),
  }
}

/** Groups of tellings of one story, and groups of two stories that look alike, in the sizes that arranging meets. */
export const drawExamples = (read: Read, seed: number, largest = 200): Examples => {
  const chance = dice(seed)
  const stories = Map.groupBy(read.gold.keys(), (n) => read.gold[n] as string)
  const take = (from: number[], n: number) => {
    const left = [...from]
    for (let i = 0; i < Math.min(n, left.length); i++) {
      const j = i + Math.floor(chance() * (left.length - i))
      ;[left[i], left[j]] = [left[j] as number, left[i] as number]
    }
    return left.slice(0, n)
  }
  const size = (most: number) => (chance() < 0.4 ? 1 : Math.max(1, Math.floor(Math.exp(chance() * Math.log(Math.min(largest, most) + 1)))))
  const rows: number[][] = []
  const same: boolean[] = []
  const add = (a: number[], b: number[], one: boolean) => {
    rows.push([...describe(bulkOfMany(read, a), bulkOfMany(read, b), product(read, a, b))])
    same.push(one)
  }
  // A story of three hundred headlines says no more than one of fifty.
  const asked = [...stories.values()].flatMap((members) => take(members, 50))
  for (const i of asked) {
    const own = (stories.get(read.gold[i] as string) as number[]).filter((j) => j !== i)
    const side = (n: number) => [i, ...take(own, n - 1)]
    for (let turn = 0; turn < 9 && own.length > 0; turn++) {
      const a = side(turn % 3 === 0 ? size(own.length) : 1)
      const rest = own.filter((j) => !a.includes(j))
      if (rest.length > 0) add(a, take(rest, size(rest.length)), true)
    }
    const alike = [...read.gold.keys()]
      .filter((j) => read.gold[j] !== read.gold[i])
      .map((j) => [read.dot(i, j) + 0.02 * chance(), j] as const)
      .sort((a, b) => b[0] - a[0])
    const met = new Set<string>()
    for (const [, j] of alike.slice(0, 12)) {
      const others = stories.get(read.gold[j] as string) as number[]
      for (const n of [1, size(others.length)]) {
        const b = [
          j,
          ...take(
            others.filter((other) => other !== j),
            n - 1,
          ),
        ]
        add(side(chance() < 0.35 ? size(own.length + 1) : 1), b, false)
      }
      if (met.add(read.gold[j] as string).size > 5) break
    }
  }
  return { rows, same }
}

const solve = (matrix: number[][], right: number[]) => {
  const n = right.length
  const a = matrix.map((row, i) => [...row, right[i] as number])
  const at = (i: number, j: number) => (a[i] as number[])[j] as number
  for (let i = 0; i < n; i++) {
    let pivot = i
    for (let j = i + 1; j < n; j++) if (Math.abs(at(j, i)) > Math.abs(at(pivot, i))) pivot = j
    ;[a[i], a[pivot]] = [a[pivot] as number[], a[i] as number[]]
    for (let j = i + 1; j < n; j++) {
      const factor = at(j, i) / at(i, i)
      for (let k = i; k <= n; k++) (a[j] as number[])[k] = at(j, k) - factor * at(i, k)
    }
  }
  const x = new Array<number>(n).fill(0)
  for (let i = n - 1; i >= 0; i--) {
    let value = at(i, n)
    for (let k = i + 1; k < n; k++) value -= at(i, k) * (x[k] as number)
    x[i] = value / at(i, i)
  }
  return x
}

/** Logistic regression with a ridge on standardised features, by Newton's method; each set weighs the same, and in it both answers do. */
export const fit = (sets: Examples[], ridge = 0.002): Learnt => {
  const d = features.length
  const all = sets.flatMap(({ rows, same }) => {
    const yes = same.filter(Boolean).length
    return rows.map((x, i) => ({ x, y: same[i] ? 1 : 0, c: 0.5 / (same[i] ? yes : rows.length - yes) / sets.length }))
  })
  const mean = Array.from({ length: d }, (_, k) => (k === 0 ? 0 : all.reduce((sum, { x, c }) => sum + c * (x[k] as number), 0)))
  const spread = mean.map((m, k) => (k === 0 ? 1 : Math.sqrt(all.reduce((sum, { x, c }) => sum + c * ((x[k] as number) - m) ** 2, 0)) || 1))
  const rows = all.map(({ x, y, c }) => ({ x: x.map((v, k) => (v - (mean[k] as number)) / (spread[k] as number)), y, c }))
  let w = new Array<number>(d).fill(0)
  for (let turn = 0; turn < 12; turn++) {
    const slope = w.map((value, k) => (k === 0 ? 0 : ridge * value))
    const bend = Array.from({ length: d }, (_, k) => Array.from({ length: d }, (_, m) => (k === m ? (k ? ridge : 0) + 1e-9 : 0)))
    for (const { x, y, c } of rows) {
      let z = 0
      for (let k = 0; k < d; k++) z += (w[k] as number) * (x[k] as number)
      const p = 1 / (1 + Math.exp(-z))
      for (let k = 0; k < d; k++) {
        slope[k] = (slope[k] as number) + c * (p - y) * (x[k] as number)
        const row = bend[k] as number[]
        const half = c * p * (1 - p) * (x[k] as number)
        for (let m = 0; m < d; m++) row[m] = (row[m] as number) + half * (x[m] as number)
      }
    }
    const step = solve(bend, slope)
    w = w.map((value, k) => value - (step[k] as number))
    if (step.every((one) => Math.abs(one) < 1e-7)) break
  }
  const plain = w.map((value, k) => value / (spread[k] as number))
  plain[0] = (w[0] as number) - plain.reduce((sum, value, k) => (k === 0 ? sum : sum + value * (mean[k] as number)), 0)
  return Object.fromEntries(features.map((feature, k) => [feature, plain[k]])) as Learnt
}

/** Weights whose zero stands `short` higher for headlines and `long` for texts. */
export const shift = (learnt: Learnt, short: number, long: number): Learnt => ({
  ...learnt,
  one: learnt.one - short,
  length: learnt.length - (long - short),
})

/** Whether a set is of bare headlines. */
export const isShort = ({ pieces }: Read): boolean => pieces.reduce((sum, { length }) => sum + length, 0) / pieces.length < 0.25

const tries = Array.from({ length: 33 }, (_, n) => -4 + n * 0.25)

/** Where stories of headlines and of texts are best parted, on these sets: the mean B-cubed F1, what is below its bar counting twice. */
export const part = (learnt: Learnt, sets: Read[]): { short: number; long: number } => {
  const best = (some: Read[]) => {
    const worth = tries.map(() => 0)
    const lowest = tries[0] as number
    const judge = openJudge(shift(learnt, lowest, lowest))
    for (const { name, pieces, gold } of some) {
      // Whatever unites before likeness falls under a threshold is what that threshold gives: one arrangement tells all.
      let left = tries.length - 1
      const count = (until: number, group: number[]) => {
        for (; left >= 0 && until < (tries[left] as number) - lowest; left--) {
          const { f1 } = scoreGrouping(gold, group.map(String))
          worth[left] = (worth[left] as number) + f1 - Math.max(0, (bars[name] ?? 0) - f1)
        }
      }
      count(Number.NEGATIVE_INFINITY, arrange(pieces, { judge, watch: count }))
    }
    return tries[worth.indexOf(Math.max(...worth))] as number
  }
  const [short, long] = [sets.filter(isShort), sets.filter((set) => !isShort(set))]
  const parted = { short: short.length > 0 ? best(short) : Number.NaN, long: long.length > 0 ? best(long) : Number.NaN }
  return { short: Number.isNaN(parted.short) ? parted.long : parted.short, long: Number.isNaN(parted.long) ? parted.short : parted.long }
}

import type { Forest, Tree } from '../src/articles/page/forest.ts'

// Gradient boosting of small decision trees on the logistic loss (Friedman 2001), with Newton steps in the leaves and features cut into at most 64 steps, as
// XGBoost and LightGBM do it. Soft targets: `wanted` 0 to 1. Everything is drawn from a seed, so that the same pages give the same forest.

export type Samples = { rows: Record<string, number>[]; wanted: number[]; weights: number[] }
export type Growth = { trees: number; depth: number; rate: number; leastWeight: number; shareOfFeatures: number; calm: number }

const mostSteps = 64

const cutsOf = (values: Float64Array): number[] => {
  const every = Math.max(1, Math.floor(values.length / 20_000))
  const sample = values.filter((_, at) => at % every === 0).sort()
  const single = [...new Set(sample)]
  if (single.length <= mostSteps) return single.slice(1).map((value, at) => (value + single[at]!) / 2)
  const cuts = Array.from({ length: mostSteps - 1 }, (_, step) => sample[Math.floor(((step + 1) * sample.length) / mostSteps)]!)
  return [...new Set(cuts)]
}
const stepsOf = (values: Float64Array, cuts: number[]): Uint8Array =>
  Uint8Array.from(values, (value) => {
    let [low, high] = [0, cuts.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (value <= cuts[middle]!) high = middle
      else low = middle + 1
    }
    return low
  })

const rounded = (value: number, digits: number) => Number(value.toPrecision(digits))

/** Grows a forest that tells wanted samples from others. */
export const growForest = ({ rows, wanted, weights }: Samples, growth: Growth): Forest => {
  const names = Object.keys(rows[0]!)
  const features = names.map((name) => {
    const values = Float64Array.from(rows, (row) => row[name]!)
    // As they will be written down, so that what is learnt is what will be asked.
    const cuts = [...new Set(cutsOf(values).map((cut) => rounded(cut, 4)))].sort((a, b) => a - b)
    return { name, cuts, steps: stepsOf(values, cuts) }
  })
  let seed = 7
  const random = () => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff
    return seed / 0x7fffffff
  }
  const mass = weights.reduce((sum, weight) => sum + weight, 0)
  const hits = weights.reduce((sum, weight, at) => sum + weight * wanted[at]!, 0)
  const start = rounded(Math.log(hits / (mass - hits)), 4)
  const told = new Float64Array(rows.length).fill(start)
  const pull = new Float64Array(rows.length)
  const bend = new Float64Array(rows.length)
  const pulls = new Float64Array(mostSteps + 1)
  const bends = new Float64Array(mostSteps + 1)

  const grow = (members: Int32Array, depth: number, drawn: typeof features): Tree => {
    let [allPull, allBend] = [0, 0]
    for (const at of members) {
      allPull += pull[at]!
      allBend += bend[at]!
    }
    const worth = (pulled: number, bent: number) => (pulled * pulled) / (bent + growth.calm)
    let best: { gain: number; feature: (typeof features)[number]; step: number } | undefined
    if (depth < growth.depth)
      for (const feature of drawn) {
        const { cuts, steps } = feature
        pulls.fill(0)
        bends.fill(0)
        for (const at of members) {
          pulls[steps[at]!]! += pull[at]!
          bends[steps[at]!]! += bend[at]!
        }
        let [lowPull, lowBend] = [0, 0]
        for (let step = 0; step < cuts.length; step++) {
          lowPull += pulls[step]!
          lowBend += bends[step]!
          if (lowBend < growth.leastWeight || allBend - lowBend < growth.leastWeight) continue
          const gain = worth(lowPull, lowBend) + worth(allPull - lowPull, allBend - lowBend) - worth(allPull, allBend)
          if (gain > (best?.gain ?? 1e-3)) best = { gain, feature, step }
        }
      }
    if (!best) {
      const leaf = rounded((growth.rate * allPull) / (allBend + growth.calm), 3)
      for (const at of members) told[at]! += leaf
      return leaf
    }
    const { feature, step } = best
    const isLow = (at: number) => feature.steps[at]! <= step
    return [
      feature.name,
      feature.cuts[step]!,
      grow(members.filter(isLow), depth + 1, drawn),
      grow(
        members.filter((at) => !isLow(at)),
        depth + 1,
        drawn,
      ),
    ]
  }
  const trees: Tree[] = []
  for (let count = 0; count < growth.trees; count++) {
    for (let at = 0; at < rows.length; at++) {
      const likely = 1 / (1 + Math.exp(-told[at]!))
      pull[at] = weights[at]! * (wanted[at]! - likely)
      bend[at] = weights[at]! * Math.max(1e-6, likely * (1 - likely))
    }
    trees.push(
      grow(
        Int32Array.from(rows.keys()),
        0,
        features.filter(() => random() < growth.shareOfFeatures),
      ),
    )
  }
  return { start, trees }
}

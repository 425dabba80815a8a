/** B-cubed (Bagga & Baldwin 1998) and pairwise F1 of a grouping against gold labels; both lists are in the same order. */
export const scoreGrouping = (gold: string[], got: string[]) => {
  const groups = (labels: string[]) => {
    const of = new Map<string, number>()
    for (const label of labels) of.set(label, (of.get(label) ?? 0) + 1)
    return of
  }
  const ofGold = groups(gold)
  const ofGot = groups(got)
  const both = groups(gold.map((label, i) => `${label}\n${got[i]}`))
  let precision = 0
  let recall = 0
  for (const [i, label] of gold.entries()) {
    const shared = both.get(`${label}\n${got[i]}`) as number
    precision += shared / (ofGot.get(got[i] as string) as number)
    recall += shared / (ofGold.get(label) as number)
  }
  precision /= gold.length
  recall /= gold.length
  const pairs = (of: Map<string, number>) => [...of.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0)
  const pairF1 = (2 * pairs(both)) / (pairs(ofGold) + pairs(ofGot) || 1)
  return { f1: (2 * precision * recall) / (precision + recall), precision, recall, pairF1, stories: ofGot.size }
}

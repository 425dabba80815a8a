/** A decision tree as written down: a leaf's number, or [feature, most, where it is at most that, where it is more]. */
export type Tree = number | [feature: string, most: number, low: Tree, high: Tree]
/** Boosted trees: a start and the trees whose leaves are added to it, as log-odds. */
export type Forest = { start: number; trees: Tree[] }
/** A forest asked for one row of numbers: how likely it is what was wanted, 0 to 1. */
export type Planted = (row: ArrayLike<number>) => number

/** Makes a forest ready for rows whose numbers stand in the order of `names`. A feature that it knows and the rows do not is a mistake, and throws. */
export const plant = ({ start, trees }: Forest, names: string[]): Planted => {
  const places = new Map(names.map((name, at) => [name, at]))
  // One flat list of four numbers a node: a page asks some 50,000 times.
  const nodes: number[] = []
  const lay = (tree: Tree): number => {
    const at = nodes.length
    if (typeof tree === 'number') {
      nodes.push(-1, tree, 0, 0)
      return at
    }
    const place = places.get(tree[0])
    if (place === undefined) throw new Error(`no feature ${tree[0]}`)
    nodes.push(place, tree[1], 0, 0)
    nodes[at + 2] = lay(tree[2])
    nodes[at + 3] = lay(tree[3])
    return at
  }
  const roots = trees.map(lay)
  const laid = Float64Array.from(nodes)
  return (row) => {
    let sum = start
    for (let at of roots) {
      while (laid[at]! >= 0) at = laid[row[laid[at]!]! <= laid[at + 1]! ? at + 2 : at + 3]!
      sum += laid[at + 1]!
    }
    return 1 / (1 + Math.exp(-sum))
  }
}

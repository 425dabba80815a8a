/**
 * Candidates on rungs, by how many steps they weigh. A page takes some dozens of what may be thousands: a rung is put in order (lower numbers first) when it is
 * reached.
 */
export const openLadder = () => {
  const rungs = new Map<number, number[]>()
  let order: number[] | undefined
  let at = 0
  const open = (): number[] | undefined => {
    order ??= [...rungs.keys()].sort((a, b) => a - b)
    while (order.length > 0) {
      const rung = rungs.get(order.at(-1) as number) as number[]
      if (at === 0) rung.sort((a, b) => a - b)
      if (at < rung.length) return rung
      order.pop()
      at = 0
    }
    return undefined
  }
  return {
    add(story: number, steps: number) {
      const rung = rungs.get(steps)
      if (rung) rung.push(story)
      else rungs.set(steps, [story])
    },
    /** The heaviest that is left, and its steps. Nothing is added once this was asked. */
    head(): { story: number; steps: number } | undefined {
      const rung = open()
      return rung && { story: rung[at] as number, steps: order?.at(-1) as number }
    },
    /** Lets go of the head. */
    pop() {
      if (open()) at++
    },
  }
}

export type Ladder = ReturnType<typeof openLadder>

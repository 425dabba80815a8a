/** Steps that are told apart, either way from 0. */
const range = 2048
/** Stories of a pool, at the most. */
export const mostStories = 2 ** 17

const pack = (story: number, steps: number) => Math.max(0, Math.min(2 * range - 1, steps + range)) * mostStories + (mostStories - 1 - story)

/**
 * Candidates by how many steps they weigh; of those that weigh the same, lower numbers first. A page takes some dozens of what may be thousands, so that they are a heap (each a number
 * that holds steps and story) and are never sorted whole.
 */
export const openLadder = () => {
  const heap: number[] = []
  let ready = false
  const sink = (from: number) => {
    const one = heap[from] as number
    let at = from
    for (;;) {
      let child = 2 * at + 1
      if (child >= heap.length) break
      if (child + 1 < heap.length && (heap[child + 1] as number) > (heap[child] as number)) child++
      if ((heap[child] as number) <= one) break
      heap[at] = heap[child] as number
      at = child
    }
    heap[at] = one
  }
  const settle = () => {
    for (let at = (heap.length >> 1) - 1; at >= 0; at--) sink(at)
    ready = true
  }
  return {
    /** Nothing is added once the head was asked for. */
    add(story: number, steps: number) {
      heap.push(pack(story, steps))
    },
    /** The heaviest that is left. */
    head(): { story: number; steps: number } | undefined {
      if (!ready) settle()
      const one = heap[0]
      if (one === undefined) return undefined
      return { story: mostStories - 1 - (one % mostStories), steps: Math.floor(one / mostStories) - range }
    },
    /** Lets go of the head. */
    pop() {
      if (!ready) settle()
      const last = heap.pop()
      if (last === undefined || heap.length === 0) return
      heap[0] = last
      sink(0)
    },
  }
}

export type Ladder = ReturnType<typeof openLadder>

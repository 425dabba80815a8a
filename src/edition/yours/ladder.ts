/** Steps that are told apart, either way from 0. */
const range = 2048
/** Stories of a pool, at the most. */
export const mostStories = 2 ** 17

const pack = (story: number, steps: number) => Math.max(0, Math.min(2 * range - 1, steps + range)) * mostStories + (mostStories - 1 - story)

/**
 * Candidates by how many steps they weigh; of those that weigh the same, lower numbers first. A page takes some dozens of what may be thousands, so that they are a heap (each a number
 * that holds steps and story) and are never sorted whole.
 */
export class Ladder {
  #heap: number[] = []
  #ready = false
  #sink(from: number) {
    const heap = this.#heap
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
  #settle() {
    for (let at = (this.#heap.length >> 1) - 1; at >= 0; at--) this.#sink(at)
    this.#ready = true
  }
  /** Nothing is added once the head was asked for. */
  add(story: number, steps: number) {
    this.#heap.push(pack(story, steps))
  }
  /** The heaviest that is left. */
  head(): { story: number; steps: number } | undefined {
    if (!this.#ready) this.#settle()
    const one = this.#heap[0]
    if (one === undefined) return undefined
    return { story: mostStories - 1 - (one % mostStories), steps: Math.floor(one / mostStories) - range }
  }
  /** Lets go of the head. */
  pop() {
    if (!this.#ready) this.#settle()
    const last = this.#heap.pop()
    if (last === undefined || this.#heap.length === 0) return
    this.#heap[0] = last
    this.#sink(0)
  }
}

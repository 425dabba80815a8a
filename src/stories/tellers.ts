import type { Vector } from './vocabulary.ts'

/** What the index knows of a story: whether it has ended, and marks of the search under way. */
export type Told = { ended: boolean; found: number; search: number; list: number }

/** Which stories lean on a term. */
export type Tellers<Story extends Told> = {
  /** Lists a story under a telling's heaviest terms. */
  add(story: Story, vector: Vector): void
  /** The stories that share the heaviest terms with `vector`, among those that fit, likeliest first: twelve at most. */
  nearest(vector: Vector, fits: (story: Story) => boolean): Story[]
  /** Drops all that has ended, wherever it is listed. Cost: all lists. */
  sweep(): void
}

// Stories are found by a telling's heaviest terms, newest first and so many of each list: what a common name leads to is bounded, and is of today.
const findBy = 16
const longestWalk = 300
const most = 12

const heaviest = ({ terms, weights }: Vector) =>
  terms.length <= findBy
    ? [...terms.keys()]
    : [...terms.keys()].sort((a, b) => (weights[b] as number) - (weights[a] as number)).slice(0, findBy)

type List<Story> = { stories: Story[]; tidyAt: number }

/** An inverted index from heavy terms to stories. A story that has ended is dropped when its lists are tidied, each time one has doubled. */
export const openTellers = <Story extends Told>(): Tellers<Story> => {
  const lists = new Map<number, List<Story>>()
  let search = 0
  let walk = 0

  const tidy = (list: List<Story>) => {
    // The last place of each counts: a story that goes on is found before those that are over.
    list.stories = [...new Set(list.stories.reverse())].filter((story) => !story.ended).reverse()
    list.tidyAt = Math.max(16, 2 * list.stories.length)
  }
  return {
    add(story, vector) {
      for (const i of heaviest(vector)) {
        const term = vector.terms[i] as number
        const list = lists.get(term)
        if (!list) lists.set(term, { stories: [story], tidyAt: 16 })
        else if (list.stories.at(-1) !== story && list.stories.push(story) >= list.tidyAt) tidy(list)
      }
    },
    nearest(vector, fits) {
      search++
      const found: Story[] = []
      for (const i of heaviest(vector)) {
        const list = lists.get(vector.terms[i] as number)
        if (!list) continue
        const square = (vector.weights[i] as number) ** 2
        walk++
        const last = Math.max(0, list.stories.length - longestWalk)
        for (let at = list.stories.length - 1; at >= last; at--) {
          const story = list.stories[at] as Story
          if (story.ended || story.list === walk) continue
          story.list = walk
          if (story.search !== search) {
            story.search = search
            story.found = 0
            found.push(story)
          }
          story.found += square
        }
      }
      const best: Story[] = []
      for (const story of found) {
        if ((best.length === most && story.found <= (best.at(-1)?.found ?? 0)) || !fits(story)) continue
        let at = best.length
        while (at > 0 && (best[at - 1]?.found ?? 0) < story.found) at--
        best.splice(at, 0, story)
        if (best.length > most) best.pop()
      }
      return best
    },
    sweep() {
      for (const [term, list] of lists) {
        tidy(list)
        if (list.stories.length === 0) lists.delete(term)
      }
    },
  }
}

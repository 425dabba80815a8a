import type { Vector } from './vocabulary.ts'

/** What the index knows of a story: the marks are its own, for the search under way. */
export type Told = { square: number; dot: number; search: number }

/** Which stories use a term, and how much. */
export type Tellers<Story extends Told> = {
  add(story: Story, term: number, weight: number): void
  remove(story: Story, terms: Iterable<number>): void
  /** The stories whose centre is likeliest to be near `vector`, among those that fit, nearest first: eight at most. */
  nearest(vector: Vector, fits: (story: Story) => boolean): Story[]
}

// Stories are found by a telling's heaviest terms, through lists that are short: a word that stands in every other story finds nothing.
const findBy = 16
const longestList = 500
const most = 8

/** An inverted index from terms to stories, with each story's weight beside it, so that a search is one walk along sixteen short lists. */
export const openTellers = <Story extends Told>(): Tellers<Story> => {
  const lists = new Map<number, Map<Story, number>>()
  let search = 0

  const heaviest = ({ terms, weights }: Vector) =>
    terms.length <= findBy
      ? [...terms.keys()]
      : [...terms.keys()].sort((a, b) => (weights[b] as number) - (weights[a] as number)).slice(0, findBy)

  return {
    add(story, term, weight) {
      const list = lists.get(term)
      if (list) list.set(story, (list.get(story) ?? 0) + weight)
      else lists.set(term, new Map([[story, weight]]))
    },
    remove(story, terms) {
      for (const term of terms) {
        const list = lists.get(term)
        list?.delete(story)
        if (list?.size === 0) lists.delete(term)
      }
    },
    nearest(vector, fits) {
      search++
      const found: Story[] = []
      for (const i of heaviest(vector)) {
        const list = lists.get(vector.terms[i] as number)
        if (!list || list.size > longestList) continue
        const weight = vector.weights[i] as number
        for (const [story, told] of list) {
          if (story.search !== search) {
            story.search = search
            story.dot = 0
            found.push(story)
          }
          story.dot += weight * told
        }
      }
      const best: { story: Story; cosine: number }[] = []
      for (const story of found) {
        const cosine = story.dot / Math.sqrt(story.square)
        if ((best.length === most && cosine <= (best.at(-1)?.cosine ?? 0)) || !fits(story)) continue
        let at = best.length
        while (at > 0 && (best[at - 1]?.cosine ?? 0) < cosine) at--
        best.splice(at, 0, { story, cosine })
        if (best.length > most) best.pop()
      }
      return best.map(({ story }) => story)
    },
  }
}

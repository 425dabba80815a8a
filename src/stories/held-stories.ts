import type { Bulk } from './judge.ts'
import { byLength } from './rules.ts'
import type { Tellers, Told } from './tellers.ts'
import type { Counted, Vector, Vocabulary } from './vocabulary.ts'

/** A telling that stands in a story: `at` in ms, 0 when no date is known. */
export type Member = { id: string; at: number; language: string | null; counted: Counted }
/** A story that is held. Of one telling: its vector; of more: their sum. */
export type Story = Told &
  Bulk & {
    id: string
    language: string | null
    members: Member[]
    vector: Vector | null
    sum: Map<number, number> | null
    from: number
    to: number
    /** Tellings from which on it is looked at again when stories are mended as they grow. */
    lookAt: number
  }

const day = 86_400_000
/** A time of exactly midnight is a day whose hour nobody told. */
const isDay = (at: number) => at !== 0 && at % day === 0

/** One telling as a bulk. */
export const bulkOf = ({ at, counted }: Member): Bulk => ({
  n: 1,
  square: 1,
  at: at === 0 ? Number.NaN : at,
  days: isDay(at) ? 1 : 0,
  length: byLength(counted.terms.length, { short: 0, long: 1 }),
})

/** The product of a story's summed vectors with a vector. */
export const dotWith = (story: Story, { terms, weights }: Vector): number => {
  let dot = 0
  if (story.sum) {
    for (let i = 0; i < terms.length; i++) dot += (weights[i] as number) * (story.sum.get(terms[i] as number) ?? 0)
    return dot
  }
  const own = story.vector as Vector
  for (let i = 0, j = 0; i < terms.length && j < own.terms.length; ) {
    const [x, y] = [terms[i] as number, own.terms[j] as number]
    if (x === y) dot += (weights[i++] as number) * (own.weights[j++] as number)
    else if (x < y) i++
    else j++
  }
  return dot
}

/** A story's summed vectors as one. */
export const vectorOf = ({ sum, vector }: Story): Vector => {
  if (!sum) return vector as Vector
  const terms = Uint32Array.from(sum.keys()).sort()
  return { terms, weights: Float32Array.from(terms, (term) => sum.get(term) ?? 0) }
}

/** The stories of the window and who stands in them. */
export const holdStories = (vocabulary: Vocabulary, tellers: Tellers<Story>) => {
  const stories = new Map<string, Story>()
  const storyOf = new Map<string, Story>()
  let before: Map<string, string> | null = null
  const note = (id: string) => {
    const had = storyOf.get(id)
    if (had && before && !before.has(id)) before.set(id, had.id)
  }

  const put = (story: Story, member: Member) => {
    const vector = vocabulary.weigh(member.counted)
    const { n } = story
    if (n > 0 && !story.sum) {
      const own = story.vector as Vector
      story.sum = new Map()
      for (let i = 0; i < own.terms.length; i++) story.sum.set(own.terms[i] as number, own.weights[i] as number)
      story.vector = null
    }
    if (story.sum) {
      story.square += 1 + 2 * dotWith(story, vector)
      for (let i = 0; i < vector.terms.length; i++) {
        const term = vector.terms[i] as number
        story.sum.set(term, (story.sum.get(term) ?? 0) + (vector.weights[i] as number))
      }
    } else {
      story.vector = vector
      story.square = 1
    }
    const { at, days, length } = bulkOf(member)
    if (!Number.isNaN(at)) story.at = Number.isNaN(story.at) ? at : (story.at * n + at) / (n + 1)
    story.days = (story.days * n + days) / (n + 1)
    story.length = (story.length * n + length) / (n + 1)
    story.n = n + 1
    story.members.push(member)
    story.language ??= member.language
    story.from = Math.min(story.from, member.at)
    story.to = Math.max(story.to, member.at)
    if (storyOf.get(member.id)?.id !== story.id) note(member.id)
    storyOf.set(member.id, story)
    tellers.add(story, vector)
  }
  const open = (id: string): Story => {
    const story: Story = {
      id,
      language: null,
      members: [],
      vector: null,
      sum: null,
      n: 0,
      square: 0,
      at: Number.NaN,
      days: 0,
      length: 0,
      from: Number.POSITIVE_INFINITY,
      to: Number.NEGATIVE_INFINITY,
      lookAt: 0,
      ended: false,
      found: 0,
      search: 0,
      list: 0,
    }
    stories.set(id, story)
    return story
  }
  const end = (story: Story) => {
    stories.delete(story.id)
    story.ended = true
  }
  return {
    stories,
    storyOf,
    put,
    open,
    end,
    /** From here on: where each telling stood before it was put elsewhere. null: no longer. */
    watch(where: Map<string, string> | null) {
      before = where
    },
    rename(from: string, to: string) {
      const story = stories.get(from)
      if (!story) return
      stories.delete(from)
      story.id = to
      stories.set(to, story)
    },
    /** All of one story goes over to another. */
    pour(from: Story, into: Story) {
      end(from)
      for (const member of from.members) put(into, member)
    },
    /** Takes one telling out; those that are left stand in another object under the same id. */
    takeOut(id: string): Member | undefined {
      const story = storyOf.get(id)
      const gone = story?.members.find((member) => member.id === id)
      if (!story || !gone) return
      end(story)
      note(id)
      storyOf.delete(id)
      if (story.n > 1) {
        const again = open(story.id)
        for (const member of story.members) if (member !== gone) put(again, member)
      }
      return gone
    },
  }
}
export type HeldStories = ReturnType<typeof holdStories>

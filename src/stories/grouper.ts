import { hour } from '../base/clock.ts'
import { obeyTies } from './obey-ties.ts'
import { byLength, rules } from './rules.ts'
import { openTellers, type Told } from './tellers.ts'
import { termsOf } from './terms.ts'
import { openTies, type Tie } from './ties.ts'
import { likeness, openVocabulary, type Vector } from './vocabulary.ts'

/** A telling as the grouper wants it: `at` in ms since 1970 (0: no date known), `language` a primary language or null. */
export type Telling = {
  id: string
  headline: string
  text: string
  at: number
  language: string | null
  /** Who tells it: a title's id or name. */
  source?: string | null
  /** The title's own section or desk, and the address of the article. */
  section?: string | null
  address?: string | null
  wire?: string | null
  byline?: string | null
}
/** What a story that is opened is named after. */
export type Opening = { id: string; at: number }
/** What mending changes, joins first, then moves. `fresh`: `into` is a story that this move opens. */
export type Mended = {
  joins: { from: string; into: string }[]
  moves: { id: string; from: string; into: string; fresh: boolean }[]
}
export type Placement = { id: string; story: string; likeness: number; words: string[]; fresh: boolean }
type Member = { id: string; at: number; vector: Vector }
type Story = Told & { id: string; language: string | null; sum: Map<number, number>; members: Member[]; from: number; to: number }

export type Grouper = ReturnType<typeof openGrouper>

const speaksAlike = (one: string | null, other: string | null) => one === null || other === null || one === other

/**
 * Sets tellings that tell the same event side by side, as they come, within a window. `name` gives the id of a new story, another at each call.
 * Cost of one placing: the lists of its sixteen heaviest terms and eight comparisons, whatever is held. Memory: the window's tellings.
 */
export const openGrouper = (name: (opening: Opening) => string) => {
  const vocabulary = openVocabulary()
  const stories = new Map<string, Story>()
  const storyOf = new Map<string, Story>()
  const tellers = openTellers<Story>()
  const reach = rules.hours * hour
  const ties = openTies()
  /** Whether an editor has said that `id` does not belong to a story. */
  const mayStand = (id: string, story: Story) => {
    for (const other of ties.apart(id)) if (storyOf.get(other) === story) return false
    return true
  }
  const mayJoin = (a: Story, b: Story) => {
    if (!ties.has()) return true
    const [small, large] = a.members.length < b.members.length ? [a, b] : [b, a]
    return small.members.every((member) => mayStand(member.id, large))
  }
  /** The story that an editor's word sends a telling to. */
  const sentTo = (id: string) => {
    for (const other of ties.together(id)) {
      const story = storyOf.get(other)
      if (story && mayStand(id, story)) return story
    }
    return
  }

  const put = (story: Story, member: Member) => {
    for (let i = 0; i < member.vector.terms.length; i++) {
      const term = member.vector.terms[i] as number
      const weight = member.vector.weights[i] as number
      const had = story.sum.get(term) ?? 0
      story.square += 2 * had * weight + weight * weight
      story.sum.set(term, had + weight)
      tellers.add(story, term, weight)
    }
    story.members.push(member)
    story.from = Math.min(story.from, member.at)
    story.to = Math.max(story.to, member.at)
    storyOf.set(member.id, story)
  }
  const open = (id: string, language: string | null): Story => {
    const story: Story = {
      id,
      language,
      sum: new Map(),
      square: 0,
      dot: 0,
      search: 0,
      members: [],
      from: Number.POSITIVE_INFINITY,
      to: Number.NEGATIVE_INFINITY,
    }
    stories.set(id, story)
    return story
  }
  const close = (story: Story) => {
    stories.delete(story.id)
    tellers.remove(story, story.sum.keys())
  }
  const near = (story: Story, from: number, to: number) => from - story.to <= reach && story.from - to <= reach
  const toCentre = (story: Story, vector: Vector) => {
    let dot = 0
    for (let i = 0; i < vector.terms.length; i++) dot += (vector.weights[i] as number) * (story.sum.get(vector.terms[i] as number) ?? 0)
    return dot / Math.sqrt(story.square || 1)
  }
  const telling = (story: Story, vector: Vector) => {
    const weight = byLength(vector.terms.length, rules.nearest)
    const nearest = weight === 0 ? 0 : Math.max(...story.members.slice(-40).map((member) => likeness(member.vector, vector)))
    return (1 - weight) * toCentre(story, vector) + weight * nearest
  }
  const shared = (story: Story, vector: Vector) => vector.terms.reduce((n, term) => n + (story.sum.has(term) ? 1 : 0), 0)
  const reasons = (story: Story, vector: Vector) =>
    [...vector.terms.keys()]
      .map((i) => [vector.terms[i] as number, (vector.weights[i] as number) * (story.sum.get(vector.terms[i] as number) ?? 0)] as const)
      .filter(([, shared]) => shared > 0)
      .sort((a, b) => b[1] - a[1])
      .slice(0, 5)
      .map(([term]) => vocabulary.word(term))

  /** The stories that a story's first, middle and last telling lead to. */
  const around = (story: Story, near: (other: Story) => boolean) => {
    const fits = (other: Story) => other !== story && speaksAlike(story.language, other.language) && near(other)
    const { members } = story
    const few = new Set([members[0], members[members.length >> 1], members.at(-1)])
    return [...new Set([...few].flatMap((member) => (member ? tellers.nearest(member.vector, fits) : [])))]
  }

  /** Mean likeness of all pairs across two stories. */
  const meanLikeness = (a: Story, b: Story) => {
    let dot = 0
    const [small, large] = a.sum.size < b.sum.size ? [a, b] : [b, a]
    for (const [term, weight] of small.sum) dot += weight * (large.sum.get(term) ?? 0)
    return dot / (a.members.length * b.members.length)
  }
  const lengthOf = (story: Story) => story.members[0]?.vector.terms.length ?? rules.long
  /** Two single tellings are as little as can be compared: what joins them is nearly what would have placed one beside the other. */
  const joinAt = (a: Story, b: Story) =>
    a.members.length === 1 && b.members.length === 1
      ? rules.pairJoins * Math.max(byLength(lengthOf(a), rules.belongs), byLength(lengthOf(b), rules.belongs))
      : Math.min(byLength(lengthOf(a), rules.joins), byLength(lengthOf(b), rules.joins))

  const pour = (from: Story, into: Story) => {
    close(from)
    for (const member of from.members) put(into, member)
    return { from: from.id, into: into.id }
  }
  const takeOut = (id: string) => {
    const story = storyOf.get(id)
    const gone = story?.members.find((member) => member.id === id)
    if (!story || !gone) return
    const left = story.members.filter((member) => member.id !== id)
    close(story)
    storyOf.delete(id)
    if (left.length > 0) {
      const again = open(story.id, story.language)
      for (const member of left) put(again, member)
    }
    return { gone, language: story.language, from: story.id }
  }
  /** Moves what editors have tied together or apart and does not stand so. */
  const obey = (ids?: Iterable<string>): Mended => {
    const joins: Mended['joins'] = []
    const moves: Mended['moves'] = []
    if (!ties.has()) return { joins, moves }
    const named = [...(ids ?? stories.keys())].flatMap((id) => stories.get(id) ?? [])
    obeyTies(ties, named, {
      storyOf: (id) => storyOf.get(id),
      join: (from, into) => joins.push(pour(from, into)),
      move: (id, there) => {
        const taken = takeOut(id)
        if (!taken) return there
        // Taking out opens a story anew under its id.
        const into = (there && stories.get(there.id)) ?? open(name({ id, at: taken.gone.at }), taken.language)
        put(into, taken.gone)
        moves.push({ id, from: taken.from, into: into.id, fresh: !there })
        return into
      },
    })
    return { joins, moves }
  }

  return {
    /** Tells the grouper what editors have said: `place` obeys at once, what stands already moves when it is mended next. */
    tie: (all: Iterable<Tie>) => {
      for (const tie of all) ties.tie(tie)
    },
    untie: (pairs: Iterable<{ id: string; other: string }>) => {
      for (const pair of pairs) ties.untie(pair)
    },
    /** Places one telling; one placed already keeps its place. */
    place(one: Telling): Placement {
      const had = storyOf.get(one.id)
      if (had) return { id: one.id, story: had.id, likeness: 1, words: [], fresh: false }
      const terms = termsOf(one)
      vocabulary.see(terms)
      const vector = vocabulary.weigh(terms)
      const sent = sentTo(one.id)
      if (sent) {
        const words = reasons(sent, vector)
        put(sent, { id: one.id, at: one.at, vector })
        return { id: one.id, story: sent.id, likeness: 1, words, fresh: false }
      }
      const fits = (story: Story) => near(story, one.at, one.at) && speaksAlike(story.language, one.language) && mayStand(one.id, story)
      const ranked = tellers
        .nearest(vector, fits)
        .map((story) => [story, telling(story, vector)] as const)
        .sort((a, b) => b[1] - a[1])
      const [best] = ranked.filter(([story]) => shared(story, vector) >= byLength(vector.terms.length, rules.shared))
      const belongs = best !== undefined && best[1] >= byLength(vector.terms.length, rules.belongs)
      const words = belongs ? reasons(best[0], vector) : []
      const story = belongs ? best[0] : open(name(one), one.language)
      put(story, { id: one.id, at: one.at, vector })
      return { id: one.id, story: story.id, likeness: belongs ? Math.min(1, best[1]) : 1, words, fresh: !belongs }
    },
    /** Puts a telling where it is known to stand (after a start, or placed by another process). */
    restore(one: Telling, storyId: string) {
      if (storyOf.has(one.id)) return
      const terms = termsOf(one)
      vocabulary.see(terms)
      put(stories.get(storyId) ?? open(storyId, one.language), { id: one.id, at: one.at, vector: vocabulary.weigh(terms) })
    },
    /** Stories among `ids` (all, when absent) that turn out to be one with another: the smaller joins the larger, the younger the older. */
    mend(ids?: Iterable<string>): Mended {
      const { joins, moves } = obey(ids)
      const line = [...(ids ?? stories.keys())]
      for (const id of line) {
        const story = stories.get(id)
        if (!story) continue
        const others = around(story, (other) => near(other, story.from, story.to) && mayJoin(story, other))
        const [best] = others.map((other) => [other, meanLikeness(story, other)] as const).sort((a, b) => b[1] - a[1])
        if (!best || best[1] < joinAt(story, best[0])) continue
        const older =
          best[0].members.length > story.members.length || (best[0].members.length === story.members.length && best[0].from <= story.from)
        const [into, from] = older ? [best[0], story] : [story, best[0]]
        joins.push(pour(from, into))
        line.push(into.id)
      }
      return { joins, moves }
    },
    /** Stories that share people, place or background with `id` without telling the same, nearest first. */
    related(id: string, most: number): { story: string; likeness: number }[] {
      const story = stories.get(id)
      if (!story) return []
      return around(story, () => true)
        .map((other) => ({ story: other.id, likeness: meanLikeness(story, other) }))
        .filter((one) => one.likeness >= rules.related)
        .sort((a, b) => b.likeness - a.likeness)
        .slice(0, most)
    },
    /** Takes one telling out, as when it is withdrawn. */
    remove(id: string) {
      const taken = takeOut(id)
      if (taken) vocabulary.forget(taken.gone.vector.terms)
    },
    /** Forgets stories whose latest telling is older than `before` (ms): they are over, and stay in the database alone. */
    forget(before: number) {
      for (const story of [...stories.values()]) {
        if (story.to >= before) continue
        close(story)
        for (const member of story.members) {
          storyOf.delete(member.id)
          vocabulary.forget(member.vector.terms)
        }
      }
    },
    storyOf: (id: string) => storyOf.get(id)?.id,
    size: () => ({ tellings: storyOf.size, stories: stories.size, words: vocabulary.size() }),
  }
}

import { hour } from '../base/clock.ts'
import { type Piece, shareEnough, speaksAlike } from './arrange.ts'
import { bulkOf, dotWith, holdStories, type Member, type Story } from './held-stories.ts'
import { type Judge, learnt, openJudge } from './judge.ts'
import { mendAround } from './mend-around.ts'
import { obeyTies } from './obey-ties.ts'
import { rules } from './rules.ts'
import { type Mended, tellChanges } from './tell-changes.ts'
import { openTellers } from './tellers.ts'
import { termsOf } from './terms.ts'
import { openTies, type Tie } from './ties.ts'
import { openVocabulary, type Vector } from './vocabulary.ts'

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
export type Placement = { id: string; story: string; likeness: number; words: string[]; fresh: boolean }

export type { Mended }
export type Grouper = ReturnType<typeof openGrouper>

/**
 * Sets tellings that tell the same event side by side, as they come, within a window. `name` gives the id of a new story, another at each call.
 * Cost of one placing: so much of the lists of its sixteen heaviest terms, and twelve comparisons, whatever is held. Memory: the window's tellings.
 */
export const openGrouper = (name: (opening: Opening) => string, judge: Judge = openJudge(learnt)) => {
  const vocabulary = openVocabulary()
  const tellers = openTellers<Story>()
  const held = holdStories(vocabulary, tellers)
  const { stories, storyOf } = held
  const reach = rules.hours * hour
  const ties = openTies()
  /** Whether an editor has said that `id` does not belong to a story. */
  const mayStand = (id: string, story: Story) => {
    for (const other of ties.apart(id)) if (storyOf.get(other) === story) return false
    return true
  }
  /** The story that an editor's word sends a telling to. */
  const sentTo = (id: string) => {
    for (const other of ties.together(id)) {
      const story = storyOf.get(other)
      if (story && mayStand(id, story)) return story
    }
    return
  }
  const near = (story: Story, from: number, to: number) => from - story.to <= reach && story.from - to <= reach
  const weightIn = (story: Story, term: number) => {
    if (story.sum) return story.sum.get(term) ?? 0
    const at = story.vector?.terms.indexOf(term) ?? -1
    return at < 0 ? 0 : (story.vector?.weights[at] ?? 0)
  }
  const reasons = (story: Story, vector: Vector) =>
    [...vector.terms.keys()]
      .map((i) => [vector.terms[i] as number, (vector.weights[i] as number) * weightIn(story, vector.terms[i] as number)] as const)
      .filter(([, shared]) => shared > 0)
      .sort((a, b) => b[1] - a[1])
      .slice(0, 5)
      .map(([term]) => vocabulary.word(term))

  /** The stories that a story's first, middle and last telling lead to. */
  const around = (story: Story, near: (other: Story) => boolean) => {
    const fits = (other: Story) => other !== story && speaksAlike(story.language, other.language) && near(other)
    const { members } = story
    const few = new Set([members[0], members[members.length >> 1], members.at(-1)])
    return [...new Set([...few].flatMap((member) => (member ? tellers.nearest(vocabulary.weigh(member.counted), fits) : [])))]
  }
  /** Mean likeness of all pairs across two stories, and what the judge says of them. */
  const compare = (a: Story, b: Story) => {
    const [small, large] = a.n < b.n ? [a, b] : [b, a]
    let dot = 0
    if (small.sum && large.sum) for (const [term, weight] of small.sum) dot += weight * (large.sum.get(term) ?? 0)
    else dot = dotWith(large, small.vector as Vector)
    return { mean: dot / (a.n * b.n), judged: judge(a, b, dot) }
  }
  const mayCompare = (story: Story, piece: Piece) => !story.vector || shareEnough({ ...story, vector: story.vector }, piece)
  const counted = (one: Telling): Member => ({ id: one.id, at: one.at, language: one.language, counted: vocabulary.see(termsOf(one)) })

  const lookAgain = ({ id, other }: { id: string; other: string }) => {
    for (const story of [storyOf.get(id), storyOf.get(other)]) if (story) story.lookAt = 0
  }
  /** Moves what editors have tied together or apart and does not stand so. */
  const obey = (ids: Iterable<string> | undefined, name: (opening: Opening) => string) => {
    if (!ties.has()) return
    const named = [...(ids ?? stories.keys())].flatMap((id) => stories.get(id) ?? [])
    obeyTies(ties, named, {
      storyOf: (id) => storyOf.get(id),
      join: held.pour,
      move: (id, there) => {
        const taken = held.takeOut(id)
        if (!taken) return there
        // Taking out opens a story anew under its id.
        const into = (there && stories.get(there.id)) ?? held.open(name({ id, at: taken.at }))
        held.put(into, taken)
        return into
      },
    })
  }

  return {
    /** Tells the grouper what editors have said: `place` obeys at once, what stands already moves when it is mended next. */
    tie: (all: Iterable<Tie>) => {
      for (const tie of all) {
        ties.tie(tie)
        lookAgain(tie)
      }
    },
    untie: (pairs: Iterable<{ id: string; other: string }>) => {
      for (const pair of pairs) {
        ties.untie(pair)
        lookAgain(pair)
      }
    },
    /** Places one telling; one placed already keeps its place. */
    place(one: Telling): Placement {
      const had = storyOf.get(one.id)
      if (had) return { id: one.id, story: had.id, likeness: 1, words: [], fresh: false }
      const member = counted(one)
      const vector = vocabulary.weigh(member.counted)
      const sent = sentTo(one.id)
      if (sent) {
        const words = reasons(sent, vector)
        held.put(sent, member)
        return { id: one.id, story: sent.id, likeness: 1, words, fresh: false }
      }
      const piece = { ...bulkOf(member), vector, language: one.language }
      let best: { story: Story; judged: number } | undefined
      const fits = (story: Story) => near(story, one.at, one.at) && speaksAlike(story.language, one.language) && mayStand(one.id, story)
      for (const story of tellers.nearest(vector, fits)) {
        const judged = judge(story, piece, dotWith(story, vector))
        if (judged >= (best?.judged ?? 0) && mayCompare(story, piece)) best = { story, judged }
      }
      const words = best ? reasons(best.story, vector) : []
      const story = best?.story ?? held.open(name(one))
      held.put(story, member)
      return { id: one.id, story: story.id, likeness: best ? 1 / (1 + Math.exp(-best.judged)) : 1, words, fresh: !best }
    },
    /** Puts a telling where it is known to stand (after a start, or placed by another process). */
    restore(one: Telling, storyId: string) {
      if (storyOf.has(one.id)) return
      held.put(stories.get(storyId) ?? held.open(storyId), counted(one))
    },
    /**
     * Sets right what turns out to stand wrong. Without `ids`, everything: the result is the same whatever order the tellings came in (up to
     * `rules.mendAtOnce` of them; of more, story by story). With `ids`, those stories and those around them, a story not again before it has grown by a quarter.
     */
    mend(ids?: Iterable<string>): Mended {
      const before = new Map<string, string>()
      const opened = new Set<string>()
      const nameAnew = (opening: Opening) => {
        const id = name(opening)
        opened.add(id)
        return id
      }
      const asked = { held, vocabulary, ties, judge, name: nameAnew }
      held.watch(before)
      obey(ids, nameAnew)
      if (!ids && storyOf.size <= rules.mendAtOnce) mendAround([...stories.values()], rules.mendAtOnce, asked)
      else {
        for (const id of [...(ids ?? stories.keys())]) {
          const story = stories.get(id)
          if (!story || (ids && story.n < story.lookAt)) continue
          const others = around(story, (other) => near(other, story.from, story.to)).filter(
            (other) => compare(story, other).judged > rules.mendFrom,
          )
          if (others.length > 0 || story.n > 2) mendAround([story, ...others], rules.mendAround, asked)
          const now = stories.get(id)
          if (now) now.lookAt = Math.ceil(now.n * 1.25 + 0.01)
        }
      }
      held.watch(null)
      return tellChanges(before, opened, held)
    },
    /** Stories that share people, place or background with `id` without telling the same, nearest first. */
    related(id: string, most: number): { story: string; likeness: number }[] {
      const story = stories.get(id)
      if (!story) return []
      return around(story, () => true)
        .map((other) => ({ story: other.id, likeness: compare(story, other).mean }))
        .filter((one) => one.likeness >= rules.related)
        .sort((a, b) => b.likeness - a.likeness)
        .slice(0, most)
    },
    /** Takes one telling out, as when it is withdrawn. */
    remove(id: string) {
      const taken = held.takeOut(id)
      if (taken) vocabulary.forget(taken.counted.terms)
    },
    /** Forgets stories whose latest telling is older than `before` (ms): they are over, and stay in the database alone. Cost: all that is held. */
    forget(before: number) {
      for (const story of [...stories.values()]) {
        if (story.to >= before) continue
        held.end(story)
        for (const member of story.members) {
          storyOf.delete(member.id)
          vocabulary.forget(member.counted.terms)
        }
      }
      tellers.sweep()
    },
    storyOf: (id: string) => storyOf.get(id)?.id,
    size: () => ({ tellings: storyOf.size, stories: stories.size, words: vocabulary.size() }),
  }
}

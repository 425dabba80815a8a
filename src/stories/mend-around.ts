import { arrange, type Piece } from './arrange.ts'
import type { Opening } from './grouper.ts'
import { bulkOf, type HeldStories, type Member, type Story, vectorOf } from './held-stories.ts'
import type { Judge } from './judge.ts'
import { nameGroups } from './name-groups.ts'
import type { Ties } from './ties.ts'
import type { Vocabulary } from './vocabulary.ts'

type Asked = { held: HeldStories; vocabulary: Vocabulary; ties: Ties; judge: Judge; name(opening: Opening): string }
type Part = { members: Member[]; piece: Piece }

const inOrder = (a: Part, b: Part) => {
  const [one, other] = [a.members[0] as Member, b.members[0] as Member]
  return one.at - other.at || (one.id < other.id ? -1 : 1)
}

/** Every telling of some stories for itself, so long as there are no more than `most`; the larger stories stay whole. */
const partsOf = (stories: Story[], most: number, vocabulary: Vocabulary): Part[] => {
  const parts: Part[] = []
  for (const story of [...stories].sort((a, b) => a.n - b.n || (a.id < b.id ? -1 : 1))) {
    if (parts.length + story.n > most) {
      parts.push({ members: story.members, piece: { ...story, vector: vectorOf(story) } })
      continue
    }
    for (const member of story.members)
      parts.push({ members: [member], piece: { ...bulkOf(member), vector: vocabulary.weigh(member.counted), language: member.language } })
  }
  return parts.sort(inOrder)
}

/** What editors tied, in terms of parts. */
const tiesOf = (parts: Part[], ties: Ties) => {
  if (!ties.has()) return {}
  const partOf = new Map(parts.flatMap(({ members }, n) => members.map(({ id }) => [id, n] as const)))
  const together: [number, number][] = []
  const apart = new Set<number>()
  for (const [id, n] of partOf) {
    for (const other of ties.together(id)) if (partOf.has(other)) together.push([n, partOf.get(other) as number])
    for (const other of ties.apart(id)) if (partOf.has(other)) apart.add(n * parts.length + (partOf.get(other) as number))
  }
  const isApart = (a: number, b: number) => apart.has(a * parts.length + b) || apart.has(b * parts.length + a)
  return { together, isApart: apart.size > 0 ? isApart : undefined }
}

/**
 * Arranges the tellings of these stories anew, with today's weights, whatever order they came in, and names the groups after the stories that they stood in.
 * Cost: the square of `most`, and of how many stories are larger than that.
 */
export const mendAround = (stories: Story[], most: number, { held, vocabulary, ties, judge, name }: Asked): void => {
  const parts = partsOf(stories, most, vocabulary)
  const group = arrange(
    parts.map(({ piece }) => piece),
    { judge, ...tiesOf(parts, ties) },
  )
  const groups = [...Map.groupBy(parts.keys(), (n) => group[n] as number).values()].map((numbers) =>
    numbers.flatMap((n) => (parts[n] as Part).members),
  )
  const named = nameGroups(groups, { storyOf: (id) => held.storyOf.get(id), name })
  const changed = new Set<string>()
  for (const [n, members] of groups.entries()) {
    for (const { id } of members) {
      const stood = held.storyOf.get(id)?.id
      if (stood !== named[n]) for (const one of [stood, named[n]]) if (one !== undefined) changed.add(one)
    }
  }
  for (const id of changed) {
    const story = held.stories.get(id)
    if (story) held.end(story)
  }
  for (const [n, members] of groups.entries()) {
    if (!changed.has(named[n] as string)) continue
    const story = held.open(named[n] as string)
    for (const member of members) held.put(story, member)
  }
}

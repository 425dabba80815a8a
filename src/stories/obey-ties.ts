import type { Ties } from './ties.ts'

type Standing = { id: string; from: number; members: { id: string; at: number }[] }
type Hands<Story> = {
  storyOf(id: string): Story | undefined
  /** All of a story goes over. */
  join(from: Story, into: Story): void
  /** One telling goes over, or opens a story (undefined); gives where it stands now. */
  move(id: string, into: Story | undefined): Story | undefined
}

/**
 * Makes what editors said true, for the tellings of these stories. Tellings that are tied together come to stand in one story: the stories become one, or, where somebody is to be kept apart from
 * somebody, only the tied go over. Then, of those that are to be apart in one story, whoever has most against him leaves with all who are tied to him: who is parted from twenty goes, not the twenty.
 * Groups move whole, so that keeping one word never breaks another. Ends because every group leaves a story at most once.
 */
export const obeyTies = <Story extends Standing>(ties: Ties, stories: Iterable<Story>, { storyOf, join, move }: Hands<Story>): void => {
  if (!ties.has()) return
  const tied = [...stories].flatMap(({ members }) => members.filter(({ id }) => ties.isTied(id)).map(({ id }) => id))
  const groups = new Map<string, string[]>()
  for (const id of tied) {
    if (groups.has(id)) continue
    const group = [...ties.bound(id)].filter((one) => storyOf(one))
    for (const one of group) groups.set(one, group)
  }
  const seen = new Set<string>()
  for (const group of new Set(groups.values())) {
    const story = gather(ties, group, { storyOf, join, move })
    if (story) seen.add(story.id)
  }
  for (const story of seen) part(ties, story, groups, { storyOf, join, move })
}

const areApart = (ties: Ties, one: Standing, other: Standing) => {
  const [small, large] = one.members.length < other.members.length ? [one, other] : [other, one]
  const there = new Set(large.members.map(({ id }) => id))
  return small.members.some(({ id }) => [...ties.apart(id)].some((far) => there.has(far)))
}

/** All of a group in one story: that of most of its tellings, else the larger, else the older. Stories are known by their ids: one that somebody leaves may be another object afterwards. */
const gather = <Story extends Standing>(ties: Ties, group: string[], { storyOf, join, move }: Hands<Story>): Story | undefined => {
  const many = new Map<string, number>()
  const stories = new Map<string, Story>()
  for (const id of group) {
    const story = storyOf(id)
    if (!story) continue
    many.set(story.id, (many.get(story.id) ?? 0) + 1)
    stories.set(story.id, story)
  }
  const [first, ...others] = [...stories.values()].sort(
    (a, b) => (many.get(b.id) as number) - (many.get(a.id) as number) || b.members.length - a.members.length || a.from - b.from,
  )
  const settled = group.find((id) => storyOf(id)?.id === first?.id)
  if (settled === undefined) return
  for (const { id: otherId } of others) {
    const moving = group.filter((id) => storyOf(id)?.id === otherId)
    const [into, other] = [storyOf(settled), moving[0] === undefined ? undefined : storyOf(moving[0])]
    if (!into || !other) continue
    if (!areApart(ties, into, other)) join(other, into)
    else for (const id of moving) move(id, storyOf(settled))
  }
  return storyOf(settled)
}

const part = <Story extends Standing>(ties: Ties, story: string, groups: Map<string, string[]>, { storyOf, move }: Hands<Story>): void => {
  for (;;) {
    const here = [...groups.keys()].filter((id) => storyOf(id)?.id === story)
    const against = new Map<string[], number>()
    for (const id of here) {
      const group = groups.get(id) as string[]
      const far = [...ties.apart(id)].filter((other) => storyOf(other)?.id === story && !group.includes(other)).length
      if (far > 0) against.set(group, (against.get(group) ?? 0) + far)
    }
    const [leaving] = [...against.keys()].sort(
      (a, b) =>
        (against.get(b) as number) - (against.get(a) as number) || a.length - b.length || ((a[0] as string) < (b[0] as string) ? 1 : -1),
    )
    if (!leaving) return
    let into: Story | undefined
    for (const id of leaving) into = move(id, into)
  }
}

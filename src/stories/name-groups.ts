import type { Opening } from './grouper.ts'

type Standing = { id: string; from: number }
type Asked<Story> = { storyOf(id: string): Story | undefined; name(opening: Opening): string }

/**
 * Names new groups of tellings after the stories that they stand in: each story lives on in the group that has most of it, one story in a group (the largest
 * share first, then the older); a group in which none lives on opens one. Gives each group's story.
 */
export const nameGroups = <Story extends Standing>(groups: Opening[][], { storyOf, name }: Asked<Story>): string[] => {
  const shares: { group: number; story: Story; n: number }[] = []
  for (const [group, members] of groups.entries()) {
    const had = new Map<Story, number>()
    for (const { id } of members) {
      const story = storyOf(id)
      if (story) had.set(story, (had.get(story) ?? 0) + 1)
    }
    for (const [story, n] of had) shares.push({ group, story, n })
  }
  shares.sort((a, b) => b.n - a.n || a.story.from - b.story.from || (a.story.id < b.story.id ? -1 : 1))
  const named = new Map<number, string>()
  const livesOn = new Set<string>()
  for (const { group, story } of shares) {
    if (named.has(group) || livesOn.has(story.id)) continue
    named.set(group, story.id)
    livesOn.add(story.id)
  }
  return groups.map((members, group) => named.get(group) ?? name(members[0] as Opening))
}

import type { StoryFacts } from './gather-facts.ts'

type Told = Pick<StoryFacts, 'storyId' | 'publishers' | 'language' | 'abroad'>

/**
 * Which of the stories `ids` stand on a page, so that none tells there in another language what another of them tells: what an editor has pinned, then the one in the page's language, then the one that more
 * independent publishers tell; of equals, always the same. Gives the ids that stand. Pure; stories that nothing is known of stand.
 */
export const toldOnce = (
  stories: readonly Told[],
  { ids, language, pinned }: { ids: readonly string[]; language: string; pinned: readonly string[] },
): Set<string> => {
  const stand = new Set(ids)
  const byHand = new Set(pinned)
  const before = (one: Told) => (byHand.has(one.storyId) ? 2 : one.language === language ? 1 : 0)
  const linked = stories
    .filter(({ storyId, abroad }) => stand.has(storyId) && abroad.some((id) => stand.has(id)))
    .sort((a, b) => before(b) - before(a) || b.publishers - a.publishers || (a.storyId < b.storyId ? -1 : 1))
  for (const { storyId, abroad } of linked) if (stand.has(storyId)) for (const id of abroad) if (!byHand.has(id)) stand.delete(id)
  return stand
}

import type { Tx } from '../base/database.ts'
import { say } from '../base/jobs.ts'
import type { Placed } from './placer.ts'
import { retellStories } from './retell-stories.ts'
import type { StoryId } from './tables.ts'
import { writeRelated } from './write-related.ts'

/** Tells anew what stories say of themselves after their tellings changed, and who is related to them; says `story-changed` of all, those left empty too. */
export const writeChanged = async (tx: Tx, stories: StoryId[], related: Placed['related'], now: Date): Promise<StoryId[]> => {
  const changed = [...new Set([...stories, ...related.map(({ story }) => story)])]
  if (changed.length === 0) return []
  await retellStories(tx, changed, now)
  await writeRelated(tx, related, now)
  await say(tx, 'story-changed', { stories: changed })
  return changed
}

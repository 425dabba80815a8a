import { writerKey } from '../../articles/articles.ts'
import type { Paper } from '../furniture/layout.tsx'
import type { Story, Told } from '../reader/story/gather-story.ts'

export type StoryUnmuted = {
  story: Story
  tellings: Told[]
  /** How many titles are hidden. */
  titles: number
}

/**
 * A story as the paper's reader meets it on its page: muted titles' and writers' tellings are gone, its name is another telling's, and where a muted title was
 * first, nobody is called the first. Where nothing is left he has come for it all the same and sees it whole.
 */
export const storyWithoutMuted = (story: Story, tellings: Told[], { mutes }: Paper): StoryUnmuted => {
  const whole = { story, tellings, titles: 0 }
  if (!mutes || mutes.shows) return whole
  const muted = (one: Told) => mutes.title.includes(one.title.id) || one.byline.some(({ name }) => mutes.writer.includes(writerKey(name)))
  const kept = tellings.filter((one) => !muted(one))
  const [next] = kept
  if (!next || kept.length === tellings.length) return whole
  const there = new Set(kept.map(({ id }) => id))
  const lead = kept.find(({ id }) => id === story.lead_article_id) ?? next
  const name = story.name_article_id === null ? lead : (kept.find(({ id }) => id === story.name_article_id) ?? lead)
  const named = new Set(kept.map((one) => one.title.id))
  const how = story.first_how
  const cited = how !== null && 'by' in how ? how.by : null
  const first = there.has(story.first_article_id) && !(cited !== null && mutes.title.includes(cited))
  return {
    story: {
      ...story,
      headline: name.headline,
      lead_article_id: lead.id,
      name_article_id: name.id,
      first_article_id: first ? story.first_article_id : '',
      first_how: first ? how : null,
    },
    tellings: kept,
    titles: new Set(tellings.map((one) => one.title.id)).size - named.size,
  }
}

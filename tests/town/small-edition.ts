import type { ArticleId } from '../../src/articles/articles.ts'
import { hour } from '../../src/base/clock.ts'
import { type Db, sql } from '../../src/base/database.ts'
import type { StoryId } from '../../src/stories/stories.ts'

export type SmallTelling = {
  title: string
  hours?: number
  wire?: string
  copyOf?: string
  country?: string
  minutes?: number
  headline?: string
}
export type SmallStory = { id: string; desk?: string; language?: string; tellings: SmallTelling[] }

/**
 * Stories straight into the tables, as the rooms below the edition would have left them: 'flood' told by 'ana' is the article 'flood-ana'. A title is its own
 * publisher and owner unless `owners` says otherwise. The first telling leads.
 */
export const smallEdition = async (db: Db, stories: SmallStory[], now: Date, { owners = {} as Record<string, string> } = {}) => {
  const titles = new Map(stories.flatMap((story) => story.tellings.map(({ title, country = 'AU' }) => [title, country] as const)))
  for (const [title, country] of titles) {
    await sql`insert into publishers (id, name, owner) values (${`p-${title}`}, ${title}, ${owners[title] ?? null}) on conflict do nothing`.execute(
      db,
    )
    await sql`insert into titles (id, publisher_id, name, country, language, joined_at) values (${title}, ${`p-${title}`}, ${`The ${title}`}, ${country}, 'en', ${now}) on conflict do nothing`.execute(
      db,
    )
    await sql`insert into feeds (id, title_id, address) values (${`f-${title}`}, ${title}, ${`https://${title}.example/feed`}) on conflict do nothing`.execute(
      db,
    )
  }
  for (const { id, desk = 'world', language = 'en', tellings } of stories) {
    const at = ({ hours = 1 }: SmallTelling) => new Date(now.getTime() - hours * hour)
    for (const telling of tellings) {
      const { title, wire = null, country = 'AU', minutes = 3 } = telling
      await sql`insert into articles (id, title_id, slug, desk, headline, wire, language, country, minutes, published_at, received_at, changed_at)
        values (${`${id}-${title}`}, ${title}, ${id}, ${desk}, ${telling.headline ?? `${id} by ${title}`}, ${wire}, ${language}, ${country}, ${minutes}, ${at(telling)}, ${now}, ${now})
        on conflict do nothing`.execute(db)
    }
    for (const { title, copyOf } of tellings)
      if (copyOf)
        await sql`insert into article_copies (article_id, origin_id, likeness, found_at) values (${`${id}-${title}`}, ${`${id}-${copyOf}`}, 0.9, ${now}) on conflict do nothing`.execute(
          db,
        )
    const times = tellings.map((telling) => at(telling).getTime())
    const lead = `${id}-${tellings[0]?.title}`
    await sql`insert into stories (id, slug, headline, lead_article_id, first_article_id, desk, language, articles, titles, publishers, began_at, latest_at, changed_at)
      values (${id}, ${id}, ${id}, ${lead}, ${lead}, ${desk}, ${language}, ${tellings.length}, ${tellings.length}, ${tellings.length}, ${new Date(Math.min(...times))}, ${new Date(Math.max(...times))}, ${now})
      on conflict (id) do update set articles = excluded.articles, titles = excluded.titles, publishers = excluded.publishers, latest_at = excluded.latest_at`.execute(
      db,
    )
    for (const { title } of tellings)
      await sql`insert into story_articles (article_id, story_id, likeness, placed_at) values (${`${id}-${title}`}, ${id}, 1, ${now}) on conflict do nothing`.execute(
        db,
      )
  }
  return {
    story: (id: string) => id as StoryId,
    article: (story: string, title: string) => `${story}-${title}` as ArticleId,
  }
}

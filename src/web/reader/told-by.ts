import { type RawBuilder, sql } from 'kysely'
import type { Telling } from './gather-cards.ts'

/** One telling as a short array, since a page has hundreds: id, slug, headline, language, published (ms), title's id, name, colour. */
export type ToldJson = [string, string, string, string | null, number, string, string, string | null][] | null

/**
 * How many tellings of one story are looked at: for the piece that a page is about, and for a card in a list, which shows a flag for each of a dozen titles.
 * A front page has a hundred cards, and the broadest stories stand on it: this is most of what it asks the database.
 */
export const mostTold = { self: 60, card: 14 }

/** The tellings of a story, `most` at the most, as `o.told`, to be joined beside it. */
export const toldJoin = (story: RawBuilder<unknown>, most: RawBuilder<unknown>) => sql`left join lateral (
  select json_agg(json_build_array(b.id, b.slug, b.headline, b.language, (extract(epoch from b.published_at) * 1000)::int8, b.title_id, bt.name, bt.colour)) as told
  from (select article_id from story_articles where story_id = ${story} limit ${most}) sa
  join articles b on b.id = sa.article_id and b.state = 'ready'
  join titles bt on bt.id = b.title_id
) o on true`

/** The tellings of other titles than `title`, the first of each, oldest first. */
export const othersIn = (told: ToldJson, title: string): Telling[] => {
  const seen = new Set([title])
  return (told ?? [])
    .sort((a, b) => a[4] - b[4])
    .filter(([, , , , , by]) => !seen.has(by) && seen.add(by))
    .map(([id, slug, headline, language, published, by, name, colour]) => ({
      id,
      slug,
      headline,
      language,
      published: new Date(published),
      title: { id: by, name, colour },
    }))
}

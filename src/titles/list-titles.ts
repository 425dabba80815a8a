import { type Db, sql } from '../base/database.ts'
import type { FeedId, TitleId } from './tables.ts'

export type ListedTitle = {
  id: TitleId
  name: string
  publisher: string
  edition: string | null
  country: string | null
  language: string | null
  kind: string
  home: string | null
  about: string | null
  colour: string | null
  logo: string | null
  left: boolean
}

export type Wanted = {
  /** Words of its name, its edition or its publisher, in any order. */
  search?: string
  /** ISO 3166-1 alpha-2, in capitals. */
  country?: string
  /** A primary language ('en'), whatever its region. */
  language?: string
  kind?: string
  /** Titles that have left, too. */
  withLeft?: boolean
  /** At most so many (default and most: 10,000), after so many. */
  limit?: number
  offset?: number
}

const like = (word: string) => `%${word.replace(/[\\%_]/g, '\\$&')}%`

/** Titles in the order of their names. Counts of pieces and how feeds stand are other rooms' to add. */
export const listTitles = async (db: Db, wanted: Wanted = {}): Promise<ListedTitle[]> => {
  const words = (wanted.search ?? '').slice(0, 200).split(/\s+/).filter(Boolean).slice(0, 8)
  const conditions = [
    wanted.withLeft ? sql`true` : sql`t.left_at is null`,
    ...words.map((word) => sql`concat_ws(' ', t.name, t.edition, p.name) ilike ${like(word)}`),
    ...(wanted.country ? [sql`t.country = ${wanted.country}`] : []),
    ...(wanted.language ? [sql`split_part(t.language, '-', 1) = ${wanted.language}`] : []),
    ...(wanted.kind ? [sql`t.kind = ${wanted.kind}`] : []),
  ]
  const { rows } = await sql<ListedTitle>`
    select t.id, t.name, p.name as publisher, t.edition, t.country, t.language, t.kind, t.home, t.about, t.colour, t.logo, t.left_at is not null as left
    from titles t join publishers p on p.id = t.publisher_id
    where ${sql.join(conditions, sql` and `)}
    order by lower(t.name), t.id limit ${Math.min(wanted.limit ?? 10_000, 10_000)} offset ${wanted.offset ?? 0}`.execute(db)
  return rows
}

export type ListedFeed = { id: FeedId; titleId: TitleId; address: string; section: string | null }

/** The feeds that titles offer now, in each title's own order; of all titles when none are named. */
export const listFeeds = async (db: Db, titles?: readonly TitleId[]): Promise<ListedFeed[]> => {
  const only = titles ? sql`and title_id = any(${[...titles]})` : sql``
  const { rows } = await sql<ListedFeed>`
    select id, title_id as "titleId", address, section from feeds where left_at is null ${only} order by title_id, position, id`.execute(db)
  return rows
}

/** The countries that titles are made for, with how many each; titles of unknown country are not counted. */
export const listCountries = async (db: Db): Promise<{ country: string; titles: number }[]> => {
  const { rows } = await sql<{ country: string; titles: number }>`
    select country, count(*) as titles from titles where left_at is null and country is not null group by country order by count(*) desc, country`.execute(
    db,
  )
  return rows
}

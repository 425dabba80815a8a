import { type Db, sql } from '../../base/database.ts'

/** What a membership is for: how many titles of how many countries there are, and how many of them keep something back from visitors. */
export type Bundle = { titles: number; countries: number; gated: number }

/** One query. A title counts as gated when it, or a section of it, has other access than open in the terms that are in force. */
export const gatherBundle = async (db: Db): Promise<Bundle> => {
  const { rows } = await sql<Bundle>`
    select count(*)::int as titles, count(distinct t.country)::int as countries, count(*) filter (where g.title_id is not null)::int as gated
    from titles t left join (
      select distinct title_id from (
        select distinct on (title_id, section) title_id, document->>'access' as access from terms order by title_id, section, version desc
      ) agreed where access <> 'open'
    ) g on g.title_id = t.id
    where t.left_at is null`.execute(db)
  return rows[0] ?? { titles: 0, countries: 0, gated: 0 }
}

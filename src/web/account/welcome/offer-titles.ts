import { type Db, sql } from '../../../base/database.ts'
import type { Choices } from '../../../readers/readers.ts'
import type { TitleId } from '../../../titles/titles.ts'
import type { TitleFacts } from '../../furniture/title-mark.tsx'

export type OfferedTitle = TitleFacts & { id: TitleId; publisher: string; chosen: boolean }

const most = 48
const like = (word: string) => `%${word.replace(/[\\%_]/g, '\\$&')}%`

/**
 * Titles to choose from. Found by the words of a search (name, edition, publisher); without words, those chosen already come first, then those of
 * the chosen country, then those that stand most often on the pages of the chosen sections and on the front page. `only` 'chosen': no others.
 */
export const offerTitles = async (
  db: Db,
  { region, sections, titles }: Choices,
  search: string,
  only?: 'chosen',
): Promise<OfferedTitle[]> => {
  const words = search.slice(0, 100).split(/\s+/).filter(Boolean).slice(0, 8)
  const found = words.map((word) => sql`concat_ws(' ', t.name, t.edition, p.name) ilike ${like(word)}`)
  const { rows } = await sql<OfferedTitle>`
    select t.id, t.name, t.edition, t.country, t.colour, p.name as publisher, t.id = any(${titles}) as chosen
    from titles t join publishers p on p.id = t.publisher_id
    left join (
      select a.title_id, count(*) as places from edition_places e join articles a on a.id = e.article_id
      where e.page = any(${['front', ...sections.map((desk) => `desk:${desk}`)]}) group by a.title_id
    ) o on o.title_id = t.id
    where ${sql.join([sql`t.left_at is null`, ...(only ? [sql`t.id = any(${titles})`] : []), ...found], sql` and `)}
    order by t.id = any(${titles}) desc, t.country = ${region} desc nulls last, o.places desc nulls last, lower(t.name), t.id
    limit ${only ? 500 : most}`.execute(db)
  return rows
}

import type { ArticleId } from '../articles/articles.ts'
import { sql, type Tx } from '../base/database.ts'

/**
 * Articles were taken back: what editors wrote of them goes too, as it may have their words: lines of picks, lines and whys of the log. Decisions stay, and say that they were emptied. Gives the
 * lines, which other rooms may have written beside a piece. Of an article that is held, or is one with another, nothing goes. Hearing it twice changes nothing.
 */
export const leaveDesk = async (tx: Tx, articles: ArticleId[]): Promise<string[]> => {
  const { rows: gone } = await sql<{ id: ArticleId }>`
    select id from articles where id = any(${articles}) and state = 'withdrawn' and joined_into is null`.execute(tx)
  if (gone.length === 0) return []
  const ids = gone.map(({ id }) => id)
  const { rows: picks } = await sql<{ line: string }>`
    update picks p set line = null from picks was where was.id = p.id and p.line is not null and (p.article_id = any(${ids}) or p.lead_article_id = any(${ids}))
    returning was.line`.execute(tx)
  const about = ids.flatMap((id) => [{ articles: [id] }, { lead: id }]).map((part) => sql`subject @> ${JSON.stringify(part)}::jsonb`)
  const { rows: decisions } = await sql<{ line: string | null }>`
    with said as (select id, subject from decisions where (${sql.join(about, sql` or `)}) and (subject ? 'line' or subject ? 'why') for update)
    update decisions d set subject = (d.subject - 'line' - 'why') || '{"emptied": true}'::jsonb from said s where s.id = d.id
    returning s.subject ->> 'line' as line`.execute(tx)
  return [...new Set([...picks, ...decisions].flatMap(({ line }) => line ?? []))]
}

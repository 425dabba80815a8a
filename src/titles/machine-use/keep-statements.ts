import './tables.ts'
import { type Db, sql } from '../../base/database.ts'
import type { TitleId } from '../tables.ts'
import type { Statement } from './statements.ts'

const longest = 2000

/**
 * Keeps what a title's publisher says of machines. `answered`: the addresses that could be read now; what was said there before and is not said any more is forgotten, while what an
 * address that could not be read said stays. A statement keeps the time since which it says so. Give it one title at a time.
 */
export const keepStatements = async (
  db: Db,
  title: TitleId,
  { statements, answered }: { statements: readonly Statement[]; answered: readonly string[] },
  now: Date,
): Promise<void> => {
  const rows = statements
    .filter((one) => one.address.length <= longest)
    .map(({ form, address, uses, link, goodUntil }) => ({
      form,
      address,
      uses,
      link: link && link.length <= longest ? link : null,
      good_until: goodUntil?.toISOString() ?? null,
    }))
  const said = JSON.stringify(rows)
  await sql`
    delete from machine_uses m where title_id = ${title} and address = any(${[...answered]})
      and not exists (select from json_to_recordset(${said}) as r(form text, address text) where r.form = m.form and r.address = m.address)`.execute(
    db,
  )
  if (rows.length === 0) return
  await sql`
    insert into machine_uses as m (title_id, form, address, uses, link, since, seen_at, good_until)
    select ${title}, r.form, r.address, r.uses, r.link, ${now}, ${now}, r.good_until
    from json_to_recordset(${said}) as r(form text, address text, uses jsonb, link text, good_until timestamptz)
    on conflict (title_id, form, address) do update set seen_at = ${now}, uses = excluded.uses, link = excluded.link, good_until = excluded.good_until,
      since = case when m.uses = excluded.uses then m.since else excluded.since end`.execute(db)
}

import { type Db, sql } from '../../base/database.ts'
import type { TitleId } from '../tables.ts'
import type { Statement } from './statements.ts'

const longest = 2000

/** `answered`: addresses that could be read now; `missed`: that could not. `whole`: nothing but these was named, so that what stood elsewhere holds no more. */
type Heard = { statements: readonly Statement[]; answered: readonly string[]; missed?: readonly string[]; whole?: boolean }

/**
 * Keeps what a title's publisher says of machines. What was said at an address that was read now and is not said there any more is forgotten; what an address that could not be read
 * said stays, for as long as it said itself, and only then does a statement about its absence (an RSL document that cannot be had) count. A statement keeps the time since which it
 * says so. Of feeds, which are read by themselves, only what is out of date is forgotten. Give it one title at a time.
 */
export const keepStatements = async (
  db: Db,
  title: TitleId,
  { statements, answered, missed = [], whole = false }: Heard,
  now: Date,
): Promise<void> => {
  const stands = await sql<{ address: string }>`
    select address from machine_uses where title_id = ${title} and address = any(${[...missed]}) and good_until > ${now}`.execute(db)
  const rows = statements
    .filter((one) => one.address.length <= longest && !stands.rows.some(({ address }) => address === one.address))
    .map(({ form, address, uses, link, goodUntil }) => ({
      form,
      address,
      uses,
      link: link && link.length <= longest ? link : null,
      good_until: goodUntil?.toISOString() ?? null,
    }))
  const said = JSON.stringify(rows)
  await sql`
    delete from machine_uses m where title_id = ${title}
      and (address = any(${[...answered]}) or (${whole} and not (address = any(${[...missed]})) and (form <> 'feed' or good_until <= ${now})))
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

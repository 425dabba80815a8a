import { type Db, inTransaction, sql } from '../base/database.ts'
import type { TitleId } from '../titles/titles.ts'
import type { Role } from './session-of.ts'
import type { ReaderId } from './tables.ts'

export type GivenRole = { role: Exclude<Role, 'reader' | 'publisher'> } | { role: 'publisher'; title: TitleId }

const titleOf = (given: GivenRole) => ('title' in given ? given.title : null)

/** Gives a reader a role; one that he has is not given twice. Throws where the reader or the title is not there. */
export const giveRole = async (db: Db, { reader, ...given }: { reader: ReaderId } & GivenRole, now: Date): Promise<void> => {
  await sql`insert into reader_roles (reader_id, role, title_id, given_at) values (${reader}, ${given.role}, ${titleOf(given)}, ${now})
    on conflict (reader_id, role, coalesce(title_id, '')) do nothing`.execute(db)
}

/**
 * Takes a role back; from the next request on it is gone. False when he had it not, or when he is the last operator: a paper that nobody runs could be given
 * back to nobody.
 */
export const takeRole = (db: Db, { reader, ...given }: { reader: ReaderId } & GivenRole): Promise<boolean> =>
  inTransaction(db, async (tx) => {
    // Of two operators who take each other's part at once, the later one is the last.
    if (given.role === 'operator') await sql`select 1 from reader_roles where role = 'operator' order by reader_id for update`.execute(tx)
    const { rows } = await sql`delete from reader_roles
      where reader_id = ${reader} and role = ${given.role} and title_id is not distinct from ${titleOf(given)}
        and (role <> 'operator' or exists (select 1 from reader_roles where role = 'operator' and reader_id <> ${reader}))
      returning role`.execute(tx)
    return rows.length > 0
  })

/** Every role of a reader; 'reader' first. */
export const rolesOf = async (db: Db, reader: ReaderId): Promise<{ role: Role; title: TitleId | null }[]> => {
  const rows = await db
    .selectFrom('reader_roles')
    .select(['role', 'title_id'])
    .where('reader_id', '=', reader)
    .orderBy('given_at')
    .execute()
  return [{ role: 'reader', title: null }, ...rows.map(({ role, title_id }) => ({ role, title: title_id }))]
}

/** Everybody who has a role beside reading, for the operator. */
export const listRoles = async (
  db: Db,
): Promise<{ reader: ReaderId; mail: string; name: string | null; role: Role; title: TitleId | null; givenAt: Date }[]> => {
  const rows = await db
    .selectFrom('reader_roles as o')
    .innerJoin('readers as r', 'r.id', 'o.reader_id')
    .select(['r.id', 'r.mail', 'r.name', 'o.role', 'o.title_id', 'o.given_at'])
    .orderBy('o.role')
    .orderBy('r.mail')
    .execute()
  return rows.map((row) => ({
    reader: row.id,
    mail: row.mail,
    name: row.name || null,
    role: row.role,
    title: row.title_id,
    givenAt: row.given_at,
  }))
}

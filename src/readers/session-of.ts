import type { RawBuilder } from 'kysely'
import { day, second } from '../base/clock.ts'
import { type Db, sql } from '../base/database.ts'
import type { TitleId } from '../titles/titles.ts'
import type { ReaderId } from './tables.ts'

export type Role = 'reader' | 'editor' | 'publisher' | 'operator'

/** A signed-in reader. `roles` has always 'reader'; 'publisher' names its title. */
export type Session = {
  id: string
  reader: ReaderId
  mail: string
  name: string | null
  roles: { role: Role; title: TitleId | null }[]
  joinedAt: Date
  signedInAt: Date
}

/** How long a device stays signed in without being used. */
export const sessionLasts = 60 * day

export type SessionRow = {
  id: string
  reader: ReaderId
  mail: string
  name: string
  roles: { role: Role; title: TitleId | null }[]
  joined_at: Date
  signed_in_at: Date
}

/** The statement that moves a session's end, if it was not moved today: for a `with kept as (…)`. */
export const keepSession = (print: RawBuilder<string>, now: RawBuilder<Date>) => sql`
  update sessions set seen_at = ${now}, expires_at = ${now}::timestamptz + make_interval(secs => ${sessionLasts / second})
  where token_print = ${print} and expires_at > ${now} and seen_at < ${now}::timestamptz - make_interval(secs => ${day / second})`

/**
 * The session whose token has this print (`sessionPrint`), undefined when there is none or it is over. One statement. Web may join the same in its own:
 *
 *   from sessions s join readers r on r.id = s.reader_id where s.token_print = $print and s.expires_at > $now
 *   roles: (select coalesce(jsonb_agg(jsonb_build_object('role', o.role, 'title', o.title_id)), '[]') from reader_roles o where o.reader_id = r.id)
 *
 * and make the Session with `sessionFrom`. A session ends 60 days after it was last used; its end is moved at most once a day, by the first half of the
 * statement: who joins by himself puts `keepSession(print, now)` before his select, as `with kept as (…)`.
 */
export const sessionOf = async (db: Db, { print }: { print: string }, now: Date): Promise<Session | undefined> => {
  const { rows } = await sql<SessionRow>`
    with kept as (${keepSession(sql`${print}`, sql`${now}`)})
    select s.id, r.id as reader, r.mail, r.name, r.joined_at, s.signed_in_at,
      (select coalesce(jsonb_agg(jsonb_build_object('role', o.role, 'title', o.title_id) order by o.role, o.title_id), '[]')
        from reader_roles o where o.reader_id = r.id) as roles
    from sessions s join readers r on r.id = s.reader_id
    where s.token_print = ${print} and s.expires_at > ${now}`.execute(db)
  return rows[0] && sessionFrom(rows[0])
}

/** A session from such a row. */
export const sessionFrom = (row: SessionRow): Session => ({
  id: row.id,
  reader: row.reader,
  mail: row.mail,
  name: row.name || null,
  roles: [{ role: 'reader', title: null }, ...row.roles],
  joinedAt: row.joined_at,
  signedInAt: row.signed_in_at,
})

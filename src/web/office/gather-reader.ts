import { type Db, sql } from '../../base/database.ts'
import { type ExplainedLine, explainStanding, type Standing, standingEventsOf } from '../../membership/membership.ts'
import type { ReaderId } from '../../readers/readers.ts'
import { type InvoiceRow, invoicesWhere } from './gather-invoices.ts'
import { type Asked, standsAs } from './stands-as.ts'

export type OfficeReader = {
  id: ReaderId
  mail: string
  name: string
  confirmed: boolean
  joinedAt: Date
  devices: number
  passkeys: number
  /** When he was last here, as far as his sessions tell. */
  seenAt: Date | null
  ways: string[]
  roles: { role: 'editor' | 'publisher' | 'operator'; title: string | null; name: string | null; givenAt: Date }[]
  standing: Standing
  lines: ExplainedLine[]
  invoices: InvoiceRow[]
}

type Row = Omit<OfficeReader, 'standing' | 'lines' | 'invoices' | 'roles'> & {
  roles: { role: 'editor' | 'publisher' | 'operator'; title: string | null; name: string | null; givenAt: string }[]
}

/** The lines with addresses in place of other readers' ids (operators, who pays for a family); who is no longer there has none. */
const withNames = async (db: Db, lines: ExplainedLine[]): Promise<ExplainedLine[]> => {
  const anId = /\brd[0-9a-z]{17}\b/g
  const ids = [...new Set(lines.flatMap(({ words }) => words.match(anId) ?? []))] as ReaderId[]
  if (ids.length === 0) return lines
  const rows = await db.selectFrom('readers').select(['id', 'mail']).where('id', 'in', ids).execute()
  const mails = new Map<string, string>(rows.map(({ id, mail }) => [id, mail]))
  return lines.map((line) => ({ ...line, words: line.words.replace(anId, (id) => mails.get(id) ?? 'somebody who has left') }))
}

/** One reader as the operator may see him: how he stands and why, not what he reads. Undefined when there is none. */
export const gatherReader = async (db: Db, { reader }: { reader: string }, now: Date, asked: Asked): Promise<OfficeReader | undefined> => {
  const { rows } = await sql<Row>`
    select r.id, r.mail, r.name, r.mail_confirmed as confirmed, r.joined_at as "joinedAt",
      (select count(*) from sessions s where s.reader_id = r.id and s.expires_at > ${now}) as devices,
      (select count(*) from passkeys p where p.reader_id = r.id) as passkeys,
      (select max(seen_at) from sessions s where s.reader_id = r.id) as "seenAt",
      coalesce((select json_agg(a.provider order by a.provider) from accounts a where a.reader_id = r.id), '[]') as ways,
      coalesce((select json_agg(json_build_object('role', o.role, 'title', o.title_id, 'name', t.name, 'givenAt', o.given_at) order by o.given_at)
        from reader_roles o left join titles t on t.id = o.title_id where o.reader_id = r.id), '[]') as roles
    from readers r where r.id = ${reader}`.execute(db)
  const row = rows[0]
  if (!row) return undefined
  const { invoices } = await invoicesWhere(db, { reader: row.id })
  const told = explainStanding(await standingEventsOf(db, row.id), now, asked)
  const standing = await standsAs({ standing: told.standing, mail: row.mail }, asked, now)
  // Nothing has happened to him: what counts is that the institution has his domain, now.
  const through = standing.kind === 'institution' && told.standing.kind !== 'institution'
  const lines = through
    ? [
        ...told.lines.map((line) => ({ ...line, counts: false })),
        { at: now, words: `Reads through ${standing.name}: the mail address is at one of its domains.`, counts: true },
      ]
    : told.lines
  return {
    ...row,
    roles: row.roles.map((one) => ({ ...one, givenAt: new Date(one.givenAt) })),
    standing,
    lines: await withNames(db, lines),
    invoices,
  }
}

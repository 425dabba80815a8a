import { type Db, sql } from '../../base/database.ts'
import type { ReaderId } from '../../readers/readers.ts'

export type FoundReader = { id: ReaderId; mail: string; name: string; joinedAt: Date; roles: string[] }

const most = 50

/**
 * Readers whose mail address or name has the words of `q`, the newest first, fifty at a time: `before` is the id that ended the page before (ids sort
 * by birth). `role`: only those who hold it. One query.
 */
export const findReaders = async (
  db: Db,
  { q = '', before, role }: { q?: string; before?: string; role?: string },
): Promise<{ readers: FoundReader[]; next: string | undefined }> => {
  const like = `%${q
    .trim()
    .slice(0, 200)
    .replace(/[\\%_]/g, '\\$&')}%`
  const conditions = [
    sql`true`,
    ...(q.trim() ? [sql`(r.mail ilike ${like} or r.name ilike ${like})`] : []),
    ...(before ? [sql`r.id < ${before}`] : []),
    ...(role ? [sql`exists (select 1 from reader_roles o where o.reader_id = r.id and o.role = ${role})`] : []),
  ]
  const { rows } = await sql<FoundReader>`
    select r.id, r.mail, r.name, r.joined_at as "joinedAt",
      coalesce((select json_agg(distinct o.role order by o.role) from reader_roles o where o.reader_id = r.id), '[]') as roles
    from readers r where ${sql.join(conditions, sql` and `)} order by r.id desc limit ${most + 1}`.execute(db)
  const readers = rows.slice(0, most)
  return { readers, next: rows.length > most ? readers.at(-1)?.id : undefined }
}

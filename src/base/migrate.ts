import { readdir, readFile } from 'node:fs/promises'
import { type Kysely, sql } from 'kysely'

const folder = new URL('../../migrations/', import.meta.url)

/** The migrations in order, as they stand on disk. */
export const readMigrations = async () => {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()
  return Promise.all(files.map(async (name) => ({ name, text: await readFile(new URL(name, folder), 'utf8') })))
}

/**
 * Brings the tables up to date, forward only, each migration in a transaction of its own. The advisory lock is taken before the bookkeeping
 * table is made: `create table if not exists` from two processes at once fails on PostgreSQL.
 */
export const migrate = async <T>(db: Kysely<T>): Promise<string[]> => {
  const migrations = await readMigrations()
  return db.connection().execute(async (session) => {
    await sql`select pg_advisory_lock(7235801)`.execute(session)
    try {
      await sql`create table if not exists migrations (name text primary key, run_at timestamptz not null default now())`.execute(session)
      const { rows } = await sql<{ name: string }>`select name from migrations`.execute(session)
      const had = new Set(rows.map((row) => row.name))
      const fresh = migrations.filter(({ name }) => !had.has(name))
      for (const { name, text } of fresh) {
        await sql.raw(`begin;\n${text}\n;insert into migrations (name) values ('${name}');\ncommit;`).execute(session)
      }
      return fresh.map(({ name }) => name)
    } finally {
      await sql`rollback`.execute(session).catch(() => {})
      await sql`select pg_advisory_unlock(7235801)`.execute(session)
    }
  })
}

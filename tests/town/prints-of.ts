import { type Db, sql } from '../../src/base/database.ts'

// What may change without anybody having been let do anything: counters of attempts, and when a device was last seen.
const restless = new Set(['rate_limits'])

/** A print of every table of the paper: two that are alike hold the same rows. `without`: tables to pass over. */
export const printsOf = async (db: Db, without: string[] = []): Promise<Record<string, string>> => {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(
    db,
  )
  const prints: Record<string, string> = {}
  for (const { name } of rows) {
    if (restless.has(name) || without.includes(name)) continue
    const print = await sql<{ print: string }>`
      select count(*) || ' ' || md5(coalesce(string_agg(t::text, '|' order by t::text collate "C"), '')) as print from ${sql.table(name)} t`.execute(
      db,
    )
    prints[name] = print.rows[0]?.print ?? ''
  }
  return prints
}

import type { Database } from './database.ts'

// The thresholds of PostgreSQL's own autovacuum (its documentation, 24.1.6), with its default numbers.
const wanting = `
  select format('%I.%I', schemaname, relname) as name,
    n_dead_tup > 50 + 0.2 * n_live_tup or n_ins_since_vacuum > 1000 + 0.2 * n_live_tup as vacuum
  from pg_stat_user_tables
  where n_dead_tup > 50 + 0.2 * n_live_tup or n_ins_since_vacuum > 1000 + 0.2 * n_live_tup or n_mod_since_analyze > 50 + 0.1 * n_live_tup
  order by relname`

/**
 * Does what autovacuum does on a server, and nobody does on the embedded database: keeps the statistics, without which plans stay those of empty
 * tables, and makes room where rows have died. One table at a time, so that readers' questions come in between. Gives the tables it tidied; on a
 * server, none.
 */
export const tidy = async (database: Database): Promise<string[]> => {
  if (database.kind === 'server') return []
  const rows = (await database.run(wanting)).rows as { name: string; vacuum: boolean }[]
  for (const { name, vacuum } of rows) await database.run(vacuum ? `vacuum (analyze) ${name}` : `analyze ${name}`)
  return rows.map(({ name }) => name)
}

import { type Db, sql } from '../base/database.ts'

/**
 * Spends one of `most` within `within` ms, counted under `key` over all processes: one atomic statement, so that many asking at once get no more. What is
 * too much is not counted on. The key is stored as given: hand in prints, never addresses. Hand in the database and not a transaction that may fail:
 * what is rolled back was not spent.
 */
export const spend = async (
  db: Db,
  { key, most, within }: { key: string; most: number; within: number },
  now: Date,
): Promise<{ ok: true } | { ok: false; until: Date }> => {
  const { rows } = await sql<{ spent: number; until: Date }>`
    insert into rate_limits as l (key, spent, until) values (${key}, 1, ${new Date(now.getTime() + within)})
    on conflict (key) do update set
      spent = case when l.until <= ${now} then 1 else least(l.spent + 1, ${most + 1}::int) end,
      until = case when l.until <= ${now} then excluded.until else l.until end
    returning spent, until`.execute(db)
  const { spent, until } = rows[0] as { spent: number; until: Date }
  return spent <= most ? { ok: true } : { ok: false, until }
}

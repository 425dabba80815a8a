import { minute, second } from '../../base/clock.ts'
import { type Db, sql } from '../../base/database.ts'
import type { Secret } from '../../base/secret.ts'
import type { PublisherId, TitleId } from '../../titles/titles.ts'
import type { PushKeyId } from '../tables.ts'
import { keyPrefix, keyPrint } from './keys.ts'

/** So many requests a key may make in a minute. */
export const mostAMinute = 120

export type Known =
  | { kind: 'unknown' }
  /** `wait`: seconds until the key may be used again. */
  | { kind: 'too-many'; wait: number }
  | { kind: 'known'; id: PushKeyId; publisher: PublisherId | null; title: TitleId | null }

type Row = { id: PushKeyId; publisher_id: PublisherId | null; title_id: TitleId | null; counted: number; counted_from: Date }

/**
 * Whose key this is, counted as one request. It is found by its print, which nobody can make without the paper's secret: how long the search takes tells nothing of the keys that there are. A key
 * that has ended is unknown.
 */
export const knowKey = async (db: Db, { key, secret }: { key: string | undefined; secret: Secret }, now: Date): Promise<Known> => {
  if (!key?.startsWith(keyPrefix) || key.length > 200) return { kind: 'unknown' }
  const since = new Date(now.getTime() - minute)
  const { rows } = await sql<Row>`
    update push_keys set used_at = ${now}, counted = case when counted_from > ${since} then least(counted + 1, 1000000) else 1 end,
      counted_from = case when counted_from > ${since} then counted_from else ${now} end
    where print = ${keyPrint(secret, key)} and ended_at is null returning id, publisher_id, title_id, counted, counted_from`.execute(db)
  const row = rows[0]
  if (!row) return { kind: 'unknown' }
  if (row.counted > mostAMinute)
    return { kind: 'too-many', wait: Math.max(1, Math.ceil((row.counted_from.getTime() + minute - now.getTime()) / second)) }
  return { kind: 'known', id: row.id, publisher: row.publisher_id, title: row.title_id }
}

/** Whether a key opens `title`: the very one that it was made for, or one of its publisher's. A title that is not here is opened by none. */
export const opensTitle = async (
  db: Db,
  key: { publisher: PublisherId | null; title: TitleId | null },
  title: string,
): Promise<boolean> => {
  const { rows } = await sql`
    select 1 from titles where id = ${title} and left_at is null and (id = ${key.title} or publisher_id = ${key.publisher})`.execute(db)
  return rows.length > 0
}

import { type Db, inTransaction, sql } from '../../base/database.ts'

/**
 * Stories were joined: what readers said of one (mute, follow, more, less) is said of the one it leads to. Of two words of one reader a mute holds, else the later. Hearing it twice
 * changes nothing. Ids of stories are the room above's.
 */
export const followStories = async (db: Db, joined: { from: string; into: string }[]): Promise<void> => {
  if (joined.length === 0) return
  await inTransaction(db, async (tx) => {
    await sql`
      insert into tunings as t (reader_id, kind, key, name, stance, set_at)
      select distinct on (s.reader_id, j."into") s.reader_id, 'story', j."into", s.name, s.stance, s.set_at
      from jsonb_to_recordset(${JSON.stringify(joined)}::jsonb) as j ("from" text, "into" text) join tunings s on s.kind = 'story' and s.key = j."from"
      order by s.reader_id, j."into", s.stance = 'mute' desc, s.set_at desc
      on conflict (reader_id, kind, key) do update set name = excluded.name, stance = excluded.stance, set_at = excluded.set_at
      where t.stance <> 'mute' and (excluded.stance = 'mute' or excluded.set_at > t.set_at)`.execute(tx)
    await sql`delete from tunings where kind = 'story' and key = any(${joined.map(({ from }) => from)})`.execute(tx)
  })
}

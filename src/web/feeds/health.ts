import { type Db, sql } from '../../base/database.ts'
import { type Reply, textReply } from '../reply.ts'

const type = 'application/json; charset=utf-8'

/** For load balancers and watchers: 200 while the database answers, 503 when it does not. `edition`: when the front page was last set. */
export const health = async (db: Db): Promise<Reply> => {
  try {
    const { rows } = await sql<{ edition: Date | null }>`select max(set_at) as edition from edition_places where page = 'front'`.execute(db)
    return textReply(type, JSON.stringify({ ok: true, edition: rows[0]?.edition ?? null }), 0)
  } catch {
    return textReply(type, JSON.stringify({ ok: false, why: 'the database does not answer' }), 0, 503)
  }
}

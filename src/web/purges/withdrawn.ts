import { leftSince } from '../../articles/articles.ts'
import { day } from '../../base/clock.ts'
import type { Db } from '../../base/database.ts'
import { type Reply, textReply } from '../reply.ts'

const most = 500

/**
 * For devices that keep copies: the ids of the articles that were taken back, or are held, since they last asked, and `at`, to ask from next. `all`: it is too long ago or
 * they are too many, and every copy is to go.
 */
export const withdrawnSince = async (db: Db, { since }: { since?: string }, now: Date): Promise<Reply> => {
  const from = new Date(since ?? '')
  const known = Number.isFinite(from.getTime()) && now.getTime() - from.getTime() < 60 * day
  // What was told at the very moment of the last answer may not have been in it.
  const articles = known ? await leftSince(db, { since: new Date(from.getTime() - 60_000), most: most + 1 }) : []
  const all = !known || articles.length > most
  return textReply('application/json; charset=utf-8', JSON.stringify({ at: now.toISOString(), all, articles: all ? [] : articles }), 0)
}

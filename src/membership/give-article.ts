import { day } from '../base/clock.ts'
import { type Db, sql } from '../base/database.ts'
import { newId } from '../base/ids.ts'
import { newToken, printOf, type Secret, seal } from '../base/secret.ts'
import type { ReaderId } from '../readers/readers.ts'
import type { Standing } from './standing.ts'
import type { GiftId } from './tables.ts'

/** How long a gift link opens its article. */
export const giftDays = 14

export type Given =
  | { ok: true; gift: GiftId; token: string; expiresAt: Date }
  | { ok: false; code: 'members-only' | 'no-such-article' | 'gifts-spent'; message: string; from?: Date }

const purpose = 'article gift'

export const giftPrint = (secret: Secret, token: string): string => printOf(secret, purpose, token)
export const giftSeal = purpose

/** One statement: the lowest of the month's places is taken, or another request took it first and there is no row. */
const takePlace = async (
  db: Db,
  { reader, article, secret, perMonth }: { reader: ReaderId; article: string; secret: Secret; perMonth: number },
  now: Date,
): Promise<Given | undefined> => {
  const month = now.toISOString().slice(0, 7)
  const token = newToken(16)
  const gift = newId<'article gift'>('g', now)
  const expiresAt = new Date(now.getTime() + giftDays * day)
  const { rows } = await sql`
    insert into article_gifts (id, reader_id, article_id, print, sealed, month, place, given_at, expires_at)
    select ${gift}, ${reader}, ${article}, ${giftPrint(secret, token)}, ${seal(secret, purpose, token)}, ${month}, place, ${now}::timestamptz, ${expiresAt}::timestamptz
    from generate_series(1, ${perMonth}::int) place
    where place not in (select place from article_gifts where reader_id = ${reader} and month = ${month})
    order by place limit 1
    on conflict (reader_id, month, place) do nothing returning id`.execute(db)
  return rows.length > 0 ? { ok: true, gift, token, expiresAt } : undefined
}

const spentIn = async (db: Db, reader: ReaderId, now: Date): Promise<number> => {
  const { rows } = await sql<{ spent: number }>`
    select count(*) as spent from article_gifts where reader_id = ${reader} and month = ${now.toISOString().slice(0, 7)}`.execute(db)
  return rows[0]?.spent ?? 0
}

/**
 * A member opens an article for a friend: gives the token of /news/SLUG-ID?gift=TOKEN, which opens it for 14 days. `perMonth` (GIFTS_PER_MONTH) counts calendar
 * months (UTC); one that was revoked stays counted. Holds however many ask at once. Whether the giver may read the piece himself is for the caller to ask.
 */
export const giveArticle = async (
  db: Db,
  given: { reader: ReaderId; standing: Standing; article: string; secret: Secret; perMonth: number },
  now: Date,
): Promise<Given> => {
  // Not in a trial: whoever begins trials under ever new addresses would have five articles for everyone with each.
  if (given.standing.kind !== 'member' && given.standing.kind !== 'complimentary')
    return { ok: false, code: 'members-only', message: 'Members can open articles for friends.' }
  const { rows } = await sql`select 1 from articles where id = ${given.article} and state = 'ready'`.execute(db)
  if (rows.length === 0) return { ok: false, code: 'no-such-article', message: 'This article is no longer here.' }
  for (let turn = 0; turn <= given.perMonth; turn++) {
    const made = await takePlace(db, given, now)
    if (made) return made
    if ((await spentIn(db, given.reader, now)) >= given.perMonth) break
  }
  return {
    ok: false,
    code: 'gifts-spent',
    message: `You have given ${given.perMonth === 1 ? 'the one article' : `all ${given.perMonth} articles`} of this month. You can give more from the first of next month.`,
    from: new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1)),
  }
}

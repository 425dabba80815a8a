import { type Db, sql } from '../base/database.ts'
import { newId } from '../base/ids.ts'
import { type Secret, unseal } from '../base/secret.ts'
import type { ReaderId } from '../readers/readers.ts'
import type { TitleId } from '../titles/titles.ts'
import { giftPrint, giftSeal } from './give-article.ts'
import type { GiftId } from './tables.ts'

/** A link for a friend, not for the world: whoever finds it after so many have read is asked to sign up. */
const mostOpens = 500

/** The gift that `token` (from ?gift=) names, if it counts for this article at `now`: not expired, not revoked, not passed on without end. One query. */
export const giftOf = async (
  db: Db,
  { token, article, secret }: { token: string | undefined; article: string; secret: Secret },
  now: Date,
): Promise<{ id: GiftId; giver: ReaderId | null } | undefined> => {
  if (!token || !/^[\w-]{16,64}$/.test(token)) return undefined
  const { rows } = await sql<{ id: GiftId; giver: ReaderId | null }>`
    select id, reader_id as giver from article_gifts g
    where print = ${giftPrint(secret, token)} and article_id = ${article} and revoked_at is null and expires_at > ${now}
      and (select count(*) from unlocks where gift_id = g.id) < ${mostOpens}`.execute(db)
  return rows[0]
}

/**
 * Records that a gift opened its article, which counts as a read for the publisher. A reader counts once a gift; for a visitor (`reader` null) no name is kept, and
 * the caller asks his cookie first (VisitorMeter.hasOpenedGift). Gives whether it was new.
 */
export const recordGiftOpened = async (
  db: Db,
  { gift, article, title, reader }: { gift: GiftId; article: string; title: string; reader: ReaderId | null },
  now: Date,
): Promise<boolean> => {
  const { rows } = await sql`
    insert into unlocks (id, reader_id, title_id, article_id, why, place, gift_id, opened_at)
    values (${newId('ul', now)}, ${reader}, ${title as TitleId}, ${article}, 'gift', null, ${gift}, ${now})
    on conflict (gift_id, reader_id) where gift_id is not null do nothing returning id`.execute(db)
  return rows.length > 0
}

/** The giver takes a link back: it opens nothing from then on. False for a gift that is not his, or was revoked before. */
export const revokeGift = async (db: Db, { gift, reader }: { gift: string; reader: ReaderId }, now: Date): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('article_gifts')
    .set({ revoked_at: now })
    .where('id', '=', gift as GiftId)
    .where('reader_id', '=', reader)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export type ArticleGift = {
  id: GiftId
  article: { id: string; slug: string; headline: string }
  /** For its link; null when it opens nothing any more. */
  token: string | null
  givenAt: Date
  expiresAt: Date
  revokedAt: Date | null
  opens: number
}

type Row = Omit<ArticleGift, 'token'> & { sealed: string | null }

/** What a reader has given, newest first, each with how often it was opened: at most 100. One query. */
export const listGifts = async (db: Db, { reader, secret }: { reader: ReaderId; secret: Secret }, now: Date): Promise<ArticleGift[]> => {
  const { rows } = await sql<Row>`
    select g.id, json_build_object('id', a.id, 'slug', a.slug, 'headline', a.headline) as article, g.sealed, g.given_at as "givenAt",
      g.expires_at as "expiresAt", g.revoked_at as "revokedAt", (select count(*) from unlocks where gift_id = g.id) as opens
    from article_gifts g join articles a on a.id = g.article_id
    where g.reader_id = ${reader} order by g.given_at desc, g.id desc limit 100`.execute(db)
  return rows.map(({ sealed, ...gift }) => ({
    ...gift,
    token: (sealed && gift.revokedAt === null && gift.expiresAt > now && unseal(secret, giftSeal, sealed)) || null,
  }))
}

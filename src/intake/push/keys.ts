import { type Db, sql } from '../../base/database.ts'
import { newId } from '../../base/ids.ts'
import { newToken, printOf, type Secret } from '../../base/secret.ts'
import type { PublisherId, TitleId } from '../../titles/titles.ts'
import type { PushKeyId } from '../tables.ts'

/** What a key opens: all titles of a publisher, or one title. */
export type KeyFor = { publisher: PublisherId } | { title: TitleId }

export type PushKey = {
  id: PushKeyId
  publisher: PublisherId | null
  title: TitleId | null
  note: string | null
  madeAt: Date
  usedAt: Date | null
  endedAt: Date | null
}

/** The beginning of every key tells whoever finds one in a log or a repository what it is. */
export const keyPrefix = 'masthead_'

export const keyPrint = (secret: Secret, key: string): string => printOf(secret, 'push key', key)

/** Makes a key and gives it: this once, as only its print is kept. `note` is for people, 200 letters of it. */
export const makePushKey = async (
  db: Db,
  { secret, note = null, ...whose }: KeyFor & { secret: Secret; note?: string | null },
  now: Date,
): Promise<{ id: PushKeyId; key: string }> => {
  const id = newId<'push-key'>('pk', now)
  const key = keyPrefix + newToken()
  await db
    .insertInto('push_keys')
    .values({
      id,
      print: keyPrint(secret, key),
      publisher_id: 'publisher' in whose ? whose.publisher : null,
      title_id: 'title' in whose ? whose.title : null,
      note: note?.trim().slice(0, 200) || null,
      made_at: now,
      ended_at: null,
      used_at: null,
      counted_from: null,
    })
    .execute()
  return { id, key }
}

/** Ends a key: it opens nothing from now on. `title`: only where it is a key of that very title. Gives false where no such key was in use. */
export const endPushKey = async (db: Db, { id, title }: { id: string; title?: TitleId }, now: Date): Promise<boolean> => {
  const ended = await db
    .updateTable('push_keys')
    .set({ ended_at: now })
    .where('id', '=', id as PushKeyId)
    .where('ended_at', 'is', null)
    .$if(title !== undefined, (some) => some.where('title_id', '=', title as TitleId))
    .returning('id')
    .execute()
  return ended.length > 0
}

/** The keys that open `title` (all keys without it), the newest first, at most 500: also those that have ended. */
export const listPushKeys = async (db: Db, { title }: { title?: TitleId } = {}): Promise<PushKey[]> => {
  const only =
    title === undefined ? sql`true` : sql`(title_id = ${title} or publisher_id = (select publisher_id from titles where id = ${title}))`
  const { rows } = await sql<PushKey>`
    select id, publisher_id as publisher, title_id as title, note, made_at as "madeAt", used_at as "usedAt", ended_at as "endedAt"
    from push_keys where ${only} order by ended_at is not null, made_at desc, id desc limit 500`.execute(db)
  return rows
}

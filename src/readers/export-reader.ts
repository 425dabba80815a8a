import type { Db } from '../base/database.ts'
import { readerAccount } from './account.ts'
import { choicesOf } from './choices.ts'
import { listPasskeys } from './passkeys.ts'
import { rolesOf } from './roles.ts'
import type { ReaderId } from './tables.ts'
import { exportTaste } from './taste/export-taste.ts'

/**
 * Everything that this room knows of a reader, as plain JSON: no secrets (prints, hashes, keys), which would say nothing to him and much to a thief.
 * An unknown reader gives an empty object.
 */
export const exportReader = async (db: Db, reader: ReaderId, now: Date): Promise<object> => {
  const account = await readerAccount(db, reader)
  if (!account) return {}
  const sessions = await db
    .selectFrom('sessions')
    .select(['agent', 'signed_in_at', 'seen_at', 'expires_at'])
    .where('reader_id', '=', reader)
    .orderBy('signed_in_at')
    .execute()
  const ways = await db.selectFrom('accounts').select(['provider', 'subject', 'added_at']).where('reader_id', '=', reader).execute()
  return {
    id: reader,
    mail: account.mail,
    name: account.name,
    joinedAt: account.joinedAt,
    choices: await choicesOf(db, reader),
    taste: await exportTaste(db, { reader }, now),
    roles: await rolesOf(db, reader),
    devices: sessions.map((row) => ({ agent: row.agent, signedInAt: row.signed_in_at, seenAt: row.seen_at, endsAt: row.expires_at })),
    passkeys: (await listPasskeys(db, { reader })).map(({ name, addedAt, synced }) => ({ name, addedAt, synced })),
    password: account.hasPassword,
    providers: ways
      .filter((way) => way.provider !== 'credential')
      .map((way) => ({ provider: way.provider, subject: way.subject, addedAt: way.added_at })),
  }
}

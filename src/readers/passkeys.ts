import type { Db } from '../base/database.ts'
import type { Session } from './session-of.ts'
import type { ReaderId } from './tables.ts'

/** A passkey of a reader. `synced`: its maker keeps it in more than one device. */
export type Passkey = { id: string; name: string; addedAt: Date | null; synced: boolean }

export const listPasskeys = async (db: Db, { reader }: { reader: ReaderId }): Promise<Passkey[]> => {
  const rows = await db
    .selectFrom('passkeys')
    .select(['id', 'name', 'added_at', 'backed_up'])
    .where('reader_id', '=', reader)
    .orderBy('added_at')
    .limit(100)
    .execute()
  return rows.map((row) => ({ id: row.id, name: row.name ?? 'Passkey', addedAt: row.added_at, synced: row.backed_up }))
}

/** Takes a passkey of this reader away; false when it is not his. He can always sign in by mail. */
export const removePasskey = async (db: Db, { session, id }: { session: Session; id: string }): Promise<boolean> =>
  (await db.deleteFrom('passkeys').where('id', '=', id).where('reader_id', '=', session.reader).returning('id').execute()).length > 0

import type { Db } from '../base/database.ts'
import { agentWords } from './agent-words.ts'
import type { Session } from './session-of.ts'

/** A device on which a reader is signed in. `seenAt` is true to the day. */
export type Device = { id: string; name: string; signedInAt: Date; seenAt: Date; current: boolean }

/** The devices of a reader, this one first, then by last use. */
export const listDevices = async (db: Db, { session }: { session: Session }, now: Date): Promise<Device[]> => {
  const rows = await db
    .selectFrom('sessions')
    .select(['id', 'agent', 'signed_in_at', 'seen_at'])
    .where('reader_id', '=', session.reader)
    .where('expires_at', '>', now)
    .orderBy('seen_at', 'desc')
    .limit(200)
    .execute()
  return rows
    .map((row) => ({
      id: row.id,
      name: agentWords(row.agent),
      signedInAt: row.signed_in_at,
      seenAt: row.seen_at,
      current: row.id === session.id,
    }))
    .sort((a, b) => Number(b.current) - Number(a.current))
}

/** Ends one device of this reader; false when it is not his, or over already. */
export const endDevice = async (db: Db, { session, id }: { session: Session; id: string }): Promise<boolean> =>
  (await db.deleteFrom('sessions').where('id', '=', id).where('reader_id', '=', session.reader).returning('id').execute()).length > 0

/** Ends every device of this reader but the one he asks from. Gives how many. */
export const endOtherDevices = async (db: Db, { session }: { session: Session }): Promise<number> =>
  (await db.deleteFrom('sessions').where('reader_id', '=', session.reader).where('id', '<>', session.id).returning('id').execute()).length

import { type Db, sql } from '../base/database.ts'
import { type Secret, unseal } from '../base/secret.ts'
import { htmlLetter } from './html-letter.ts'
import type { Sealed } from './letter.ts'
import { plainLetter, type Sender } from './plain-letter.ts'
import type { LetterId } from './tables.ts'
import { sealFor } from './write-letter.ts'

/** A letter as it would arrive. */
export type OutboxLetter = { id: string; to: string; kind: string; subject: string; text: string; html: string; writtenAt: Date }

/** The letters that wait here for want of a mail server, newest first, unsealed. */
export const readOutbox = async (
  db: Db,
  { most, secret, sender }: { most: number; secret: Secret; sender: Sender },
): Promise<OutboxLetter[]> => {
  const rows = await db
    .selectFrom('letters')
    .select(['id', 'kind', 'sealed', 'written_at'])
    .where('sealed', 'is not', null)
    .orderBy('written_at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
  return rows.flatMap(({ id, kind, sealed, written_at }) => {
    const text = sealed === null ? undefined : unseal(secret, sealFor, sealed)
    if (text === undefined) return []
    const { to, letter } = JSON.parse(text) as Sealed
    return [
      { id, to, kind, subject: letter.subject, text: plainLetter(letter, sender), html: htmlLetter(letter, sender), writtenAt: written_at },
    ]
  })
}

/** The letters of which the log has not been told yet, each given once over all processes. */
export const tellWaiting = async (db: Db, now: Date): Promise<{ id: LetterId; kind: string }[]> => {
  const { rows } = await sql<{ id: LetterId; kind: string }>`
    update letters set told_at = ${now} where told_at is null and sent_at is null and given_up_at is null returning id, kind`.execute(db)
  return rows
}

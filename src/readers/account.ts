import type { Db } from '../base/database.ts'
import { type No, no } from './answers.ts'
import { readMail } from './mail.ts'
import type { ReaderId } from './tables.ts'

/** What the account page shows beside devices, passkeys and choices. `providers`: the ids of SIGN_IN_WITH that he signs in with. */
export type Account = {
  reader: ReaderId
  mail: string
  name: string | null
  joinedAt: Date
  hasPassword: boolean
  providers: string[]
}

/** Undefined when there is no such reader. */
export const readerAccount = async (db: Db, reader: ReaderId): Promise<Account | undefined> => {
  const row = await db.selectFrom('readers').select(['mail', 'name', 'joined_at']).where('id', '=', reader).executeTakeFirst()
  if (!row) return undefined
  const ways = await db.selectFrom('accounts').select('provider').where('reader_id', '=', reader).orderBy('added_at').execute()
  const providers = ways.map(({ provider }) => provider)
  return {
    reader,
    mail: row.mail,
    name: row.name || null,
    joinedAt: row.joined_at,
    hasPassword: providers.includes('credential'),
    providers: providers.filter((provider) => provider !== 'credential'),
  }
}

/** The reader with this address, for the operator and the command line; never to answer a stranger with. */
export const readerByMail = async (db: Db, mail: string): Promise<ReaderId | undefined> => {
  const read = readMail(mail)
  if (!read) return undefined
  return (await db.selectFrom('readers').select('id').where('mail', '=', read).executeTakeFirst())?.id
}

/** Readers whose address or name has the words, newest first, for the operator's pages. Every one when there are no words. */
export const findReaders = async (
  db: Db,
  { words = '', most = 50 }: { words?: string; most?: number },
): Promise<{ reader: ReaderId; mail: string; name: string | null; joinedAt: Date }[]> => {
  const like = `%${words
    .trim()
    .slice(0, 200)
    .replace(/[\\%_]/g, '\\$&')}%`
  const rows = await db
    .selectFrom('readers')
    .select(['id', 'mail', 'name', 'joined_at'])
    .where((is) => is.or([is('mail', 'ilike', like), is('name', 'ilike', like)]))
    .orderBy('joined_at', 'desc')
    .orderBy('id', 'desc')
    .limit(Math.min(most, 500))
    .execute()
  return rows.map((row) => ({ reader: row.id, mail: row.mail, name: row.name || null, joinedAt: row.joined_at }))
}

/** Sets what a reader wants to be called; '' takes the name away. No: 'name-wrong'. */
export const nameReader = async (db: Db, { reader, name }: { reader: ReaderId; name: string }, now: Date): Promise<{ ok: true } | No> => {
  const plain = name.normalize('NFC').replace(/\s+/g, ' ').trim()
  if (plain.length > 80 || /[\p{Cc}\p{Cf}<>]/u.test(plain))
    return no('name-wrong', 'A name has at most 80 characters, and no signs that cannot be seen.')
  await db.updateTable('readers').set({ name: plain, changed_at: now }).where('id', '=', reader).execute()
  return { ok: true }
}

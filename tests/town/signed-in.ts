import type { Db } from '../../src/base/database.ts'
import { newToken } from '../../src/base/secret.ts'
import { addReader, type GivenRole, giveRole, type ReaderId, sessionPrint } from '../../src/readers/readers.ts'

/** A reader of this address with these roles and a device that is signed in, without the letters: the cookie of that device, for a plain and for a secure paper. */
export const signedIn = async (
  db: Db,
  { mail, roles = [], secure = true }: { mail: string; roles?: GivenRole[]; secure?: boolean },
  now: Date,
): Promise<{ reader: ReaderId; cookie: string; name: string; value: string }> => {
  const { reader } = await addReader(db, { mail }, now)
  for (const role of roles) await giveRole(db, { reader, ...role }, now)
  const token = newToken()
  const name = `${secure ? '__Host-' : ''}masthead-session`
  const value = `${token}.signature`
  const cookie = `${name}=${value}`
  const expires_at = new Date(now.getTime() + 30 * 86_400_000)
  await db
    .insertInto('sessions')
    .values({
      id: newToken(9),
      reader_id: reader,
      token_print: sessionPrint(cookie) ?? '',
      agent: null,
      signed_in_at: now,
      seen_at: now,
      expires_at,
    })
    .execute()
  return { reader, cookie, name, value }
}

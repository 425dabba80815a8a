import { minute } from '../base/clock.ts'
import { type Db, inTransaction, sql } from '../base/database.ts'
import { newId } from '../base/ids.ts'
import { newToken } from '../base/secret.ts'
import { admit } from './admit.ts'
import { no } from './answers.ts'
import { endOtherDevices } from './devices.ts'
import { overLimit } from './limits.ts'
import { readMail } from './mail.ts'
import { safeNext } from './safe-next.ts'
import type { SignIn } from './sign-in.ts'
import { passwordLetter } from './sign-in-letter.ts'
import type { ReaderId } from './tables.ts'
import type { Ways } from './ways.ts'

const least = 10
const most = 128
// A sign-in of just now, by mail for instance, stands for the old password: that is how a forgotten one is replaced.
const justNow = 15 * minute

// NIST SP 800-63B, 5.1.1.2: the same text however a keyboard puts its signs together.
const plain = (password: string) => password.normalize('NFKC')

let nobodys: Promise<string> | undefined

/** Verifies with better-auth's scrypt; where there is no password, one that nobody has, so that it takes as long. */
const isPassword = async (hash: string | null | undefined, password: string): Promise<boolean> => {
  const { hashPassword, verifyPassword } = await import('better-auth/crypto')
  nobodys ??= hashPassword(newToken())
  const fits = await verifyPassword({ hash: hash ?? (await nobodys), password: plain(password) })
  return fits && typeof hash === 'string'
}

const hashOf = async (db: Db, reader: ReaderId) =>
  (
    await db
      .selectFrom('accounts')
      .select('password')
      .where('reader_id', '=', reader)
      .where('provider', '=', 'credential')
      .executeTakeFirst()
  )?.password

export const passwordSignIn = (ways: Ways): Pick<SignIn, 'enterPassword' | 'setPassword'> => ({
  async enterPassword(db, { mail: text, password, next, asker }, now) {
    const mail = readMail(text)
    const wrong = no(
      'password-wrong',
      'The mail address and the password do not go together. You can always sign in with a letter instead.',
    )
    if (!mail || password.length > 4 * most) return wrong
    const over = await overLimit(db, { what: 'password', asker, mail, secret: ways.secret }, now)
    if (over) return over
    // One statement and one verification, whether the address is known, has a password, or neither.
    const { rows } = await sql<{ password: string | null }>`select a.password from readers r
      join accounts a on a.reader_id = r.id and a.provider = 'credential' where r.mail = ${mail}`.execute(db)
    if (!(await isPassword(rows[0]?.password, password))) return wrong
    await ways.auth()
    return inTransaction(db, (tx) => admit(tx, ways, { mail, next: safeNext(next), asker }, now))
  },

  async setPassword(db, { session, password, old, asker }, now) {
    const length = [...plain(password)].length
    if (length < least) return no('password-short', `A password has at least ${least} characters. A few words make a good one.`)
    if (length > most) return no('password-long', `A password has at most ${most} characters.`)
    const over = await overLimit(db, { what: 'password', asker, mail: session.reader, secret: ways.secret }, now)
    if (over) return over
    if (now.getTime() - session.signedInAt.getTime() > justNow) {
      const had = await hashOf(db, session.reader)
      if (!had) return no('sign-in-again', 'Please sign in again before you set a password.')
      if (!(await isPassword(had, old ?? ''))) return no('password-wrong', 'That is not your password until now.')
    }
    const { hashPassword } = await import('better-auth/crypto')
    const hash = await hashPassword(plain(password))
    return inTransaction(db, async (tx) => {
      await sql`insert into accounts (id, reader_id, provider, subject, password, added_at, changed_at)
        values (${newId('ac', now)}, ${session.reader}, 'credential', ${session.reader}, ${hash}, ${now}, ${now})
        on conflict (provider, subject) do update set password = excluded.password, changed_at = excluded.changed_at`.execute(tx)
      await endOtherDevices(tx, { session })
      await ways.letters.write(
        tx,
        { to: session.mail, kind: 'password-changed', letter: passwordLetter(ways), reader: session.reader },
        now,
      )
      return { ok: true }
    })
  },
})

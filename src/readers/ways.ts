import { day, second } from '../base/clock.ts'
import type { Config } from '../base/config.ts'
import { cookieIn } from '../base/cookie.ts'
import { type Db, sql } from '../base/database.ts'
import type { Secret } from '../base/secret.ts'
import type { Letters } from '../letters/letters.ts'
import { type No, no } from './answers.ts'
import { type Auth, isSecure, openAuth } from './open-auth.ts'
import { cookieName, sessionPrint, setCookie } from './session-cookie.ts'
import type { ReaderId } from './tables.ts'

/** What every way in needs. `auth` is opened by the first who asks. */
export type Ways = {
  secret: Secret
  /** Without a slash at its end. */
  address: string
  paper: string
  secure: boolean
  letters: Letters
  disposable: Config['DISPOSABLE_MAIL']
  auth(): Promise<Auth>
}

export const openWays = (given: { config: Config; address: string; secret: Secret; letters: Letters }): Ways => {
  const { config, secret, letters } = given
  const address = given.address.replace(/\/+$/, '')
  let auth: Promise<Auth> | undefined
  return {
    secret,
    address,
    paper: config.PAPER_NAME,
    secure: isSecure(address),
    letters,
    disposable: config.DISPOSABLE_MAIL,
    auth: () => (auth ??= openAuth({ address, name: config.PAPER_NAME, secret, disposable: config.DISPOSABLE_MAIL })),
  }
}

// The row decides when a session ends; the cookie outlives it, as long as browsers allow (RFC 6265bis, 5.5: 400 days), and so needs no renewing.
const cookieAge = (400 * day) / second

/** better-auth's session cookie with our age, and the letter's cookie taken back. */
export const sessionCookies = (headers: Headers, secure: boolean): string[] => {
  const name = cookieName('session', secure)
  const value = headers
    .getSetCookie()
    .map((one) => cookieIn(one.split(';')[0], name))
    .find(Boolean)
  if (!value) throw new Error('a session was opened without its cookie')
  return [setCookie(name, value, cookieAge, secure), setCookie(cookieName('letter', secure), '', 0, secure)]
}

// Nobody has more devices; who signs in by a script without end must not fill the table.
const mostSessions = 50

/**
 * Whoever signs in anew leaves no session behind in the same browser: one that was planted there ends with it (CWE-384). His oldest sessions beyond fifty end
 * too.
 */
export const endFormerSessions = async (db: Db, { headers, reader }: { headers: Headers; reader: ReaderId }): Promise<void> => {
  const print = sessionPrint(headers.get('cookie'))
  await sql`delete from sessions where token_print = ${print ?? ''} or id in (
    select id from sessions where reader_id = ${reader} order by seen_at desc, id desc offset ${mostSessions})`.execute(db)
}

export const mailWrong = (): No => no('mail-wrong', 'That is not a mail address. Please write it as name@example.org.')
export const mailRefused = (): No => no('mail-refused', 'This paper takes no throw-away mail addresses. Please use another one.')

/** The code of an error that better-auth says no with; undefined for a defect. */
export const codeOf = (error: unknown): string | undefined => {
  const { name, body } = error as { name?: string; body?: { code?: string } }
  return name === 'APIError' ? (body?.code ?? 'unknown') : undefined
}

import { randomInt } from 'node:crypto'
import { minute } from '../base/clock.ts'
import { cookieIn } from '../base/cookie.ts'
import { type Db, sql, type Tx } from '../base/database.ts'
import { newId } from '../base/ids.ts'
import { newToken, printOf, type Secret } from '../base/secret.ts'
import { type Asker, type No, no } from './answers.ts'
import { cookieName } from './session-cookie.ts'
import type { ReaderId } from './tables.ts'

/** How long a mailed link and code hold. */
export const proofLasts = 15 * minute

/** How many codes may be tried for one letter (NIST SP 800-63B, 5.2.2, would allow a hundred). */
const mostTries = 5

/** A code and a link that are about to be mailed, and the cookie's value that ties this browser to them. */
export type NewProof = { code: string; token: string; browser: string; until: Date }

/** The prints of a proof. A code is one of a million, so that its print is made with the paper's secret: without it the database gives no code away. */
const prints = (secret: Secret) => ({
  link: (token: string) => printOf(secret, 'mailed link', token),
  code: (id: string, code: string) => printOf(secret, 'mailed code', `${id} ${code}`),
  browser: (browser: string) => printOf(secret, 'letter cookie', browser),
})

/** The value of the cookie that ties a browser to its letters, if it has one. */
export const browserOf = (asker: Asker, secure: boolean): string | undefined => {
  const value = cookieIn(asker.headers.get('cookie'), cookieName('letter', secure))
  return value && /^[A-Za-z0-9_-]{43}$/.test(value) ? value : undefined
}

type Wanted = { purpose: 'sign-in' | 'new-mail'; mail: string; reader?: ReaderId; next: string; browser?: string; secret: Secret }

/** Notes that a mail address is to be proved, by what the letter will hold. A browser that waits for a letter already stays tied to both. */
export const beginProof = async (
  db: Db,
  { purpose, mail, reader, next, browser = newToken(), secret }: Wanted,
  now: Date,
): Promise<NewProof> => {
  const id = newId<'mail-proof'>('mp', now)
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const token = newToken()
  const until = new Date(now.getTime() + proofLasts)
  const print = prints(secret)
  await db
    .insertInto('mail_proofs')
    .values({
      id,
      purpose,
      mail,
      reader_id: reader ?? null,
      link_print: print.link(token),
      code_print: print.code(id, code),
      browser_print: print.browser(browser),
      next,
      asked_at: now,
      expires_at: until,
    })
    .execute()
  return { code, token, browser, until }
}

type Waiting = { id: string; code_print: string; next: string }

/**
 * Tries a code for an address in the browser that asked for it. The try is counted before it is looked at, in one statement, so that many at once are no more
 * than five. No: 'code-over', 'code-locked', 'code-wrong'.
 */
export const tryCode = async (
  db: Db,
  what: { purpose: 'sign-in' | 'new-mail'; mail?: string; reader?: ReaderId; code: string; browser: string | undefined; secret: Secret },
  now: Date,
): Promise<{ ok: true; mail: string; next: string } | No> => {
  const print = prints(what.secret)
  const { rows } = await sql<Waiting & { mail: string; tries: number }>`
    update mail_proofs set tries = tries + 1
    where browser_print = ${print.browser(what.browser ?? '')} and purpose = ${what.purpose} and expires_at > ${now}
      and ${what.mail === undefined ? sql`reader_id = ${what.reader ?? ''}` : sql`mail = ${what.mail}`}
    returning id, mail, code_print, next, tries`.execute(db)
  if (rows.length === 0) return no('code-over', 'That code is no longer valid here. Please ask for a new one.')
  const open = rows.filter(({ tries }) => tries <= mostTries)
  if (open.length === 0) return no('code-locked', 'That was tried too often. Please ask for a new code, or use the link in the letter.')
  const code = what.code.replace(/[\s-]/g, '')
  const found = open.find((row) => row.code_print === print.code(row.id, code))
  if (!found) return no('code-wrong', 'That is not the code in the letter. Please look again.')
  return (await useProof(db, found.id)) ? { ok: true, mail: found.mail, next: found.next } : no('code-over', 'That code was used already.')
}

/** The letter that a link is from, while it holds; `here`: whether this browser asked for it. */
export const proofOfLink = async (
  db: Db,
  { token, browser, secret }: { token: string; browser: string | undefined; secret: Secret },
  now: Date,
): Promise<{ id: string; mail: string; next: string; here: boolean } | undefined> => {
  const print = prints(secret)
  const row = await db
    .selectFrom('mail_proofs')
    .select(['id', 'mail', 'next', 'browser_print'])
    .where('link_print', '=', print.link(token))
    .where('purpose', '=', 'sign-in')
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row && { id: row.id, mail: row.mail, next: row.next, here: row.browser_print === print.browser(browser ?? '') }
}

/** Whoever proves this address waits until another who does so at the same moment is done: of two letters to a new reader one makes him. */
export const lockMail = async (tx: Tx, mail: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${mail}, 7235804))`.execute(tx)
}

/** Uses a proof up, and with it every other letter of its kind to the address: link and code void one another. False when another was quicker. */
export const useProof = async (db: Db, id: string): Promise<boolean> => {
  const used = await db.deleteFrom('mail_proofs').where('id', '=', id).returning(['mail', 'purpose']).executeTakeFirst()
  if (!used) return false
  // A letter that somebody is proving at this very moment is left to him: each would wait for the other's row.
  await sql`
    delete from mail_proofs where id in (
      select id from mail_proofs where mail = ${used.mail} and purpose = ${used.purpose} for update skip locked)`.execute(db)
  return true
}

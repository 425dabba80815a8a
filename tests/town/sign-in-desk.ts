import assert from 'node:assert/strict'
import { type Config, readConfig } from '../../src/base/config.ts'
import type { Db } from '../../src/base/database.ts'
import { silentLog } from '../../src/base/log.ts'
import { secretOf } from '../../src/base/secret.ts'
import { openLetters } from '../../src/letters/letters.ts'
import { openSignIn, type ReaderId, type Session, sessionOf, sessionPrint } from '../../src/readers/readers.ts'
import type { Somebody } from './somebody.ts'

/** The ways into a paper without its web: sign-in and the letters that it writes. */
export const signInDesk = (
  db: Db,
  { address = 'https://paper.example', patience, ...config }: Partial<Config> & { address?: string; patience?: number } = {},
) => {
  const secret = secretOf('a secret for tests, longer than it has to be')
  const letters = openLetters({
    config: { SMTP_URL: undefined, MAIL_FROM: undefined, PAPER_NAME: 'The Paper' },
    address,
    secret,
    log: silentLog,
  })
  const signIn = openSignIn({
    config: { ...readConfig({ PAPER_NAME: 'The Paper' }), ...config },
    address,
    secret,
    letters,
    now: () => new Date(),
    patience,
  })

  const lastLetter = async (to: string) => {
    const letter = (await letters.outbox(db, 500)).find((one) => one.to === to.toLowerCase())
    assert.ok(letter, `no letter to ${to}`)
    const code = /\b(\d{3}) (\d{3})\b/.exec(letter.text)
    const token = /[?&]token=([\w-]+)/.exec(letter.text)?.[1]
    return { ...letter, code: code ? `${code[1]}${code[2]}` : '', token: token ?? '' }
  }
  const sessionAt = async (who: Somebody, now: Date): Promise<Session | undefined> => {
    const print = sessionPrint(who.header())
    return print ? sessionOf(db, { print }, now) : undefined
  }
  /** Signs in by mail, all the way. */
  const bring = async (who: Somebody, mail: string, now: Date): Promise<{ reader: ReaderId; session: Session; joined: boolean }> => {
    const sent = await signIn.sendCode(db, { mail, asker: who.asker() }, now)
    assert.ok(sent.ok, JSON.stringify(sent))
    who.keep(sent.cookies)
    const opened = await signIn.enterCode(db, { mail, code: (await lastLetter(mail)).code, asker: who.asker() }, now)
    assert.ok(opened.ok, JSON.stringify(opened))
    who.keep(opened.cookies)
    const session = await sessionAt(who, now)
    assert.ok(session)
    return { reader: opened.reader, session, joined: opened.joined }
  }
  return { signIn, letters, secret, address, lastLetter, sessionAt, bring }
}

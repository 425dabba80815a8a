import { second } from '../base/clock.ts'
import { inTransaction } from '../base/database.ts'
import { admit } from './admit.ts'
import { no } from './answers.ts'
import { overLimit } from './limits.ts'
import { readMail } from './mail.ts'
import { beginProof, browserOf, lockMail, proofLasts, proofOfLink, tryCode, useProof } from './mail-proof.ts'
import { safeNext } from './safe-next.ts'
import { cookieName, setCookie } from './session-cookie.ts'
import type { SignIn } from './sign-in.ts'
import { signInLetter } from './sign-in-letter.ts'
import { mailWrong, type Ways } from './ways.ts'

/** The cookie that ties a browser to the letters that it asked for. */
export const letterCookie = (ways: Ways, browser: string) =>
  setCookie(cookieName('letter', ways.secure), browser, proofLasts / second, ways.secure)

/** Joining and signing in by mail: one letter, one code, one link. */
export const mailedSignIn = (ways: Ways): Pick<SignIn, 'sendCode' | 'enterCode' | 'followLink'> => ({
  async sendCode(db, { mail: text, next, asker }, now) {
    const mail = readMail(text)
    if (!mail) return mailWrong()
    const over = await overLimit(db, { what: 'letter', asker, mail, secret: ways.secret }, now)
    if (over) return over
    // Nobody looks whose address it is: there is nothing that an answer, or its time, could give away.
    return inTransaction(db, async (tx) => {
      const proof = await beginProof(
        tx,
        { purpose: 'sign-in', mail, next: safeNext(next), browser: browserOf(asker, ways.secure), secret: ways.secret },
        now,
      )
      await ways.letters.write(tx, { to: mail, kind: 'sign-in', letter: signInLetter(proof, ways), until: proof.until }, now)
      return { ok: true, cookies: [letterCookie(ways, proof.browser)] }
    })
  },

  async enterCode(db, { mail: text, code, asker }, now) {
    const mail = readMail(text)
    if (!mail) return mailWrong()
    const browser = browserOf(asker, ways.secure)
    // For each browser its own count: by that of an address alone, any stranger could use up its owner's tries.
    const over = await overLimit(db, { what: 'code', asker, mail: browser && `${mail} ${browser}`, secret: ways.secret }, now)
    if (over) return over
    await ways.auth()
    return inTransaction(db, async (tx) => {
      await lockMail(tx, mail)
      const tried = await tryCode(tx, { purpose: 'sign-in', mail, code, browser, secret: ways.secret }, now)
      return tried.ok ? admit(tx, ways, { mail: tried.mail, next: tried.next, asker }, now) : tried
    })
  },

  async followLink(db, { token, asker, confirmed = false }, now) {
    const over = await overLimit(db, { what: 'link', asker, secret: ways.secret }, now)
    if (over) return over
    await ways.auth()
    return inTransaction(db, async (tx) => {
      const proof = await proofOfLink(tx, { token, browser: browserOf(asker, ways.secure), secret: ways.secret }, now)
      const past = no('link-over', 'This link was used already, or is too old. Please ask for a new letter.')
      if (!proof) return past
      // Mail servers open links to look for harm, and a stranger may send his own: a browser that did not ask is asked first.
      if (!proof.here && !confirmed) return { ok: 'ask', mail: proof.mail }
      await lockMail(tx, proof.mail)
      return (await useProof(tx, proof.id)) ? admit(tx, ways, { mail: proof.mail, next: proof.next, asker }, now) : past
    })
  },
})

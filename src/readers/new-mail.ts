import { inTransaction, sql } from '../base/database.ts'
import { no } from './answers.ts'
import { endOtherDevices } from './devices.ts'
import { overLimit } from './limits.ts'
import { readMail } from './mail.ts'
import { beginProof, browserOf, lockMail, tryCode } from './mail-proof.ts'
import { mailRuleFor } from './mail-rules.ts'
import { letterCookie } from './mailed-sign-in.ts'
import { fresh } from './open-auth.ts'
import type { SignIn } from './sign-in.ts'
import { leftMailLetter, newMailLetter, takenMailLetter } from './sign-in-letter.ts'
import { mailRefused, mailWrong, type Ways } from './ways.ts'

/** Changing the mail address: the new one is proved by a code, the old one is told. */
export const newMail = (ways: Ways): Pick<SignIn, 'askNewMail' | 'takeNewMail'> => ({
  async askNewMail(db, { session, mail: text, asker }, now) {
    const mail = readMail(text)
    if (!mail) return mailWrong()
    if (mail === session.mail) return no('mail-same', 'That is your address already.')
    if (now.getTime() - session.signedInAt.getTime() > fresh)
      return no('sign-in-again', 'Please sign in again before you change your address.')
    const over = await overLimit(db, { what: 'letter', asker, mail, secret: ways.secret }, now)
    if (over) return over
    // Else whoever may not join with such an address would join with another one first.
    if ((await mailRuleFor(db, mail, ways.disposable)) === 'refuse') return mailRefused()
    return inTransaction(db, async (tx) => {
      const taken = await tx.selectFrom('readers').select('id').where('mail', '=', mail).executeTakeFirst()
      await tx.deleteFrom('mail_proofs').where('reader_id', '=', session.reader).execute()
      const proof = await beginProof(
        tx,
        { purpose: 'new-mail', mail, reader: session.reader, next: '/', browser: browserOf(asker, ways.secure), secret: ways.secret },
        now,
      )
      // The answer here is the same; whose address it is learns what is going on.
      const letter = taken ? takenMailLetter(ways) : newMailLetter(proof, ways)
      await ways.letters.write(tx, { to: mail, kind: 'new-mail', letter, reader: session.reader, until: proof.until }, now)
      return { ok: true, cookies: [letterCookie(ways, proof.browser)] }
    })
  },

  async takeNewMail(db, { session, code, asker }, now) {
    const over = await overLimit(db, { what: 'code', asker, mail: session.reader, secret: ways.secret }, now)
    if (over) return over
    return inTransaction(db, async (tx) => {
      const browser = browserOf(asker, ways.secure)
      const tried = await tryCode(tx, { purpose: 'new-mail', reader: session.reader, code, browser, secret: ways.secret }, now)
      if (!tried.ok) return tried
      // Somebody may be joining with it, or changing to it, at this moment.
      await lockMail(tx, tried.mail)
      const { rows } = await sql`update readers set mail = ${tried.mail}, mail_confirmed = true, changed_at = ${now}
        where id = ${session.reader} and not exists (select 1 from readers where mail = ${tried.mail}) returning id`.execute(tx)
      if (rows.length === 0) return no('mail-taken', 'That address belongs to another sign-in by now.')
      await endOtherDevices(tx, { session })
      await ways.letters.write(
        tx,
        { to: session.mail, kind: 'mail-changed', letter: leftMailLetter({ ...ways, mail: tried.mail }), reader: session.reader },
        now,
      )
      return { ok: true, mail: tried.mail }
    })
  },
})

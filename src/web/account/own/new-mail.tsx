import type { Db } from '../../../base/database.ts'
import { Field, Problem, type Wrong } from '../../furniture/fields.tsx'
import type { Inside } from '../../inside.ts'
import { type Reply, seeOther } from '../../reply.ts'
import type { OwnPaper } from '../../serving.ts'
import { cookieIn, cookieLine } from '../cookies.ts'
import { accountReply, Part } from './frame.tsx'
import { sessionOn } from './session.ts'
import { waysIn } from './ways-in.tsx'

type Sent = Record<string, string>

// The address is shown while its code is typed, and stands in no address of a page.
const name = 'new-mail'
const path = '/account/mail'

/** Takes the address out of the browser. */
export const newMailOver = (address: string): string => cookieLine({ name, value: '', path, age: 0, address })

/** First step to another mail address: a letter goes there. */
export const askNewMail = async (db: Db, paper: OwnPaper, { mail = '' }: Sent, inside: Inside): Promise<Reply> => {
  const given = mail.trim().slice(0, 254)
  const sent = await inside.signIn.askNewMail(db, { session: sessionOn(paper), mail: given, asker: paper.viewer.asker }, paper.now)
  if (sent.ok) {
    const kept = cookieLine({ name, value: given, path, age: 1800, address: paper.address })
    return seeOther('/account/mail', { cookies: [...sent.cookies, kept] })
  }
  const wrong: Wrong = /^mail/.test(sent.code) ? { mail: sent.message } : { form: sent.message }
  return waysIn(db, paper, inside, { back: { of: 'mail', mail: given, wrong, again: sent.code === 'sign-in-again' } })
}

/** Second step: the code out of that letter. */
export const newMail = (paper: OwnPaper, { letters }: Inside, { code, wrong }: { code?: string; wrong?: Wrong } = {}): Reply => {
  const mail = cookieIn(paper.viewer.cookies, name)?.slice(0, 254)
  // Nobody was written to from this browser: there is no code to type.
  if (!mail && !wrong) return seeOther('/account/sign-in')
  return accountReply(paper, {
    path: '/account/mail',
    heading: 'Type the code',
    says: mail
      ? `A letter is on its way to ${mail}. Your address changes when its code is typed here.`
      : 'It is in the letter to your new address.',
    status: wrong ? 400 : 200,
    children: (
      <Part name="New address" id="mail">
        {!letters.sends && (
          <p class="hint">
            This paper has no mail server yet. Its letters wait on the page <a href="/outbox">/outbox</a>, on the machine where it runs.
          </p>
        )}
        <form method="post" action="/account/mail/code" class="form">
          <Problem wrong={wrong} />
          <Field
            name="code"
            label="Code"
            hint="Six digits."
            class="digits"
            inputmode="numeric"
            autocomplete="one-time-code"
            pattern="\s*(?:\d\s*){6}"
            title="Six digits"
            required
            maxlength={12}
            value={code}
            wrong={wrong}
          />
          <button class="button" type="submit">
            Change the address
          </button>
        </form>
        <p class="onward">
          <a href="/account/sign-in#mail">Another address</a>
        </p>
      </Part>
    ),
  })
}

export const takeNewMail = async (db: Db, paper: OwnPaper, { code = '' }: Sent, inside: Inside): Promise<Reply> => {
  const digits = code.replace(/\D/g, '').slice(0, 12)
  const taken = await inside.signIn.takeNewMail(db, { session: sessionOn(paper), code: digits, asker: paper.viewer.asker }, paper.now)
  if (!taken.ok) return newMail(paper, inside, { code: code.slice(0, 12), wrong: { code: taken.message } })
  return seeOther('/account/sign-in?done=mail', { cookies: [newMailOver(paper.address)] })
}

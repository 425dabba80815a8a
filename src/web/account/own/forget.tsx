import { type Db, inTransaction } from '../../../base/database.ts'
import { forgetBilling, subscriptionsOf } from '../../../billing/billing.ts'
import { forgetMembership } from '../../../membership/membership.ts'
import { forgetReader, normalMail } from '../../../readers/readers.ts'
import { Field, type Wrong } from '../../furniture/fields.tsx'
import type { Inside } from '../../inside.ts'
import { goingOnOver } from '../../membership/going-on.ts'
import { pageReply, type Reply, seeOther } from '../../reply.ts'
import type { OwnPaper } from '../../serving.ts'
import { joiningOver } from '../joining/joining-cookie.ts'
import { choicesOver } from '../welcome/choices-cookie.ts'
import { accountReply, Part } from './frame.tsx'
import { newMailOver } from './new-mail.tsx'
import { sessionOn } from './session.ts'

/** What is deleted and what has to stay, before anything happens. */
export const askForget = async (db: Db, paper: OwnPaper, { typed, wrong }: { typed?: string; wrong?: Wrong } = {}): Promise<Reply> => {
  const { mail, reader } = sessionOn(paper)
  const { standing } = paper.viewer
  // Who pays and reads by something better at the moment, as a guest of the house, loses what he has paid for as well.
  const pays = (await subscriptionsOf(db, reader)).some(({ state }) => state === 'active' || state === 'past-due')
  return accountReply(paper, {
    path: '/account/forget',
    heading: 'Be forgotten',
    says: 'It is done at once and cannot be undone, not by us either.',
    status: wrong ? 400 : 200,
    children: (
      <>
        <Part name="What is deleted" id="deleted">
          <ul class="goes">
            <li>Your mail address, name and every way in: devices, passkeys, password</li>
            <li>Your choices, and which articles you opened</li>
            <li>Your membership and its history, family seats that you gave, links of articles that you gave to others</li>
            <li>Your card and your address at the payment provider; nothing is charged any more</li>
          </ul>
          {(pays || (standing.kind === 'member' && standing.by !== 'seat')) && (
            <p>
              <b>What you have paid for ends with it.</b> To read on until then, <a href="/membership/cancel">cancel</a> instead, and come
              back here afterwards.
            </p>
          )}
        </Part>
        <Part name="What has to stay" id="stays">
          <ul class="goes">
            <li>Receipts, without your name and address: the law wants to see what was paid, and titles are paid by it</li>
            <li>How often an article was opened, as a number without people</li>
            <li>A print of your address, from which it cannot be read: it says that its free days have been had</li>
          </ul>
          <p>
            You may want to <a href="/account/export">take everything with you</a> first.
          </p>
        </Part>
        <Part name="Are you sure?" id="sure">
          <form method="post" action="/account/forget#sure" class="form">
            <Field
              name="mail"
              label="Type your mail address"
              hint={
                <>
                  It is <b>{mail}</b>. This is only so that nobody does it by mistake.
                </>
              }
              type="email"
              inputmode="email"
              autocomplete="off"
              autocapitalize="none"
              spellcheck={false}
              required
              maxlength={254}
              value={typed}
              wrong={wrong}
            />
            <div class="onward">
              <button class="button grave" type="submit">
                Forget me
              </button>
              <a href="/account">Stay</a>
            </div>
          </form>
        </Part>
      </>
    ),
  })
}

/** Deletes the reader in every room, all or nothing, and then in this browser. */
export const forget = async (db: Db, paper: OwnPaper, { mail = '' }: Record<string, string>, { signIn }: Inside): Promise<Reply> => {
  const session = sessionOn(paper)
  const typed = mail.trim().slice(0, 254)
  if (normalMail(typed) !== normalMail(session.mail))
    return askForget(db, paper, { typed, wrong: { mail: `That is not ${session.mail}, and nothing has happened.` } })
  await inTransaction(db, async (tx) => {
    const { reader } = session
    await forgetBilling(tx, { reader }, paper.now)
    await forgetMembership(tx, { reader }, paper.now)
    await forgetReader(tx, { reader }, paper.now)
  })
  const { cookies } = await signIn.signOut(db, { session, asker: paper.viewer.asker }, paper.now)
  // What the browser keeps by itself, its cookies, is not cleared by the header: 'cookies' there would take those of the whole domain.
  const over = [joiningOver, choicesOver, newMailOver, goingOnOver].map((line) => line(paper.address))
  return seeOther('/forgotten', { cookies: [...cookies, ...over], headers: { 'clear-site-data': '"cache", "storage"' } })
}

/** The last page. */
export const forgottenReply = (paper: OwnPaper): Reply =>
  pageReply(
    paper,
    {
      title: 'Forgotten',
      path: '/forgotten',
      index: false,
      body: (
        <div class="notice wide">
          <h1>You are forgotten</h1>
          <p class="standfirst">
            Your account and all that belonged to it is deleted, and this browser has kept nothing. Thank you for having read with us.
          </p>
          <ul class="ways">
            <li>
              <a href="/">Top stories</a>
            </li>
          </ul>
        </div>
      ),
    },
    { keep: 0 },
  )

import type { Db } from '../../../base/database.ts'
import { listPasskeys, type Passkey, readerAccount, removePasskey } from '../../../readers/readers.ts'
import { Field, Hidden, Problem, type Wrong } from '../../furniture/fields.tsx'
import type { Inside } from '../../inside.ts'
import { dayOf } from '../../membership/standing-words.ts'
import { type Reply, seeOther } from '../../reply.ts'
import type { OwnPaper } from '../../serving.ts'
import { accountReply, Part } from './frame.tsx'
import { sessionOn } from './session.ts'

type Sent = Record<string, string>
/** What came back from one of the page's forms: whose it was, what was typed, what is wrong. */
type Back = { of: 'mail' | 'password'; mail?: string; wrong: Wrong /** He has been signed in for too long for this. */; again?: boolean }

const signInAgain = '/join?again&next=%2Faccount%2Fsign-in'

const Again = ({ back }: { back: Back | undefined }) =>
  back?.again ? (
    <p>
      <a class="button" href={signInAgain}>
        Sign in again
      </a>
    </p>
  ) : null

const says: Record<string, string> = {
  passkey: 'The passkey is added. You can sign in with it from now on.',
  'passkey-gone': 'The passkey is taken away. Delete it on your device too.',
  password: 'Your password is set, and every other device is signed out.',
  mail: 'Your mail address is changed.',
}

const PasskeyRow = ({ passkey }: { passkey: Passkey }) => (
  <li>
    <div>
      <b>{passkey.name}</b>
      <small>
        {passkey.addedAt ? `Added on ${dayOf(passkey.addedAt)}` : 'Added'}
        {passkey.synced ? ', kept on more than one device' : ', on one device'}
      </small>
    </div>
    <form method="post" action="/account/passkeys/remove">
      <Hidden fields={{ passkey: passkey.id }} />
      <button class="plain" type="submit" aria-label={`Take away ${passkey.name}`}>
        Take away
      </button>
    </form>
  </li>
)

const Passkeys = ({ passkeys }: { passkeys: Passkey[] }) => (
  <Part name="Passkeys" id="passkeys">
    <p>Sign in with your finger, your face or your device’s own code. Nothing of it reaches the paper, and nobody can fish for it.</p>
    {passkeys.length > 0 && (
      <ul class="rows-of">
        {passkeys.map((passkey) => (
          <PasskeyRow passkey={passkey} />
        ))}
      </ul>
    )}
    <div class="form" data-passkey="add" data-next="/account/sign-in?done=passkey" data-again={signInAgain} hidden>
      <Field name="passkey-name" label="Name of the new passkey" hint="So that you know it again: my phone, the blue key." maxlength={60} />
      <button class="button open" type="button">
        Add a passkey
      </button>
      <p class="wrong" role="status" />
    </div>
    <p class="hint without-passkey">Adding one needs a browser that knows passkeys, with JavaScript on.</p>
  </Part>
)

const Password = ({ has, fresh, back }: { has: boolean; fresh: boolean; back?: Back }) => {
  const wrong = back?.of === 'password' ? back.wrong : undefined
  return (
    <Part name="Password" id="password">
      <p>
        {has
          ? 'You have a password. A new one signs out your other devices.'
          : 'You need none: the letter or a passkey signs you in. If you like passwords better, set one.'}
      </p>
      <form method="post" action="/account/password#password" class="form">
        <Problem wrong={wrong} />
        <Again back={wrong && back} />
        <input type="hidden" name="username" autocomplete="username" />
        {has && !fresh && (
          <Field
            name="old"
            label="The password you have"
            type="password"
            autocomplete="current-password"
            required
            maxlength={128}
            wrong={wrong}
            hint="Forgotten? Sign out and in again by letter; for a quarter of an hour the old one is not asked."
          />
        )}
        <Field
          name="password"
          label={has ? 'The new password' : 'Password'}
          hint="Ten characters or more. Three or four words are good."
          type="password"
          autocomplete="new-password"
          required
          minlength={10}
          maxlength={128}
          wrong={wrong}
        />
        <button class="button open" type="submit">
          {has ? 'Change the password' : 'Set a password'}
        </button>
      </form>
    </Part>
  )
}

const Mail = ({ mail, back }: { mail: string; back?: Back }) => {
  const wrong = back?.of === 'mail' ? back.wrong : undefined
  return (
    <Part name="Mail address" id="mail">
      <p>
        Letters go to <b>{mail}</b>.
      </p>
      <form method="post" action="/account/mail#mail" class="form">
        <Problem wrong={wrong} />
        <Again back={wrong && back} />
        <Field
          name="mail"
          label="New address"
          hint="We send a code there first. Until it is typed here, nothing changes."
          type="email"
          inputmode="email"
          autocomplete="email"
          autocapitalize="none"
          spellcheck={false}
          required
          maxlength={254}
          value={back?.mail}
          wrong={wrong}
        />
        <button class="button open" type="submit">
          Send a code there
        </button>
      </form>
    </Part>
  )
}

/** The ways in of this reader: passkeys, password, mail address, and with whom else he signs in. */
export const waysIn = async (
  db: Db,
  paper: OwnPaper,
  { signIn }: Inside,
  { done = '', back }: { done?: string; back?: Back } = {},
): Promise<Reply> => {
  const session = sessionOn(paper)
  const [account, passkeys] = await Promise.all([readerAccount(db, session.reader), listPasskeys(db, { reader: session.reader })])
  const fresh = paper.now.getTime() - session.signedInAt.getTime() < 15 * 60_000
  const providers = signIn.providers.filter(({ id }) => account?.providers.includes(id)).map(({ name }) => name)
  return accountReply(paper, {
    path: '/account/sign-in',
    heading: 'Signing in',
    says: `A letter to ${session.mail} always works.${providers.length > 0 ? ` So does ${providers.join(' or ')}.` : ''} These are the other ways.`,
    done: says[done],
    script: 'passkey.js',
    status: back ? 400 : 200,
    children: (
      <>
        <Passkeys passkeys={passkeys} />
        <Password has={account?.hasPassword ?? false} fresh={fresh} back={back} />
        <Mail mail={session.mail} back={back} />
      </>
    ),
  })
}

export const takePasskeyAway = async (db: Db, paper: OwnPaper, { passkey = '' }: Sent): Promise<Reply> => {
  await removePasskey(db, { session: sessionOn(paper), id: passkey })
  return seeOther('/account/sign-in?done=passkey-gone')
}

export const keepPassword = async (db: Db, paper: OwnPaper, { password = '', old }: Sent, inside: Inside): Promise<Reply> => {
  const set = await inside.signIn.setPassword(db, { session: sessionOn(paper), password, old, asker: paper.viewer.asker }, paper.now)
  if (set.ok) return seeOther('/account/sign-in?done=password')
  const field = set.code === 'password-wrong' ? 'old' : /^password/.test(set.code) ? 'password' : 'form'
  const again = set.code === 'sign-in-again'
  return waysIn(db, paper, inside, { back: { of: 'password', wrong: { [field]: set.message }, again } })
}

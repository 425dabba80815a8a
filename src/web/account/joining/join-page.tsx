import { Field, Hidden, Problem, type Wrong } from '../../furniture/fields.tsx'
import { alreadyIn, capital, invitation, sayDays, signUpToRead } from '../../furniture/invitation.ts'
import type { Paper } from '../../furniture/layout.tsx'
import { pageReply, type Reply } from '../../reply.ts'

type Shown = {
  next: string
  mail?: string
  wrong?: Wrong
  titles: number
  trialDays: number
  providers: { id: string; name: string }[]
  /** The password part open, where that is what came in. */
  withPassword?: boolean
  /** Of somebody who is signed in already. */
  again?: boolean
}

const Promises = ({ trialDays }: { trialDays: number }) => (
  <ul class="promises">
    {trialDays > 0 && (
      <li>
        <b>{capital(sayDays(trialDays))} free</b>
        Everything is open to you, without a card. Nothing is charged when they end.
      </li>
    )}
    <li>
      <b>No password to think of</b>
      We send you a letter with a code. It signs you up, or in, whichever you need.
    </li>
    <li>
      <b>No advertisements, no third parties</b>
      What you give us is a mail address. What the paper learns from your reading you see, change and switch off; you can take everything
      with you, or be forgotten.
    </li>
  </ul>
)

const PasswordForm = ({ next, mail, wrong }: Pick<Shown, 'next' | 'mail' | 'wrong'>) => (
  <form method="post" action="/join/password" class="form">
    <Hidden fields={{ next }} />
    <Problem wrong={wrong} />
    <Field
      id="password-mail"
      name="mail"
      label="Mail address"
      type="email"
      inputmode="email"
      autocomplete="username"
      required
      maxlength={254}
      value={mail}
      wrong={wrong}
    />
    <Field
      name="password"
      label="Password"
      type="password"
      autocomplete="current-password"
      required
      maxlength={200}
      wrong={wrong}
      hint="Forgotten? Have a letter sent instead; once in, you can choose a new one."
    />
    <button class="button" type="submit">
      Sign in
    </button>
  </form>
)

/** Signing up and signing in are one page: nobody has to know which of the two he needs. */
export const joinReply = (paper: Paper, shown: Shown): Reply => {
  const { next, mail, wrong, titles, trialDays, providers, withPassword = false, again = false } = shown
  const failed = wrong !== undefined
  const heading = again ? 'Sign in again' : next.startsWith('/news/') ? signUpToRead : 'Sign up or sign in'
  return pageReply(
    paper,
    {
      title: heading,
      description: invitation(titles),
      path: '/join',
      index: next === '/' ? undefined : false,
      script: 'passkey.js',
      body: (
        <div class="join wide">
          <div>
            <h1>{heading}</h1>
            <p class="standfirst">
              {again ? 'You have been signed in for a while, and this is about how you sign in.' : invitation(titles)}
            </p>
          </div>
          <div class="join-ways">
            <form method="post" action="/join" class="form">
              <Hidden fields={{ next }} />
              {!withPassword && <Problem wrong={wrong} />}
              <Field
                name="mail"
                label="Your mail address"
                hint="We send one letter, with a code to type here or a link to open."
                type="email"
                inputmode="email"
                autocomplete="email"
                autocapitalize="none"
                spellcheck={false}
                required
                maxlength={254}
                value={withPassword ? undefined : mail}
                wrong={withPassword ? {} : wrong}
              />
              <div class="onward">
                <button class="button" type="submit">
                  Send me the letter
                </button>
                {trialDays > 0 && !again && <span class="hint">{capital(sayDays(trialDays))} free. No card.</span>}
              </div>
            </form>
            <section class="already" aria-labelledby="already">
              <h2 id="already">{again ? 'Or another way' : alreadyIn.join(' ')}</h2>
              {!again && <p class="hint">The letter signs you in as well. Or:</p>}
              <div data-passkey="use" data-next={next} hidden>
                <button class="button open" type="button">
                  Sign in with a passkey
                </button>
                <p class="wrong" role="status" />
              </div>
              {providers.map((provider) => (
                <a
                  class="button open"
                  rel="nofollow"
                  href={`/join/with/${encodeURIComponent(provider.id)}?next=${encodeURIComponent(next)}`}
                >
                  Sign in with {provider.name}
                </a>
              ))}
              <details open={withPassword || undefined}>
                <summary>Sign in with a password</summary>
                <PasswordForm next={next} mail={withPassword ? mail : undefined} wrong={withPassword ? wrong : undefined} />
              </details>
            </section>
          </div>
          {!again && <Promises trialDays={trialDays} />}
        </div>
      ),
    },
    { status: failed ? 400 : 200, keep: 0 },
  )
}

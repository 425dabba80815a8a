import { joinAt } from '../../furniture/addresses.ts'
import { Hidden } from '../../furniture/fields.tsx'
import type { Paper } from '../../furniture/layout.tsx'
import { pageReply, type Reply } from '../../reply.ts'

/** The letter's link was opened in another browser than the one that asked for it: machines that look through mail open links too, so a person presses a button. */
export const linkAskReply = (paper: Paper, { mail, token }: { mail: string; token: string }): Reply =>
  pageReply(
    paper,
    {
      title: 'Sign in',
      path: '/sign-in/link',
      index: false,
      body: (
        <div class="join wide">
          <div>
            <h1>Is it you?</h1>
            <p class="standfirst">
              This letter was asked for in another browser. Go on here, and this browser is signed in as <b>{mail}</b>.
            </p>
          </div>
          <div class="join-ways">
            <form method="post" action="/sign-in/link" class="form">
              <Hidden fields={{ token }} />
              <button class="button" type="submit">
                Go on here
              </button>
            </form>
            <p class="hint">Did you not ask for a letter? Then close this page; nothing has happened.</p>
          </div>
        </div>
      ),
    },
    { keep: 0 },
  )

/** A way in that does not open any more, and what to do about it. */
export const closedWayReply = (paper: Paper, { message, next }: { message: string; next: string }): Reply =>
  pageReply(
    paper,
    {
      title: 'Sign in again',
      path: '/sign-in/link',
      index: false,
      body: (
        <div class="notice wide">
          <h1>This way in is closed</h1>
          <p class="standfirst" role="alert">
            {message}
          </p>
          <ul class="ways">
            <li>
              <a href={joinAt(next)}>Have another letter sent</a>
            </li>
            <li>
              <a href="/">Top stories</a>
            </li>
          </ul>
        </div>
      ),
    },
    { status: 400, keep: 0 },
  )

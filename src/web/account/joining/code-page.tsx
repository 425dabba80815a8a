import { joinAt } from '../../furniture/addresses.ts'
import { Field, Hidden, Problem, type Wrong } from '../../furniture/fields.tsx'
import type { Paper } from '../../furniture/layout.tsx'
import { pageReply, type Reply } from '../../reply.ts'

type Shown = {
  /** Where the letter went, as this browser knows it; `typed`: what the reader says, where it does not. */
  mail?: string
  typed?: string
  next: string
  code?: string
  wrong?: Wrong
  sentAgain?: boolean
  /** No mail server is configured. */
  waits: boolean
}

/** The second and last step: the code out of the letter. Who opens the letter's link in this browser never needs it. */
export const codeReply = (paper: Paper, { mail, typed, next, code, wrong, sentAgain, waits }: Shown): Reply =>
  pageReply(
    paper,
    {
      title: 'Type the code',
      path: '/join/code',
      index: false,
      body: (
        <div class="join wide">
          <div>
            <h1>A letter is on its way</h1>
            <p class="standfirst">
              {mail ? (
                <>
                  To <b>{mail}</b>. It has a code of six digits, and a link that does the same.
                </>
              ) : (
                'It has a code of six digits, and a link that does the same.'
              )}
            </p>
            {waits && (
              <p class="hint">
                This paper has no mail server yet. Its letters wait on the page <a href="/outbox">/outbox</a>, on the machine where it runs.
              </p>
            )}
          </div>
          <div class="join-ways">
            <form method="post" action="/join/code" class="form">
              <Hidden fields={{ next }} />
              {sentAgain && (
                <p class="said" role="status">
                  Another letter was sent. The code of either works.
                </p>
              )}
              <Problem wrong={wrong} />
              {mail ? (
                <Hidden fields={{ mail }} />
              ) : (
                <Field
                  name="mail"
                  label="Your mail address"
                  type="email"
                  inputmode="email"
                  autocomplete="email"
                  required
                  maxlength={254}
                  value={typed}
                  wrong={wrong}
                />
              )}
              <Field
                name="code"
                label="Code"
                hint="Six digits. They are good for fifteen minutes."
                class="digits"
                inputmode="numeric"
                autocomplete="one-time-code"
                pattern="\s*(?:\d\s*){6}"
                title="Six digits"
                required
                maxlength={12}
                value={code}
                wrong={wrong}
                autofocus={mail !== undefined}
              />
              <button class="button" type="submit">
                Go on
              </button>
            </form>
            <div class="already">
              <h2>No letter?</h2>
              <p class="hint">Look among unwanted mail. It can take a minute.</p>
              <div class="onward">
                {mail && (
                  <form method="post" action="/join">
                    <Hidden fields={{ mail, next, again: 'yes' }} />
                    <button class="plain" type="submit">
                      Send another letter
                    </button>
                  </form>
                )}
                <a href={joinAt(next)}>Use another address</a>
              </div>
            </div>
          </div>
        </div>
      ),
    },
    { status: wrong ? 400 : 200, keep: 0 },
  )

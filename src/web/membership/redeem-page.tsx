import { joinAt } from '../furniture/addresses.ts'
import { Field, Hidden, Problem, type Wrong } from '../furniture/fields.tsx'
import { monthsOf } from './gifts-page.tsx'

/** Asks for a code; with `months` the code is known to be good, and the reader only says yes. */
export const RedeemPage = ({
  code = '',
  months,
  wrong = {},
  signedIn,
  renews,
}: {
  code?: string
  months?: number | undefined
  wrong?: Wrong
  signedIn: boolean
  /** Whether the reader pays for a membership that goes on by itself. */
  renews: boolean
}) => (
  <>
    <p class="page-says">
      {months === undefined
        ? 'Somebody has given you a membership: enter the code that came with it.'
        : `${monthsOf(months)} of everything, for you. It begins today, or after what you already have, and ends by itself. No card is asked for.`}
    </p>
    {renews && (
      <p>
        Your own membership renews by itself, and goes on being paid beside the gift. If you do not want both,{' '}
        <a href="/membership/cancel">end yours</a>: what is paid stays yours, and the gift begins after it.
      </p>
    )}
    {signedIn ? (
      <form method="post" action="/membership/redeem" class="form">
        <Problem wrong={wrong} />
        {months === undefined ? (
          <Field
            name="code"
            label="Code"
            value={code}
            wrong={wrong}
            required
            maxlength={100}
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
          />
        ) : (
          <Hidden fields={{ code }} />
        )}
        <button type="submit" class="button">
          {months === undefined ? 'Redeem it' : 'Take it'}
        </button>
      </form>
    ) : (
      <p class="acts">
        <a class="button" href={joinAt(months === undefined ? '/membership/redeem' : `/gifts/${encodeURIComponent(code)}`)}>
          Sign up or sign in to take it
        </a>
      </p>
    )}
  </>
)

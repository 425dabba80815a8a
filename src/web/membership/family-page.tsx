import type { Seat } from '../../membership/membership.ts'
import { Field, Problem, type Wrong } from '../furniture/fields.tsx'
import { dayOf } from './standing-words.ts'

type Shown = { seats: Seat[]; paid: number; wrong?: Wrong; value?: string; said?: string | undefined }

const stateOf = ({ takenAt, openUntil }: Seat): string =>
  takenAt ? `Taken on ${dayOf(takenAt)}` : `Invited; the link is good until ${dayOf(openUntil)}`

const Invite = ({ wrong = {}, value = '' }: { wrong?: Wrong; value?: string }) => (
  <form method="post" action="/membership/family" class="form">
    <Problem wrong={wrong} />
    <Field
      name="mail"
      type="email"
      label="Mail address"
      hint="A letter with a link goes there. Whoever takes the seat has an account of their own, and you do not see what is read."
      value={value}
      wrong={wrong}
      required
      maxlength={254}
      autocomplete="off"
    />
    <button type="submit" class="button">
      Send the invitation
    </button>
  </form>
)

/** The seats of a family: whom they were given to, and the ones that are left. */
export const FamilyPage = ({ seats, paid, wrong = {}, value = '', said }: Shown) => {
  const left = paid - 1 - seats.length
  return (
    <>
      <p class="page-says">
        Your membership is for {paid} people, you included.{' '}
        {left === 0 ? 'All seats are given.' : `${left} ${left === 1 ? 'seat is' : 'seats are'} left.`}
      </p>
      {said && (
        <p class="said" role="status">
          {said}
        </p>
      )}
      {seats.length > 0 && (
        <ul class="listed">
          {seats.map((seat) => (
            <li>
              <div class="what">
                <b>{seat.mail}</b>
                <small>{stateOf(seat)}</small>
              </div>
              <form method="post" action="/membership/family/remove" class="acts">
                <input type="hidden" name="seat" value={seat.id} />
                <button type="submit" class="plain" aria-label={`Remove ${seat.mail}`}>
                  Remove
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
      {left > 0 && (
        <>
          <h2>Invite somebody</h2>
          <Invite wrong={wrong} value={value} />
        </>
      )}
      <p>
        <a href="/membership/manage">Your membership</a>
      </p>
    </>
  )
}

/** For a reader without a family's membership: what one is. `by`: whose family he sits in. */
export const NoFamilyPage = ({ by, said }: { by: string | undefined; said?: string | undefined }) => (
  <>
    {said && (
      <p class="said" role="status">
        {said}
      </p>
    )}
    {by === undefined ? (
      <>
        <p class="page-says">A family’s membership is for up to six people, each with an account of their own. Yours is for one.</p>
        <p>
          <a href="/membership">See what it costs</a>
        </p>
      </>
    ) : (
      <>
        <p class="page-says">You read through a seat in the family of {by}, who pays for it.</p>
        <form method="post" action="/membership/family/leave" class="acts">
          <button type="submit" class="button open">
            Give the seat back
          </button>
          <a href="/membership">Membership</a>
        </form>
      </>
    )}
  </>
)

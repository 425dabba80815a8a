import type { Db } from '../../base/database.ts'
import { inviteSeat, leaveSeat, peekSeat, removeSeat, seatIn, seatsOf, takeSeat } from '../../membership/membership.ts'
import type { Session } from '../../readers/readers.ts'
import { joinAt } from '../furniture/addresses.ts'
import type { Wrong } from '../furniture/fields.tsx'
import type { Inside } from '../inside.ts'
import { type Reply, seeOther } from '../reply.ts'
import type { OwnPaper } from '../serving.ts'
import { calmReply } from './calm.tsx'
import { FamilyPage, NoFamilyPage } from './family-page.tsx'

const readerOf = (paper: OwnPaper) => (paper.viewer.session as Session).reader

const rulesOf = ({ config, letters, secret, address }: Inside) => ({ letters, secret, address, graceDays: config.GRACE_DAYS })

const said = new Map(
  Object.entries({
    invited: 'The invitation is on its way.',
    removed: 'Removed. Whoever had the seat reads what is open from now on.',
    left: 'You have given the seat back.',
  }),
)

/** The seats of a family, for whoever pays; for others what a family's membership is. */
export const showFamily = async (
  db: Db,
  paper: OwnPaper,
  { done, wrong, value }: { done?: string; wrong?: Wrong; value?: string },
  inside: Inside,
): Promise<Reply> => {
  const reader = readerOf(paper)
  const [{ paid, seats }, seat] = await Promise.all([seatsOf(db, { owner: reader }, paper.now, rulesOf(inside)), seatIn(db, { reader })])
  const words = said.get(done ?? '')
  return calmReply(
    paper,
    {
      title: 'Family',
      path: '/membership/family',
      body:
        paid > 1 || seats.length > 0 ? (
          <FamilyPage seats={seats} paid={paid} said={words} {...(wrong && { wrong })} {...(value !== undefined && { value })} />
        ) : (
          <NoFamilyPage by={seat?.by} said={words} />
        ),
    },
    { status: wrong ? 400 : 200 },
  )
}

export const invite = async (db: Db, paper: OwnPaper, { mail = '' }: { mail?: string }, inside: Inside): Promise<Reply> => {
  const invited = await inviteSeat(db, { owner: readerOf(paper), mail }, paper.now, rulesOf(inside))
  return invited.ok
    ? seeOther('/membership/family?done=invited')
    : showFamily(db, paper, { wrong: { mail: invited.message }, value: mail }, inside)
}

export const remove = async (db: Db, paper: OwnPaper, { seat = '' }: { seat?: string }): Promise<Reply> => {
  await removeSeat(db, { owner: readerOf(paper), seat }, paper.now)
  return seeOther('/membership/family?done=removed')
}

export const leave = async (db: Db, paper: OwnPaper): Promise<Reply> => {
  await leaveSeat(db, { reader: readerOf(paper) }, paper.now)
  return seeOther('/membership/family?done=left')
}

const seatReply = (paper: OwnPaper, token: string, { by, problem }: { by?: string; problem?: string }): Reply =>
  calmReply(
    paper,
    {
      title: problem ? 'This seat is not free' : 'A seat for you',
      path: `/seats/${token}`,
      body: problem ? (
        <>
          <p class="page-says">{problem}</p>
          <p class="acts">
            <a href="/membership">Membership</a>
            <a href="/">Top stories</a>
          </p>
        </>
      ) : (
        <>
          <p class="page-says">
            {by} gives you a seat in a family’s membership: you read everything, with an account of your own, and pay nothing. Nobody sees
            what you read.
          </p>
          {paper.viewer.session ? (
            <form method="post" action={`/seats/${token}`} class="acts">
              <button type="submit" class="button">
                Take the seat
              </button>
              <a href="/">Not now</a>
            </form>
          ) : (
            <p class="acts">
              <a class="button" href={joinAt(`/seats/${token}`)}>
                Sign up or sign in to take it
              </a>
            </p>
          )}
        </>
      ),
    },
    { status: problem ? 410 : 200 },
  )

/** What the link of an invitation leads to. */
export const showSeat = async (db: Db, paper: OwnPaper, { token }: { token: string }, inside: Inside): Promise<Reply> => {
  const seat = await peekSeat(db, { token }, paper.now, rulesOf(inside))
  return seatReply(paper, token, seat.ok ? { by: seat.by } : { problem: seat.message })
}

export const take = async (db: Db, paper: OwnPaper, { token }: { token: string }, inside: Inside): Promise<Reply> => {
  const taken = await takeSeat(db, { reader: readerOf(paper), token }, paper.now, rulesOf(inside))
  return taken.ok ? seeOther('/membership/manage?done=seated') : seatReply(paper, token, { problem: taken.message })
}

import type { Db } from '../../base/database.ts'
import { plansOf } from '../../membership/membership.ts'
import { choicesOf, safeNext } from '../../readers/readers.ts'
import type { Inside } from '../inside.ts'
import { pageReply, type Reply } from '../reply.ts'
import type { OwnPaper } from '../serving.ts'
import type { Viewer } from '../viewer/viewer.ts'
import { gatherBundle } from './bundle-facts.ts'
import { goingOnIn, onwardTo } from './going-on.ts'
import { MembershipPage } from './membership-page.tsx'
import { noTrialWords } from './no-trial.ts'

/** Where a reader's prices are those of: what the operator's proxy tells, else the region that he chose himself; null when neither is known. */
export const countryOf = async (db: Db, { place, session }: Viewer): Promise<string | null> =>
  place ?? (session ? (await choicesOf(db, session.reader)).region : null)

/** The name of the plan behind a member's standing, if it still has one. */
export const planName = async (db: Db, { standing }: Pick<Viewer, 'standing'>): Promise<string | undefined> => {
  if (standing.kind !== 'member' || !standing.plan) return undefined
  const row = await db.selectFrom('plans').select('name').where('id', '=', standing.plan).executeTakeFirst()
  return row?.name
}

/**
 * What membership is, what the reader has, and what it costs him. `plan`: what he chose before signing up; `left`: he came back from the desk; `next`: where he was
 * going, which waits in his browser while he is at the desk.
 */
export const showMembership = async (
  db: Db,
  paper: OwnPaper,
  { plan, left, next }: { plan?: string; left?: string; next?: string },
  { billing, config }: Inside,
): Promise<Reply> => {
  const { viewer, now } = paper
  const country = await countryOf(db, viewer)
  const going = left === undefined ? safeNext(next) : goingOnIn(viewer.cookies)
  const [plans, bundle, own, noTrial, active, onward] = await Promise.all([
    plansOf(db, { country }, now),
    gatherBundle(db),
    planName(db, viewer),
    noTrialWords(db, viewer),
    db.selectFrom('plans').select('id').where('active', '=', true).limit(1).executeTakeFirst(),
    onwardTo(db, going),
  ])
  return pageReply(
    paper,
    {
      title: 'Membership',
      description: `What a membership of ${paper.name} is, what it costs, and how it ends.`,
      path: '/membership',
      at: 'membership',
      body: (
        <MembershipPage
          signedIn={viewer.session !== undefined}
          standing={viewer.standing}
          plan={own}
          noTrial={noTrial}
          bundle={bundle}
          plans={plans}
          anyPlans={active !== undefined}
          country={country}
          trialDays={config.TRIAL_DAYS}
          graceDays={config.GRACE_DAYS}
          deskKind={billing.kind}
          chosen={viewer.session && plans.find(({ id, kind }) => id === plan && kind !== 'gift')}
          onward={onward}
          left={left !== undefined && viewer.session !== undefined}
        />
      ),
    },
    { keep: 0, formTo: billing.origins },
  )
}

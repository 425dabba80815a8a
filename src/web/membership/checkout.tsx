import { hour } from '../../base/clock.ts'
import type { Db } from '../../base/database.ts'
import { printOf } from '../../base/secret.ts'
import { type Session, safeNext, spend } from '../../readers/readers.ts'
import type { Inside } from '../inside.ts'
import { type Reply, seeOther } from '../reply.ts'
import type { OwnPaper } from '../serving.ts'
import { calmReply } from './calm.tsx'
import { goingOnLine } from './going-on.ts'
import { countryOf } from './show-membership.tsx'

/** Where a no of the cash desk leads on to. */
const ways: Record<string, { label: string; href: string }> = {
  'resume-instead': { label: 'Your membership', href: '/membership/manage' },
  'member-already': { label: 'Your membership', href: '/membership/manage' },
  'no-student': { label: 'Your account', href: '/account' },
}

/** What the desk said no to, in its words, and the way on. */
export const noReply = (paper: OwnPaper, { code, message }: { code: string; message: string }): Reply => {
  const way = ways[code] ?? { label: 'Membership', href: '/membership' }
  return calmReply(
    paper,
    {
      title: 'That did not work',
      path: '/membership',
      body: (
        <>
          <p class="page-says">{message}</p>
          <p class="acts">
            <a class="button" href={way.href}>
              {way.label}
            </a>
          </p>
        </>
      ),
    },
    { status: code === 'desk-closed' ? 503 : code === 'too-many' ? 429 : 400 },
  )
}

// Each opens an order, and a session at the payment provider: more than anybody means to, few enough to be no nuisance.
const most = 30

/** Leads to the cash desk. The form names a plan, and where to go on afterwards; what it costs is looked up here. */
export const checkout = async (
  db: Db,
  paper: OwnPaper,
  { plan = '', next }: { plan?: string; next?: string },
  { billing, secret }: Inside,
): Promise<Reply> => {
  const { reader, mail } = paper.viewer.session as Session
  const spent = await spend(db, { key: `checkout:${printOf(secret, 'spend', reader)}`, most, within: hour }, paper.now)
  if (!spent.ok)
    return noReply(paper, { code: 'too-many', message: 'You have begun many payments. Nothing was taken; try again in an hour.' })
  const opened = await billing.checkout(
    {
      buyer: { reader, mail },
      plan,
      country: await countryOf(db, paper.viewer),
      paid: '/membership/thanks?order=ORDER',
      back: '/membership?left',
    },
    paper.now,
  )
  if (!opened.ok) return noReply(paper, opened)
  return seeOther(opened.to, { cookies: [goingOnLine({ order: opened.order ?? '', next: safeNext(next) }, paper.address)] })
}

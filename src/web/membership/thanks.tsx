import { hour } from '../../base/clock.ts'
import type { Db } from '../../base/database.ts'
import { printOf } from '../../base/secret.ts'
import { type OrderState, orderOf } from '../../billing/billing.ts'
import { planNamed, standingFor } from '../../membership/membership.ts'
import { type Session, spend } from '../../readers/readers.ts'
import type { Inside } from '../inside.ts'
import { notFoundReply } from '../reader/notices/notices.tsx'
import type { Reply } from '../reply.ts'
import type { OwnPaper } from '../serving.ts'
import { calmReply } from './calm.tsx'
import { goingOnIn, onwardTo } from './going-on.ts'
import { standingLine } from './standing-words.ts'
import { type Arrived, lookAgain, ThanksPage, thanksTitle } from './thanks-page.tsx'

const arrived: Record<OrderState, Arrived> = { open: 'waiting', paid: 'paid', refused: 'refused', gone: 'gone' }

const mostLooks = 120

/** Where a reader comes back to from the cash desk: asks it once how the order stands, and says what it answered. */
export const showThanks = async (
  db: Db,
  paper: OwnPaper,
  { order: id = '', looked = '0' }: { order?: string; looked?: string },
  { billing, config, secret }: Inside,
): Promise<Reply> => {
  const { viewer, now } = paper
  const { reader } = viewer.session as Session
  // Each look asks the payment provider; what is asked too often is answered from what is known.
  const spent = await spend(db, { key: `thanks:${printOf(secret, 'spend', reader)}`, most: mostLooks, within: hour }, now)
  const order = spent.ok ? await billing.lookAfter({ order: id, reader }, now) : await orderOf(db, { order: id, reader })
  if (!order) return notFoundReply(paper, 'This order')
  // How he stood when he asked was found out before the desk was.
  const since = await standingFor(db, { reader }, now, { graceDays: config.GRACE_DAYS })
  const standing = since.kind === 'member' ? since : viewer.standing
  const gift = order.kind === 'gift'
  const begun = gift || !['registered', 'trial', 'lapsed'].includes(standing.kind)
  const state = order.state === 'paid' && !begun ? 'waiting' : arrived[order.state]
  const times = /^\d{1,2}$/.test(looked) ? Number(looked) : 0
  const next = state === 'waiting' ? lookAgain(times) : undefined
  const [plan, onward] = await Promise.all([planNamed(db, order.plan), onwardTo(db, goingOnIn(viewer.cookies, order.id))])
  return calmReply(
    { ...paper, strip: { ...paper.strip, ends: standingLine(standing, now) } },
    {
      title: thanksTitle(state),
      path: '/membership/thanks',
      ...(next !== undefined && {
        refresh: { after: next, to: `/membership/thanks?order=${encodeURIComponent(order.id)}&looked=${times + 1}` },
      }),
      body: <ThanksPage state={state} gift={gift} standing={standing} plan={plan?.name} looked={times} order={order.id} onward={onward} />,
    },
  )
}

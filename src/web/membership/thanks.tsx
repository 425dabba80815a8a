import type { Db } from '../../base/database.ts'
import type { OrderState } from '../../billing/billing.ts'
import { planNamed } from '../../membership/membership.ts'
import type { Session } from '../../readers/readers.ts'
import type { Inside } from '../inside.ts'
import { notFoundReply } from '../reader/notices/notices.tsx'
import type { Reply } from '../reply.ts'
import type { OwnPaper } from '../serving.ts'
import { calmReply } from './calm.tsx'
import { type Arrived, lookAgain, ThanksPage, thanksTitle } from './thanks-page.tsx'

const arrived: Record<OrderState, Arrived> = { open: 'waiting', paid: 'paid', refused: 'refused', gone: 'gone' }

/** Where a reader comes back to from the cash desk: asks it once how the order stands, and says what it answered. */
export const showThanks = async (
  db: Db,
  paper: OwnPaper,
  { order: id = '', looked = '0' }: { order?: string; looked?: string },
  { billing }: Inside,
): Promise<Reply> => {
  const order = await billing.lookAfter({ order: id, reader: (paper.viewer.session as Session).reader }, paper.now)
  if (!order) return notFoundReply(paper, 'This order')
  const state = arrived[order.state]
  const times = /^\d{1,2}$/.test(looked) ? Number(looked) : 0
  const next = state === 'waiting' ? lookAgain(times) : undefined
  const plan = await planNamed(db, order.plan)
  return calmReply(paper, {
    title: thanksTitle(state),
    path: '/membership/thanks',
    ...(next !== undefined && {
      refresh: { after: next, to: `/membership/thanks?order=${encodeURIComponent(order.id)}&looked=${times + 1}` },
    }),
    body: (
      <ThanksPage
        state={state}
        gift={order.kind === 'gift'}
        standing={paper.viewer.standing}
        plan={plan?.name}
        looked={times}
        order={order.id}
      />
    ),
  })
}

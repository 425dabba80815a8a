import type { Db } from '../../base/database.ts'
import { type Outcome, orderOf } from '../../billing/billing.ts'
import { planNamed } from '../../membership/membership.ts'
import type { Session } from '../../readers/readers.ts'
import type { Inside } from '../inside.ts'
import { notFoundReply } from '../reader/notices/notices.tsx'
import { type Reply, seeOther } from '../reply.ts'
import type { OwnPaper } from '../serving.ts'
import { calmReply } from './calm.tsx'
import { noReply } from './checkout.tsx'
import { TestDeskPage } from './test-desk-page.tsx'

/** The test desk's page of one of the reader's own orders; 404 at any other desk. */
export const showTestDesk = async (db: Db, paper: OwnPaper, { order: id }: { order: string }, said?: string): Promise<Reply> => {
  const order = await orderOf(db, { order: id, reader: (paper.viewer.session as Session).reader })
  if (order?.desk !== 'test') return notFoundReply(paper, 'This order')
  if (order.state === 'paid') return seeOther(`/membership/thanks?order=${order.id}`)
  if (order.state === 'gone')
    return noReply(paper, { code: 'order-closed', message: 'You walked away from this order. Nothing was taken.' })
  const plan = await planNamed(db, order.plan)
  return calmReply(
    paper,
    {
      title: 'Cash desk for tests',
      path: `/desk-for-tests/${order.id}`,
      body: <TestDeskPage order={{ id: order.id, plan, sum: order.amount }} said={said} />,
    },
    { status: said ? 400 : 200 },
  )
}

const outcomes: Outcome[] = ['pays', 'card-refused', 'walks-away']

/** Plays what the reader chose. */
export const playOutcome = async (
  db: Db,
  paper: OwnPaper,
  { order, outcome }: { order: string; outcome: string | undefined },
  { billing }: Inside,
): Promise<Reply> => {
  const chosen = outcomes.find((one) => one === outcome)
  if (!chosen) return showTestDesk(db, paper, { order })
  const played = await billing.testDesk.pay({ order, reader: (paper.viewer.session as Session).reader, outcome: chosen }, paper.now)
  if (played.ok) return seeOther(chosen === 'pays' ? `/membership/thanks?order=${encodeURIComponent(order)}` : played.back)
  return played.code === 'card-refused' ? showTestDesk(db, paper, { order }, played.message) : noReply(paper, played)
}

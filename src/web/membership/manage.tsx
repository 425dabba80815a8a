import type { Db } from '../../base/database.ts'
import type { No, PortalWish } from '../../billing/billing.ts'
import type { Session } from '../../readers/readers.ts'
import type { Inside } from '../inside.ts'
import { type Reply, seeOther } from '../reply.ts'
import type { OwnPaper } from '../serving.ts'
import { calmReply } from './calm.tsx'
import { noReply } from './checkout.tsx'
import { gatherMine } from './gather-mine.ts'
import { gatherReceipts } from './gather-receipts.ts'
import { CancelPage, ManagePage } from './manage-page.tsx'

const readerOf = (paper: OwnPaper) => (paper.viewer.session as Session).reader

const said = new Map(
  Object.entries({
    ended: 'Done. Nothing more is taken, and you read on until the day below.',
    resumed: 'Done. Your membership goes on as before.',
    seated: 'The seat is yours.',
    redeemed: 'Redeemed. Enjoy reading.',
    'redeemed-beside': 'Redeemed. Your own membership goes on being paid beside it; end it below if you do not want that.',
    card: 'Done.',
  }),
)

const nothingRuns: No = { ok: false, code: 'no-such-subscription', message: 'You have no membership that could be changed.' }

/** What the reader pays for, and the ways to change or end it. */
export const showManage = async (db: Db, paper: OwnPaper, { done }: { done?: string }, { billing }: Inside): Promise<Reply> => {
  const mine = await gatherMine(db, readerOf(paper), paper.now)
  const open = mine ? undefined : (await gatherReceipts(db, readerOf(paper))).find(({ state, kind }) => state === 'open' && kind !== 'gift')
  return calmReply(
    paper,
    {
      title: 'Your membership',
      path: '/membership/manage',
      body: <ManagePage standing={paper.viewer.standing} mine={mine} said={said.get(done ?? '')} open={open} />,
    },
    { formTo: billing.origins },
  )
}

/** The one question before it ends; who has nothing to end is led to what he has. */
export const showCancel = async (db: Db, paper: OwnPaper): Promise<Reply> => {
  const mine = await gatherMine(db, readerOf(paper), paper.now)
  if (!mine?.renews) return seeOther('/membership/manage')
  return calmReply(paper, { title: 'End your membership?', path: '/membership/cancel', body: <CancelPage mine={mine} /> })
}

const change = async (db: Db, paper: OwnPaper, { billing }: Inside, what: 'cancel' | 'resume'): Promise<Reply> => {
  const reader = readerOf(paper)
  const mine = await gatherMine(db, reader, paper.now)
  const done = mine ? await billing[what]({ reader, subscription: mine.id }, paper.now) : nothingRuns
  return done.ok ? seeOther(`/membership/manage?done=${what === 'cancel' ? 'ended' : 'resumed'}`) : noReply(paper, done)
}

export const cancel = (db: Db, paper: OwnPaper, inside: Inside): Promise<Reply> => change(db, paper, inside, 'cancel')
export const resume = (db: Db, paper: OwnPaper, inside: Inside): Promise<Reply> => change(db, paper, inside, 'resume')

const wishes: PortalWish[] = ['all', 'card', 'plan', 'cancel']

/** Leads to the payment provider's own pages. */
export const portal = async (db: Db, paper: OwnPaper, { wish }: { wish?: string }, { billing }: Inside): Promise<Reply> => {
  const reader = readerOf(paper)
  const mine = await gatherMine(db, reader, paper.now)
  const opened = mine
    ? await billing.portal({
        reader,
        subscription: mine.id,
        wish: wishes.find((one) => one === wish) ?? 'all',
        back: '/membership/manage',
      })
    : nothingRuns
  return opened.ok ? seeOther(opened.to) : noReply(paper, opened)
}

/** At the test desk: from now on the card is refused, or a good one is there. */
export const playCard = async (db: Db, paper: OwnPaper, { card }: { card?: string }, { billing }: Inside): Promise<Reply> => {
  const reader = readerOf(paper)
  const mine = await gatherMine(db, reader, paper.now)
  const done = mine
    ? await billing.testDesk.setCard({ reader, subscription: mine.id, card: card === 'refused' ? 'refused' : 'good' }, paper.now)
    : nothingRuns
  return done.ok ? seeOther('/membership/manage?done=card') : noReply(paper, done)
}

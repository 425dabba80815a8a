import type { Db } from '../../base/database.ts'
import { giftsBy, peekGift, redeemGift } from '../../membership/membership.ts'
import type { Session } from '../../readers/readers.ts'
import type { Wrong } from '../furniture/fields.tsx'
import type { Inside } from '../inside.ts'
import { type Reply, seeOther } from '../reply.ts'
import type { OwnPaper } from '../serving.ts'
import { calmReply } from './calm.tsx'
import { GiftsPage } from './gifts-page.tsx'
import { RedeemPage } from './redeem-page.tsx'

/** The memberships that a reader has given. */
export const showGifts = async (db: Db, paper: OwnPaper, { address, secret }: Inside): Promise<Reply> => {
  const gifts = await giftsBy(db, { giver: (paper.viewer.session as Session).reader }, { secret })
  return calmReply(paper, {
    title: 'Memberships you have given',
    path: '/membership/gifts',
    body: <GiftsPage gifts={gifts} address={address} />,
  })
}

/** Whether somebody pays for a membership that goes on by itself: a gift then runs beside it. */
const paysOn = ({ standing }: OwnPaper['viewer']): boolean =>
  standing.kind === 'member' && standing.renews && (standing.by === 'subscription' || standing.by === 'invoice')

const redeemReply = (paper: OwnPaper, shown: { code?: string; months?: number; wrong?: Wrong }): Reply =>
  calmReply(
    paper,
    {
      title: shown.months === undefined ? 'Redeem a gift' : 'A gift for you',
      path: '/membership/redeem',
      body: <RedeemPage {...shown} signedIn={paper.viewer.session !== undefined} renews={paysOn(paper.viewer)} />,
    },
    { status: shown.wrong ? 400 : 200 },
  )

export const showRedeem = (paper: OwnPaper): Reply => redeemReply(paper, {})

/** What the link of a gift leads to. */
export const showGift = async (db: Db, paper: OwnPaper, { code }: { code: string }, { secret }: Inside): Promise<Reply> => {
  const gift = await peekGift(db, { code }, { secret })
  return gift.ok ? redeemReply(paper, { code, months: gift.months }) : redeemReply(paper, { code, wrong: { code: gift.message } })
}

export const redeem = async (db: Db, paper: OwnPaper, { code = '' }: { code?: string }, { secret, config }: Inside): Promise<Reply> => {
  const redeemed = await redeemGift(db, { reader: (paper.viewer.session as Session).reader, code: code.trim() }, paper.now, {
    secret,
    graceDays: config.GRACE_DAYS,
  })
  return redeemed.ok
    ? seeOther(`/membership/manage?done=${redeemed.renews ? 'redeemed-beside' : 'redeemed'}`)
    : redeemReply(paper, { code, wrong: { code: redeemed.message } })
}

import type { Db } from '../../base/database.ts'
import type { Inside } from '../inside.ts'
import type { Serving } from '../serving.ts'
import { giveOne, showArticleGifts, takeBack } from './article-gifts.tsx'
import { checkout } from './checkout.tsx'
import { cancel, playCard, portal, resume, showCancel, showManage } from './manage.tsx'
import { showReceipt, showReceipts } from './receipts.tsx'
import { invite, leave, remove, showFamily, showSeat, take } from './show-family.tsx'
import { redeem, showGift, showGifts, showRedeem } from './show-gifts.tsx'
import { showMembership } from './show-membership.tsx'
import { stripeHook } from './stripe-hook.ts'
import { playOutcome, showTestDesk } from './test-desk.tsx'
import { showThanks } from './thanks.tsx'

/** The pages of membership and paying. */
export const membershipRoutes = ({ own, form, message }: Pick<Serving, 'own' | 'form' | 'message'>, db: Db, inside: Inside): void => {
  own('/membership', 'anyone', ['plan', 'left', 'next'], (paper, { query }) => showMembership(db, paper, query, inside))
  form('/membership/checkout', 'reader', (paper, { fields }) => checkout(db, paper, fields, inside))
  own('/membership/thanks', 'reader', ['order', 'looked'], (paper, { query }) => showThanks(db, paper, query, inside))
  own('/membership/manage', 'reader', ['done'], (paper, { query }) => showManage(db, paper, query, inside))
  form('/membership/portal', 'reader', (paper, { fields }) => portal(db, paper, fields, inside))
  own('/membership/cancel', 'reader', [], (paper) => showCancel(db, paper))
  form('/membership/cancel', 'reader', (paper) => cancel(db, paper, inside))
  form('/membership/resume', 'reader', (paper) => resume(db, paper, inside))
  own('/membership/receipts', 'reader', [], (paper) => showReceipts(db, paper))
  own('/membership/receipts/:id', 'reader', [], (paper, { params }) => showReceipt(db, paper, params, inside))

  own('/membership/family', 'reader', ['done'], (paper, { query }) => showFamily(db, paper, query, inside))
  form('/membership/family', 'reader', (paper, { fields }) => invite(db, paper, fields, inside))
  form('/membership/family/remove', 'reader', (paper, { fields }) => remove(db, paper, fields))
  form('/membership/family/leave', 'reader', (paper) => leave(db, paper))
  own('/seats/:token', 'anyone', [], (paper, { params }) => showSeat(db, paper, params, inside))
  form('/seats/:token', 'reader', (paper, { params }) => take(db, paper, params, inside))

  own('/membership/gifts', 'reader', [], (paper) => showGifts(db, paper, inside))
  own('/membership/redeem', 'anyone', [], (paper) => showRedeem(paper))
  form('/membership/redeem', 'reader', (paper, { fields }) => redeem(db, paper, fields, inside))
  own('/gifts/:code', 'anyone', [], (paper, { params }) => showGift(db, paper, params, inside))

  form('/gifts', 'reader', (paper, { fields }) => giveOne(db, paper, fields, inside))
  own('/account/gifts', 'reader', ['made', 'taken'], (paper, { query }) => showArticleGifts(db, paper, query, inside))
  form('/account/gifts/revoke', 'reader', (paper, { fields }) => takeBack(db, paper, fields))

  if (inside.billing.kind === 'test') {
    own('/desk-for-tests/:order', 'reader', [], (paper, { params }) => showTestDesk(db, paper, params))
    form('/desk-for-tests/:order', 'reader', (paper, { params, fields }) =>
      playOutcome(db, paper, { order: params.order, outcome: fields.outcome }, inside),
    )
    form('/membership/test-card', 'reader', (paper, { fields }) => playCard(db, paper, fields, inside))
  }
  message('/hooks/stripe', { fromUs: false }, (request, _, at) => stripeHook(request, inside, at))
}

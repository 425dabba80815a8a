import type { Db } from '../base/database.ts'
import type { Secret } from '../base/secret.ts'
import type { Letters } from '../letters/letters.ts'
import { tellGift } from '../membership/membership.ts'
import type { ReaderId } from '../readers/readers.ts'
import { moneyWentBack } from './paid-time.ts'

/** What membership needs to write to the giver. */
export type Sender = { letters: Letters; secret: Secret; address: string }

/**
 * Tells membership of the gift that an invoice without a subscription paid for, if that differs from what it was told last. True when something was told.
 */
export const tellGiftOf = async (tx: Db, invoice: string, sender: Sender, now: Date): Promise<boolean> => {
  const paid = await tx
    .selectFrom('invoices')
    .select(['order_id', 'state', 'paid', 'refunded', 'dispute'])
    .where('id', '=', invoice)
    .executeTakeFirst()
  if (paid?.state !== 'paid' || !paid.order_id) return false
  const order = await tx.selectFrom('orders').selectAll().where('id', '=', paid.order_id).forUpdate().executeTakeFirst()
  // Whose giver was forgotten is still taken back from who took it when its money goes back; only to be made it needs a giver.
  if (order?.kind !== 'gift' || (!order.reader_id && order.told === null)) return false
  const state = moneyWentBack({ paid: BigInt(paid.paid), refunded: BigInt(paid.refunded), dispute: paid.dispute }) ?? 'paid'
  if (order.told === state) return false
  const version = order.version + 1
  await tx.updateTable('orders').set({ told: state, version }).where('id', '=', order.id).execute()
  await tellGift(
    tx,
    {
      buyer: order.reader_id as ReaderId,
      key: `gift:${order.id}:${version}`,
      gift: { id: order.id, version, plan: order.plan_id, state },
    },
    now,
    sender,
  )
  return true
}

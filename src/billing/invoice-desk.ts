import { type Db, inTransaction, sql } from '../base/database.ts'
import { type CashDesk, type No, no } from './cash-desk.ts'
import { numberInvoice } from './number-invoice.ts'
import { openInvoice, refundOwn, setOwnRenewing, subscriptionOfOrder, writeOwn } from './own-desk.ts'
import { invoiceAsIs, subscriptionAsIs } from './own-facts.ts'
import { periodEnd } from './period-end.ts'
import type { Sender } from './tell-gift.ts'

/** Our own page of an invoice. */
export const invoicePath = (invoice: string): string => `/membership/receipts/${invoice}`

/** An invoice that the reader ordered for this plan and has not paid: he is shown it again in place of a second one. */
export const openInvoiceOf = (db: Db, { reader, plan }: { reader: string; plan: string }) =>
  db
    .selectFrom('invoices')
    .select('id')
    .where('reader_id', '=', reader)
    .where('plan_id', '=', plan)
    .where('desk', '=', 'invoice')
    .where('state', '=', 'open')
    .executeTakeFirst()

/** A desk that writes invoices: nothing begins until the operator marks one as paid. */
export const invoiceDesk = ({ db, sender }: { db: Db; sender: Sender }): CashDesk => ({
  kind: 'invoice',
  origins: [],
  openCheckout: (ordered, now) =>
    inTransaction(db, async (tx) => {
      // Of two windows in which he orders at once, the second is shown the invoice of the first.
      await sql`select pg_advisory_xact_lock(7235811, hashtext(${ordered.reader}))`.execute(tx)
      const order = await tx.selectFrom('orders').selectAll().where('id', '=', ordered.id).forUpdate().executeTakeFirstOrThrow()
      const waiting = await openInvoiceOf(tx, { reader: ordered.reader, plan: order.plan_id })
      if (waiting) {
        await tx.updateTable('orders').set({ state: 'gone' }).where('id', '=', ordered.id).execute()
        return { to: invoicePath(waiting.id), session: null }
      }
      const begun = ordered.plan.kind === 'gift' ? undefined : subscriptionOfOrder(order, ordered.plan.seats, now)
      const number = await numberInvoice(tx, now)
      const open = openInvoice(
        {
          desk: 'invoice',
          reader: ordered.reader,
          subscription: begun?.id ?? null,
          order: order.id,
          plan: order.plan_id,
          amount: ordered.amount,
        },
        now,
      )
      await tx
        .updateTable('orders')
        .set({ subscription_id: begun?.id ?? null })
        .where('id', '=', order.id)
        .execute()
      await writeOwn(tx, { invoice: { ...open, ...number }, ...(begun ? { subscription: begun } : {}), sender }, now)
      return { to: invoicePath(open.id), session: null }
    }),
  closeCheckout: async () => {},
  openPortal: async () => undefined,
  setRenewing: (running, renews, now) => setOwnRenewing(db, { id: running.id, renews, sender }, now),
  async refund(invoice, amount, now) {
    await refundOwn(db, { id: invoice, amount, sender }, now)
  },
})

/** The end of what this reader has paid by invoice already: a further period begins then. */
const paidUntil = async (tx: Db, reader: string | null): Promise<Date | null> => {
  const last = await tx
    .selectFrom('subscriptions')
    .select((select) => select.fn.max('period_to').as('to'))
    .where('reader_id', '=', reader)
    .where('desk', '=', 'invoice')
    .where('state', '=', 'active')
    .executeTakeFirst()
  return last?.to ?? null
}

/** The subscription of an invoice, locked; undefined for what is bought once. */
const subscriptionOf = async (tx: Db, id: string | null) =>
  id === null ? undefined : tx.selectFrom('subscriptions').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

/** An invoice of this desk, locked. */
const ownInvoice = (tx: Db, id: string) =>
  tx.selectFrom('invoices').selectAll().where('id', '=', id).where('desk', '=', 'invoice').forUpdate().executeTakeFirst()

/** Marks an invoice of ours as paid: its period begins now, or when what the reader has paid already ends. */
export const markPaid = (db: Db, { invoice: id, sender }: { invoice: string; sender: Sender }, now: Date): Promise<{ ok: true } | No> =>
  inTransaction(db, async (tx) => {
    const row = await ownInvoice(tx, id)
    if (!row) return no('no-such-invoice', 'There is no such invoice.')
    if (row.state !== 'open') return no('not-open', 'This invoice is not open.')
    const facts = { ...invoiceAsIs(row), state: 'paid' as const, paid: BigInt(row.amount), paidAt: now }
    const begun = await subscriptionOf(tx, row.subscription_id)
    const plan = begun && (await tx.selectFrom('plans').select('every').where('id', '=', begun.plan_id).executeTakeFirst())
    if (!begun || !plan?.every) {
      await writeOwn(tx, { invoice: facts, sender }, now)
      return { ok: true }
    }
    const until = await paidUntil(tx, row.reader_id)
    const from = until && until > now ? until : now
    const to = periodEnd(from, plan.every)
    const subscription = { ...subscriptionAsIs(begun), status: 'active', state: 'active' as const, renews: false, from, to, endsAt: to }
    await writeOwn(tx, { invoice: { ...facts, from, to }, subscription, sender }, now)
    return { ok: true }
  })

/** Takes back an open invoice of ours; its number stays taken. */
export const voidInvoice = (db: Db, { invoice: id, sender }: { invoice: string; sender: Sender }, now: Date): Promise<{ ok: true } | No> =>
  inTransaction(db, async (tx) => {
    const row = await ownInvoice(tx, id)
    if (row?.state !== 'open') return no('not-open', 'This invoice is not open.')
    const begun = await subscriptionOf(tx, row.subscription_id)
    await writeOwn(
      tx,
      {
        invoice: { ...invoiceAsIs(row), state: 'void' },
        ...(begun
          ? {
              subscription: {
                ...subscriptionAsIs(begun),
                status: 'ended',
                state: 'ended' as const,
                endsAt: now,
                why: 'cancelled' as const,
              },
            }
          : {}),
        sender,
      },
      now,
    )
    if (row.order_id) await tx.updateTable('orders').set({ state: 'gone' }).where('id', '=', row.order_id).execute()
    return { ok: true }
  })

import type { Insertable } from 'kysely'
import { type Db, inTransaction, sql, type Tables } from '../base/database.ts'
import { newId } from '../base/ids.ts'
import type { Log } from '../base/log.ts'
import { mayTakePlan, priceFor } from '../membership/membership.ts'
import type { ReaderId } from '../readers/readers.ts'
import { type CashDesk, type No, no } from './cash-desk.ts'
import { openInvoiceOf } from './invoice-desk.ts'

export type Buyer = { reader: ReaderId; mail: string }

/** A subscription of the reader's that runs: he is sent to change it, so that nobody pays twice. What is paid by invoice may be paid ahead. */
const runningOf = (db: Db, reader: ReaderId) =>
  db
    .selectFrom('subscriptions')
    .select(['id', 'desk', 'renews'])
    .where('reader_id', '=', reader)
    .where('state', 'in', ['active', 'past-due'])
    .where('desk', '<>', 'invoice')
    .executeTakeFirst()

type NewOrder = Insertable<Tables['orders']>

/**
 * Writes an order down and closes what the reader began at this desk and did not finish: of two open checkouts both could be paid. One after the other for
 * each reader, so that of two windows the later one holds. Gives the provider's names of the checkouts that are to be closed there.
 */
const beginOrder = (db: Db, order: NewOrder): Promise<string[]> =>
  inTransaction(db, async (tx) => {
    await sql`select pg_advisory_xact_lock(7235811, hashtext(${order.reader_id}))`.execute(tx)
    const closed =
      order.desk === 'invoice' || order.kind === 'gift'
        ? []
        : await tx
            .updateTable('orders')
            .set({ state: 'gone' })
            .where('reader_id', '=', order.reader_id ?? null)
            .where('desk', '=', order.desk)
            .where('kind', '<>', 'gift')
            .where('state', 'in', ['open', 'refused'])
            .returning('session')
            .execute()
    await tx.insertInto('orders').values(order).execute()
    return closed.flatMap(({ session }) => session ?? [])
  })

/** Closes checkouts at the desk. One that is paid or ended already cannot be closed; its message tells what became of it. */
const close = async (desk: CashDesk, sessions: string[], log: Log): Promise<void> => {
  for (const session of sessions)
    await desk.closeCheckout(session).catch((error) => log.say('an older checkout was not closed', { session, why: String(error) }))
}

/**
 * Opens a checkout: the plan is looked up and its price in the reader's country taken; nothing of a form is believed but the plan's id. `paid`, `back`:
 * paths of ours to return to. Outcomes: where the reader goes now, or why not.
 */
export const checkout = async (
  { db, desk, log, invoicePath }: { db: Db; desk: CashDesk; log: Log; invoicePath: (id: string) => string },
  { buyer, plan, country, paid, back }: { buyer: Buyer; plan: string; country: string | null; paid: string; back: string },
  now: Date,
): Promise<{ ok: true; to: string; order: string | null } | No> => {
  const price = await priceFor(db, { plan, country }, now)
  if (!price) return no('no-such-plan', 'This plan is not offered here.')
  const may = await mayTakePlan(db, { plan, mail: buyer.mail })
  if (!may.ok) return no(may.code, may.message)
  const gift = price.plan.kind === 'gift'
  const running = gift ? undefined : await runningOf(db, buyer.reader)
  if (running?.renews === false) return no('resume-instead', 'Your membership runs until the end of its period. Let it go on instead.')
  if (running) return no('member-already', 'You are a member already. Change the plan on your account page.')
  const waiting = desk.kind === 'invoice' ? await openInvoiceOf(db, { reader: buyer.reader, plan }) : undefined
  if (waiting) return { ok: true, to: invoicePath(waiting.id), order: null }
  const id = newId('or', now)
  const before = await beginOrder(db, {
    id,
    desk: desk.kind,
    reader_id: buyer.reader,
    plan_id: price.plan.id,
    price_id: price.id,
    kind: price.plan.kind,
    amount: price.price.amount,
    currency: price.price.currency,
    state: 'open',
    session: null,
    subscription_id: null,
    back,
    told: null,
    made_at: now,
    paid_at: null,
  })
  const address = paid.replace('ORDER', id)
  try {
    await close(desk, before, log)
    const { to, session } = await desk.openCheckout(
      { ...buyer, id, plan: price.plan, price, amount: price.price, paid: address, back },
      now,
    )
    if (!session) return { ok: true, to, order: id }
    const { state } = await db.updateTable('orders').set({ session }).where('id', '=', id).returning('state').executeTakeFirstOrThrow()
    if (state === 'open') return { ok: true, to, order: id }
    await close(desk, [session], log)
    return no('began-again', 'You have begun this again in another window. Go on there.')
  } catch (error) {
    log.warn('a checkout could not be opened', { order: id, why: error instanceof Error ? error.message : String(error) })
    await db.updateTable('orders').set({ state: 'gone' }).where('id', '=', id).execute()
    return no('desk-closed', 'The cash desk does not answer. Please try again in a few minutes; nothing was paid.')
  }
}

import type { Db } from '../base/database.ts'
import { newId } from '../base/ids.ts'
import type { Log } from '../base/log.ts'
import { mayTakePlan, priceFor } from '../membership/membership.ts'
import type { ReaderId } from '../readers/readers.ts'
import { type CashDesk, type No, no } from './cash-desk.ts'

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

/** Closes what the reader began at this desk and did not finish: of two open checkouts both could be paid. */
const closeOthers = async (db: Db, { desk, reader, kind }: { desk: CashDesk; reader: ReaderId; kind: string }, log: Log): Promise<void> => {
  if (desk.kind === 'invoice' || kind === 'gift') return
  const closed = await db
    .updateTable('orders')
    .set({ state: 'gone' })
    .where('reader_id', '=', reader)
    .where('desk', '=', desk.kind)
    .where('kind', '<>', 'gift')
    .where('state', 'in', ['open', 'refused'])
    .returning('session')
    .execute()
  for (const { session } of closed)
    if (session)
      // One that is paid or ended already cannot be closed; its event tells what became of it.
      await desk.closeCheckout(session).catch((error) => log.say('an older checkout was not closed', { session, why: String(error) }))
}

/** An invoice that the reader ordered for this plan and has not paid: he is shown it again in place of a second one. */
const openInvoiceOf = (db: Db, { reader, plan }: { reader: ReaderId; plan: string }) =>
  db
    .selectFrom('invoices')
    .select('id')
    .where('reader_id', '=', reader)
    .where('plan_id', '=', plan)
    .where('desk', '=', 'invoice')
    .where('state', '=', 'open')
    .executeTakeFirst()

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
  const before = desk.kind === 'invoice' ? await openInvoiceOf(db, { reader: buyer.reader, plan }) : undefined
  if (before) return { ok: true, to: invoicePath(before.id), order: null }
  await closeOthers(db, { desk, reader: buyer.reader, kind: price.plan.kind }, log)
  const id = newId('or', now)
  await db
    .insertInto('orders')
    .values({
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
    .execute()
  const address = paid.replace('ORDER', id)
  try {
    const { to, session } = await desk.openCheckout(
      { ...buyer, id, plan: price.plan, price, amount: price.price, paid: address, back },
      now,
    )
    if (session) await db.updateTable('orders').set({ session }).where('id', '=', id).execute()
    return { ok: true, to, order: id }
  } catch (error) {
    log.warn('a checkout could not be opened', { order: id, why: error instanceof Error ? error.message : String(error) })
    await db.updateTable('orders').set({ state: 'gone' }).where('id', '=', id).execute()
    return no('desk-closed', 'The cash desk does not answer. Please try again in a few minutes; nothing was paid.')
  }
}

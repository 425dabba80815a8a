import { day } from '../base/clock.ts'
import type { Db } from '../base/database.ts'
import { invoiceOfPayment } from './ask-checkout.ts'
import { askInvoice } from './ask-invoice.ts'
import { askSubscription, putSubscription } from './ask-subscription.ts'
import { deleteCustomers } from './forget-billing.ts'
import { hearPaymentEvents } from './hear-payment-events.ts'
import type { Hearing } from './hearing.ts'
import { idOf } from './stripe-access.ts'
import { isTrouble } from './stripe-trouble.ts'
import { storeEvent } from './take-webhook.ts'
import { takeTicket } from './ticket.ts'

/** `events`: messages that had not come, or had not been heard; `asked`: subscriptions and invoices asked for; `mended`: what we had wrong. */
export type Reconciled = { events: number; asked: number; mended: number; customers: number }

/** Stripe lists events of the last 30 days (docs.stripe.com/api/events/list). */
const longest = 30 * day

/** From when on messages are looked through: some days before the last that came, so that a paper that was away looks over all of its absence. */
const since = async (db: Db, now: Date): Promise<Date> => {
  const last = await db
    .selectFrom('payment_events')
    .select((select) => select.fn.max('arrived_at').as('at'))
    .executeTakeFirst()
  const from = last?.at ? last.at.getTime() - 3 * day : 0
  return new Date(Math.max(from, now.getTime() - longest))
}

/** Stores the messages that Stripe has sent and that did not come. */
const fetchLost = async ({ db, access }: Hearing, now: Date): Promise<number> => {
  const stripe = await access.client()
  let lost = 0
  const created = { gte: Math.floor((await since(db, now)).getTime() / 1000) }
  for await (const event of stripe.events.list({ created, limit: 100 })) {
    if (await storeEvent(db, { event, live: access.live }, now)) lost++
  }
  return lost
}

/** A message that cannot be heard is given up in the night, with a line in the log: the others must not wait for it for ever. */
const hearOrGiveUp = async (hearing: Hearing, event: string, now: Date): Promise<number> => {
  try {
    return await hearPaymentEvents(hearing, { events: [event] }, now)
  } catch (error) {
    if (isTrouble(error)) throw error
    hearing.log.warn('a message of Stripe was given up', {
      event,
      why: error instanceof Error ? (error.stack ?? error.message) : String(error),
    })
    await hearing.db.updateTable('payment_events').set({ heard_at: now, outcome: 'failed' }).where('id', '=', event).execute()
    return 0
  }
}

/** Hears what is stored and was not heard: of the events of this night, and of jobs that were given up. */
const hearWaiting = async (hearing: Hearing, now: Date): Promise<number> => {
  let changed = 0
  for (;;) {
    const waiting = await hearing.db
      .selectFrom('payment_events')
      .select('id')
      .where('heard_at', 'is', null)
      .orderBy('arrived_at')
      .limit(200)
      .execute()
    if (waiting.length === 0) return changed
    try {
      changed += await hearPaymentEvents(hearing, { events: waiting.map(({ id }) => id) }, now)
    } catch (error) {
      if (isTrouble(error)) throw error
      for (const { id } of waiting) changed += await hearOrGiveUp(hearing, id, now)
    }
  }
}

/** Looks at every subscription that Stripe or we think is running. */
const askSubscriptions = async (hearing: Hearing, now: Date): Promise<{ asked: number; mended: number }> => {
  const { db, access } = hearing
  const stripe = await access.client()
  const seen = new Set<string>()
  let mended = 0
  let after: string | undefined
  for (;;) {
    const ticket = await takeTicket(db)
    const page = await stripe.subscriptions.list({ limit: 100, ...(after ? { starting_after: after } : {}) })
    for (const at of page.data) {
      const heard = await putSubscription(hearing, at, ticket, now)
      if (heard === 'changed') mended++
      if (heard !== 'unknown') seen.add(at.id)
    }
    after = page.data.at(-1)?.id
    if (!page.has_more || !after) break
  }
  // Stripe's list leaves out what has ended.
  const ours = await db
    .selectFrom('subscriptions')
    .select('id')
    .where('desk', '=', 'stripe')
    .where('live', '=', access.live)
    .where('state', '<>', 'ended')
    .execute()
  const unseen = ours.filter(({ id }) => !seen.has(id))
  for (const { id } of unseen) if ((await askSubscription(hearing, id, now)) === 'changed') mended++
  return { asked: seen.size + unseen.length, mended }
}

/** How far back invoices, refunds and disputes are looked through: two monthly periods, however long our absence. */
const lookBack = 60 * day

/** Looks at the invoices of the last weeks; what we have otherwise, or not at all, is asked for with its payments. */
const askInvoices = async (hearing: Hearing, now: Date): Promise<{ asked: number; mended: number }> => {
  const { db, access } = hearing
  const stripe = await access.client()
  const known = new Map(
    (
      await db
        .selectFrom('invoices')
        .select(['id', 'state'])
        .where('desk', '=', 'stripe')
        .where('made_at', '>=', new Date(now.getTime() - lookBack - 5 * day))
        .execute()
    ).map((row) => [row.id, row.state as string]),
  )
  const created = { gte: Math.floor((now.getTime() - lookBack) / 1000) }
  let asked = 0
  let mended = 0
  for await (const at of stripe.invoices.list({ created, limit: 100 })) {
    asked++
    if (at.status === 'draft' || known.get(at.id) === at.status) continue
    if ((await askInvoice(hearing, at.id, now)) === 'changed') mended++
  }
  return { asked, mended }
}

/** Looks at what was given back and disputed in the last weeks: Stripe's invoices do not tell of it. */
const askReturned = async (hearing: Hearing, now: Date): Promise<{ asked: number; mended: number }> => {
  const stripe = await hearing.access.client()
  const created = { gte: Math.floor((now.getTime() - lookBack) / 1000) }
  const intents = new Set<string>()
  for await (const refund of stripe.refunds.list({ created, limit: 100 })) intents.add(idOf(refund.payment_intent) ?? '')
  for await (const dispute of stripe.disputes.list({ created, limit: 100 })) intents.add(idOf(dispute.payment_intent) ?? '')
  intents.delete('')
  let mended = 0
  for (const intent of intents) {
    const invoice = await invoiceOfPayment(hearing, intent)
    if (invoice && (await askInvoice(hearing, invoice, now)) === 'changed') mended++
  }
  return { asked: intents.size, mended }
}

/**
 * Asks Stripe about everything that may have changed without our hearing of it, and mends what we have: messages of the last days that did not come or
 * were not heard, every running subscription, the invoices, refunds and disputes of two months, customers that were to be deleted.
 * Throws when Stripe does not answer; what is mended by then stays mended. Says in the log how much it mended.
 */
export const reconcile = async (hearing: Hearing, now: Date): Promise<Reconciled> => {
  const customers = await deleteCustomers(hearing, now)
  const events = await fetchLost(hearing, now)
  const heard = await hearWaiting(hearing, now)
  const subscriptions = await askSubscriptions(hearing, now)
  const invoices = await askInvoices(hearing, now)
  const returned = await askReturned(hearing, now)
  const done = {
    events,
    asked: subscriptions.asked + invoices.asked + returned.asked,
    mended: heard + subscriptions.mended + invoices.mended + returned.mended,
    customers,
  }
  hearing.log.say('Stripe was asked about everything', done)
  return done
}

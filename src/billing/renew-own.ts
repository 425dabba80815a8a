import type { Selectable } from 'kysely'
import { day } from '../base/clock.ts'
import { type Db, inTransaction, type Tables } from '../base/database.ts'
import type { PriceId } from '../membership/membership.ts'
import { openInvoice, writeOwn } from './own-desk.ts'
import { invoiceAsIs, subscriptionAsIs } from './own-facts.ts'
import { periodEnd } from './period-end.ts'
import type { Sender } from './tell-gift.ts'
import type { SubscriptionFacts } from './write-subscription.ts'

/** How long the test desk goes on trying a card that is refused, in ms; Stripe tries for two weeks. */
const tries = 14 * day

type Row = Selectable<Tables['subscriptions']>

const isDue = ({ state, period_from, period_to }: Row, now: Date): boolean =>
  (state === 'active' || state === 'past-due') &&
  ((period_to !== null && period_to <= now) || (state === 'past-due' && Number(period_from) <= now.getTime() - tries))

/** The next period of a subscription at the test desk, paid or not as its card is. */
const renewTest = async (tx: Db, { row, sender }: { row: Row; sender: Sender }, now: Date): Promise<void> => {
  const facts = subscriptionAsIs(row)
  const price = await tx
    .selectFrom('plan_prices')
    .innerJoin('plans', 'plans.id', 'plan_prices.plan_id')
    .select(['amount', 'currency', 'every'])
    .where('plan_prices.id', '=', row.price_id as PriceId)
    .executeTakeFirst()
  if (!price?.every || !row.period_to) return
  const from = row.period_to
  const to = periodEnd(from, price.every, row.began_at)
  const amount = { amount: BigInt(price.amount), currency: price.currency }
  const open = openInvoice({ desk: 'test', reader: row.reader_id, subscription: row.id, order: null, plan: row.plan_id, amount }, now)
  const paid = row.card === 'good'
  const renewed: SubscriptionFacts = paid
    ? { ...facts, from, to, status: 'active', state: 'active', why: null }
    : { ...facts, from, to, status: 'past_due', state: 'past-due', why: 'payment-failed' }
  const invoice = { ...open, from, to, number: `TEST-${open.id.slice(-6)}` }
  await writeOwn(
    tx,
    { invoice: paid ? { ...invoice, state: 'paid', paid: amount.amount, paidAt: now } : invoice, subscription: renewed, sender },
    now,
  )
}

/** Ends a subscription; what is open of it will not be paid any more. */
const end = async (tx: Db, { row, why, sender }: { row: Row; why: SubscriptionFacts['why']; sender: Sender }, now: Date): Promise<void> => {
  const open = await tx.selectFrom('invoices').selectAll().where('subscription_id', '=', row.id).where('state', '=', 'open').execute()
  for (const one of open) await writeOwn(tx, { invoice: { ...invoiceAsIs(one), state: 'uncollectible' }, sender }, now)
  const endsAt = row.ends_at ?? now
  await writeOwn(
    tx,
    { subscription: { ...subscriptionAsIs(row), status: 'ended', state: 'ended', renews: false, endsAt, why }, sender },
    now,
  )
}

/**
 * Turns the periods of subscriptions that no provider turns: at the test desk they renew as their cards are, and what was cancelled or paid by invoice for
 * one period ends. Gives how many were turned; each in a transaction of its own.
 */
export const renewOwn = async (db: Db, { sender }: { sender: Sender }, now: Date): Promise<number> => {
  const due = await db
    .selectFrom('subscriptions')
    .select('id')
    .where('desk', 'in', ['test', 'invoice'])
    .where('state', 'in', ['active', 'past-due'])
    .where((where) =>
      where.or([
        where('period_to', '<=', now),
        where.and([where('state', '=', 'past-due'), where('period_from', '<=', new Date(now.getTime() - tries))]),
      ]),
    )
    .limit(1000)
    .execute()
  for (const { id } of due)
    await inTransaction(db, async (tx) => {
      const row = await tx.selectFrom('subscriptions').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow()
      // Another process may have turned it since it was found.
      if (!isDue(row, now)) return
      if (row.state === 'past-due' || !row.reader_id)
        await end(tx, { row, why: row.reader_id ? 'payment-failed' : 'forgotten', sender }, now)
      else await (row.renews && row.desk === 'test' ? renewTest(tx, { row, sender }, now) : end(tx, { row, why: row.why, sender }, now))
    })
  return due.length
}

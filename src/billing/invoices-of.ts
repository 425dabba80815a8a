import type { Db } from '../base/database.ts'
import type { Money } from '../base/money.ts'
import type { DeskKind, DisputeState, InvoiceState, SubscriptionState } from './tables.ts'

/** An invoice as its reader may see it. `link`: the provider's page of it; without one, these facts are the receipt. */
export type Receipt = {
  id: string
  desk: DeskKind
  number: string | null
  state: InvoiceState
  amount: Money
  tax: Money | null
  paid: Money
  refunded: Money
  dispute: DisputeState | null
  plan: string
  from: Date | null
  to: Date | null
  madeAt: Date
  paidAt: Date | null
  link: string | null
}

/** The last 200 invoices of a reader, newest first. */
export const invoicesOf = async (db: Db, reader: string): Promise<Receipt[]> => {
  const rows = await db
    .selectFrom('invoices')
    .selectAll()
    .where('reader_id', '=', reader)
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .limit(200)
    .execute()
  return rows.map((row) => {
    const money = (amount: bigint | number): Money => ({ amount: BigInt(amount), currency: row.currency })
    return {
      id: row.id,
      desk: row.desk,
      number: row.number,
      state: row.state,
      amount: money(row.amount),
      tax: row.tax === null ? null : money(row.tax),
      paid: money(row.paid),
      refunded: money(row.refunded),
      dispute: row.dispute,
      plan: row.plan_id,
      from: row.period_from,
      to: row.period_to,
      madeAt: row.made_at,
      paidAt: row.paid_at,
      link: row.link,
    }
  })
}

/** What a reader pays for, as his account page tells it: newest first, what has ended last. */
export type ReadersSubscription = {
  id: string
  desk: DeskKind
  plan: string
  state: SubscriptionState
  renews: boolean
  endsAt: Date | null
  periodEnds: Date | null
  card: 'good' | 'refused'
}

export const subscriptionsOf = async (db: Db, reader: string): Promise<ReadersSubscription[]> => {
  const rows = await db
    .selectFrom('subscriptions')
    .selectAll()
    .where('reader_id', '=', reader)
    .orderBy('began_at', 'desc')
    .limit(50)
    .execute()
  return rows
    .map((row) => ({
      id: row.id,
      desk: row.desk,
      plan: row.plan_id,
      state: row.state,
      renews: row.renews,
      endsAt: row.ends_at,
      periodEnds: row.period_to,
      card: row.card,
    }))
    .toSorted((a, b) => Number(a.state === 'ended') - Number(b.state === 'ended'))
}

/** Everything that billing knows of a reader, for his export. Amounts as decimal integers of minor units. */
export const exportBilling = async (db: Db, reader: string): Promise<object> => ({
  subscriptions: await subscriptionsOf(db, reader),
  invoices: (await invoicesOf(db, reader)).map((one) => ({
    ...one,
    amount: one.amount.amount.toString(),
    tax: one.tax?.amount.toString() ?? null,
    paid: one.paid.amount.toString(),
    refunded: one.refunded.amount.toString(),
    currency: one.amount.currency,
  })),
})

/** What an order is for and how it stands, for its reader alone; undefined for anybody else's. */
export const orderOf = async (db: Db, { order, reader }: { order: string; reader: string }) => {
  const row = await db.selectFrom('orders').selectAll().where('id', '=', order).where('reader_id', '=', reader).executeTakeFirst()
  return (
    row && {
      id: row.id,
      desk: row.desk,
      plan: row.plan_id,
      kind: row.kind,
      amount: { amount: BigInt(row.amount), currency: row.currency } as Money,
      state: row.state,
      session: row.session,
      back: row.back,
    }
  )
}

import { type Db, sql } from '../../base/database.ts'

/** An invoice as the reader sees it: what was asked for, what was paid and given back, in minor units of `currency`. */
export type Receipt = {
  id: string
  desk: 'stripe' | 'test' | 'invoice'
  number: string | null
  state: 'open' | 'paid' | 'void' | 'uncollectible'
  plan: string
  kind: string
  amount: bigint
  tax: bigint | null
  refunded: bigint
  currency: string
  from: Date | null
  to: Date | null
  madeAt: Date
  paidAt: Date | null
  /** The same paper at the payment provider. */
  link: string | null
}

type Row = Omit<Receipt, 'amount' | 'tax' | 'refunded'> & { amount: string; tax: string | null; refunded: string }

/** At most this many are listed; nobody has paid monthly for that long. */
const most = 240

/** The reader's own invoices, newest first; with `id` only that one. One query. */
export const gatherReceipts = async (db: Db, reader: string, id?: string): Promise<Receipt[]> => {
  const { rows } = await sql<Row>`
    select i.id, i.desk, i.number, i.state, coalesce(p.name || case when p.months = 1 then ', a month' when p.months = 12 then ', a year' else ', ' || p.months || ' months' end, p.name, 'Membership') as plan, coalesce(p.kind, 'personal') as kind, i.amount::text as amount,
      i.tax::text as tax, i.refunded::text as refunded, i.currency, i.period_from as "from", i.period_to as "to", i.made_at as "madeAt",
      i.paid_at as "paidAt", i.link
    from invoices i left join plans p on p.id = i.plan_id
    where i.reader_id = ${reader} ${id === undefined ? sql`` : sql`and i.id = ${id}`}
    order by i.made_at desc, i.id desc limit ${most}`.execute(db)
  return rows.map(({ amount, tax, refunded, ...rest }) => ({
    ...rest,
    amount: BigInt(amount),
    tax: tax === null ? null : BigInt(tax),
    refunded: BigInt(refunded),
  }))
}

import { type Db, sql } from '../../base/database.ts'
import type { Money } from '../../base/money.ts'

export type InvoiceRow = {
  id: string
  number: string | null
  desk: 'stripe' | 'test' | 'invoice'
  reader: string | null
  mail: string | null
  plan: string
  state: 'open' | 'paid' | 'void' | 'uncollectible'
  dispute: 'open' | 'lost' | 'won' | null
  sum: Money
  paid: Money
  refunded: Money
  madeAt: Date
  paidAt: Date | null
  periodFrom: Date | null
  periodTo: Date | null
  link: string | null
}

type Row = Omit<InvoiceRow, 'sum' | 'paid' | 'refunded'> & {
  currency: string
  amount: number | bigint
  paid: number | bigint
  refunded: number | bigint
}

export type InvoicesWanted = { state?: string; reader?: string; id?: string; before?: string }

const most = 50

/** Invoices, the newest first, fifty at a time; `before` is the id that ended the page before. One query. */
export const invoicesWhere = async (
  db: Db,
  { state, reader, id, before }: InvoicesWanted,
): Promise<{ invoices: InvoiceRow[]; next: string | undefined }> => {
  const conditions = [
    sql`true`,
    ...(id ? [sql`i.id = ${id}`] : []),
    ...(reader ? [sql`i.reader_id = ${reader}`] : []),
    ...(state === 'open' ? [sql`i.state = 'open'`] : []),
    ...(state === 'paid' ? [sql`i.state = 'paid'`] : []),
    ...(state === 'disputed' ? [sql`i.dispute is not null`] : []),
    ...(state === 'refunded' ? [sql`i.refunded > 0`] : []),
    ...(before ? [sql`(i.made_at, i.id) < (select made_at, id from invoices where id = ${before})`] : []),
  ]
  const { rows } = await sql<Row>`
    select i.id, i.number, i.desk, i.reader_id as reader, r.mail, coalesce(p.name, i.plan_id) as plan, i.state, i.dispute, i.currency, i.amount, i.paid,
      i.refunded, i.made_at as "madeAt", i.paid_at as "paidAt", i.period_from as "periodFrom", i.period_to as "periodTo", i.link
    from invoices i left join readers r on r.id = i.reader_id left join plans p on p.id = i.plan_id
    where ${sql.join(conditions, sql` and `)} order by i.made_at desc, i.id desc limit ${most + 1}`.execute(db)
  const invoices = rows.slice(0, most).map(({ currency, amount, paid, refunded, ...row }): InvoiceRow => {
    const money = (minor: number | bigint): Money => ({ amount: BigInt(minor), currency })
    return { ...row, sum: money(amount), paid: money(paid), refunded: money(refunded) }
  })
  return { invoices, next: rows.length > most ? invoices.at(-1)?.id : undefined }
}

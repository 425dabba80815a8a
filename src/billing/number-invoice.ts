import { type Db, sql } from '../base/database.ts'

/**
 * The next number of the invoices that we issue: '2026-000001', without a gap within a year (UTC). The lock is held until the transaction ends, so a number
 * is taken if and only if its invoice is written.
 */
export const numberInvoice = async (tx: Db, now: Date): Promise<{ number: string; year: number; numberInYear: number }> => {
  if (!tx.isTransaction) throw new Error('an invoice is numbered in the transaction that writes it')
  const year = now.getUTCFullYear()
  await sql`select pg_advisory_xact_lock(7235810, ${year}::int)`.execute(tx)
  const last = await tx
    .selectFrom('invoices')
    .select((select) => select.fn.max('number_in_year').as('no'))
    .where('year', '=', year)
    .executeTakeFirst()
  const numberInYear = Number(last?.no ?? 0) + 1
  return { number: `${year}-${String(numberInYear).padStart(6, '0')}`, year, numberInYear }
}

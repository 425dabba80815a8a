import type { Selectable } from 'kysely'
import { type Db, inTransaction, type Tables } from '../base/database.ts'
import { sayMoney } from '../base/money.ts'
import type { Letter, Letters } from '../letters/letters.ts'
import { planNamed, sayDay } from '../membership/membership.ts'
import type { ReaderId } from '../readers/readers.ts'
import { invoicePath } from './invoice-desk.ts'

type Invoice = Selectable<Tables['invoices']>
type Writing = { letters: Pick<Letters, 'write'>; address: string }

const receiptLetter = (invoice: Invoice, plan: string | undefined, address: string): Letter => {
  const say = (amount: bigint | number) => sayMoney({ amount: BigInt(amount), currency: invoice.currency })
  const { number, id, tax, period_from: from, period_to: to, paid_at: paidAt, desk } = invoice
  const period = from && to ? `, from ${sayDay(from)} to ${sayDay(to)}` : ''
  return {
    subject: `Receipt: ${say(invoice.paid)}`,
    heading: 'Your receipt',
    paragraphs: [
      `${plan ?? 'Membership'}${period}: ${say(invoice.paid)}${tax === null ? '' : `, of which tax ${say(tax)}`}.`,
      `${number ? `Number ${number}` : `Reference ${id}`}${paidAt ? `, paid on ${sayDay(paidAt)}` : ''}. Thank you.`,
      ...(desk === 'test' ? ['This was paid at the desk for tests: no money was taken.'] : []),
    ],
    action: { label: 'The receipt, to print or keep', href: `${address}${invoicePath(id)}` },
  }
}

/**
 * Writes each invoice's reader a receipt, once per invoice, however often it is heard and by whom. None for what cost nothing, nor to the forgotten.
 * Gives how many were written.
 */
export const writeReceipts = async (
  db: Db,
  { invoices, letters, address }: { invoices: readonly string[] } & Writing,
  now: Date,
): Promise<number> => {
  let written = 0
  for (const id of new Set(invoices))
    await inTransaction(db, async (tx) => {
      const invoice = await tx
        .updateTable('invoices')
        .set({ receipt_at: now })
        .where('id', '=', id)
        .where('state', '=', 'paid')
        .where('paid', '>', 0)
        .where('receipt_at', 'is', null)
        .where('reader_id', 'is not', null)
        .returningAll()
        .executeTakeFirst()
      if (!invoice) return
      // Shared with forgetting, as in membership: a receipt is written before it, and dropped by it, or not at all.
      const reader = await tx
        .selectFrom('readers')
        .select(['id', 'mail'])
        .where('id', '=', invoice.reader_id as ReaderId)
        .forKeyShare()
        .executeTakeFirst()
      if (!reader) return
      const plan = await planNamed(tx, invoice.plan_id)
      const letter = receiptLetter(invoice, plan?.name, address)
      await letters.write(tx, { to: reader.mail, kind: 'receipt', letter, reader: reader.id }, now)
      written++
    })
  return written
}

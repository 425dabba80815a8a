import { sayMoney } from '../../base/money.ts'
import { Ago } from '../furniture/times.tsx'
import type { InvoiceRow } from './gather-invoices.ts'
import { Ledger } from './ledger.tsx'

const states = { open: 'To be paid', paid: 'Paid', void: 'Void', uncollectible: 'Given up' }
const disputes = { open: 'In dispute', lost: 'Dispute lost', won: 'Dispute won' }

/** How an invoice is, in a few words. */
export const sayInvoice = ({ state, dispute, refunded, sum }: InvoiceRow): string =>
  [
    states[state],
    dispute && disputes[dispute],
    refunded.amount > 0n && (refunded.amount >= sum.amount ? 'given back' : `${sayMoney(refunded)} given back`),
  ]
    .filter(Boolean)
    .join(', ')

/** A table of invoices; `whose` where they are not all of one reader. */
export const InvoiceRows = ({ invoices, now, whose }: { invoices: InvoiceRow[]; now: Date; whose: boolean }) => (
  <Ledger
    name="Invoices, the newest first"
    none="There are no invoices here."
    heads={['Number', ...(whose ? ['Reader'] : []), 'Plan', 'Sum', 'State', 'Made']}
    numbers={[whose ? 3 : 2]}
    rows={invoices.map((one) => [
      <a href={`/office/invoices/${encodeURIComponent(one.id)}`}>{one.number ?? one.id}</a>,
      ...(whose ? [one.reader && one.mail ? <a href={`/office/readers/${one.reader}`}>{one.mail}</a> : 'Forgotten'] : []),
      one.plan,
      sayMoney(one.sum),
      <span class={one.dispute === 'open' ? 'alarm' : undefined}>{sayInvoice(one)}</span>,
      <Ago at={one.madeAt} now={now} />,
    ])}
  />
)

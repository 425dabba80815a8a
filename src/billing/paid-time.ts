import type { DisputeState, InvoiceState } from './tables.ts'

/** What of an invoice says whether its period is paid; amounts in minor units. */
export type Payment = {
  state: InvoiceState
  paid: bigint
  refunded: bigint
  dispute: DisputeState | null
  from: Date | null
  to: Date | null
}

/** Why the money of a paid invoice is not here any more; undefined while it is. A part refunded leaves the period paid. */
export const moneyWentBack = (one: Pick<Payment, 'paid' | 'refunded' | 'dispute'>): 'refunded' | 'disputed' | undefined => {
  if (one.refunded > 0n && one.refunded >= one.paid) return 'refunded'
  return one.dispute === 'open' || one.dispute === 'lost' ? 'disputed' : undefined
}

/**
 * The time that is paid for by these invoices: from the start of the first period that is paid to the end of the last, without what was refunded whole
 * or is disputed. `why`: what took the latest period away. The order of the invoices does not matter.
 */
export const paidTime = (invoices: Payment[]): { from: Date | null; until: Date | null; why?: 'refunded' | 'disputed' } => {
  const paid = invoices.filter((one) => one.state === 'paid' && one.from && one.to)
  const kept = paid.filter((one) => !moneyWentBack(one))
  const last = (some: Payment[]) => some.toSorted((a, b) => Number(b.to) - Number(a.to))[0]
  const until = last(kept)?.to ?? null
  const from = kept.map((one) => one.from).sort((a, b) => Number(a) - Number(b))[0] ?? null
  const lost = last(paid.filter((one) => moneyWentBack(one) && Number(one.to) > Number(until)))
  const why = lost && moneyWentBack(lost)
  return { from, until, ...(why ? { why } : {}) }
}

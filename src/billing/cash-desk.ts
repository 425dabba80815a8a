import type { Money } from '../base/money.ts'
import type { Plan, Price } from '../membership/membership.ts'
import type { ReaderId } from '../readers/readers.ts'
import type { DeskKind } from './tables.ts'

/** A no that the reader is told: `code` for machines, `message` for him. */
export type No = { ok: false; code: string; message: string }
export const no = (code: string, message: string): No => ({ ok: false, code, message })

/** An order as a desk gets it: the price is the one on the server. */
export type Ordered = {
  id: string
  reader: ReaderId
  mail: string
  plan: Plan
  price: Omit<Price, 'plan'>
  amount: Money
  /** Where the reader comes back to, whether he has paid or not: paths of ours. */
  paid: string
  back: string
}

/** What can be done in the payment provider's own pages. */
export type PortalWish = 'all' | 'card' | 'plan' | 'cancel'

export type Running = { id: string; customer: string | null }

/** A cash desk: Stripe, invoices, or the test desk. Its verbs throw when the provider does not answer. */
export type CashDesk = {
  kind: DeskKind
  /** Other origins that forms of ours lead to: for the policy of the page. */
  origins: string[]
  /** Opens a checkout for an order that has been written down: where the reader goes now, and what the provider calls it. */
  openCheckout(order: Ordered, now: Date): Promise<{ to: string; session: string | null }>
  /** Ends a checkout that nobody may finish any more. */
  closeCheckout(session: string): Promise<void>
  /** The provider's pages for card, plan and receipts; undefined where there are none. */
  openPortal(what: { running: Running; wish: PortalWish; back: string }): Promise<{ to: string } | undefined>
  /** Ends a subscription with the period that is paid, or lets it go on after all. */
  setRenewing(running: Running, renews: boolean, now: Date): Promise<void>
  /** Gives money back, all that is left of it when `amount` is undefined. */
  refund(invoice: string, amount: bigint | undefined, now: Date): Promise<void>
}

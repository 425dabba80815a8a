/** The door of the billing room: money in. */

export type { No, PortalWish } from './cash-desk.ts'
export { forgetBilling } from './forget-billing.ts'
export { invoicePath } from './invoice-desk.ts'
export { exportBilling, invoicesOf, orderOf, type ReadersSubscription, type Receipt, subscriptionsOf } from './invoices-of.ts'
export { type Billing, openBilling } from './open-billing.ts'
export type { Reconciled } from './reconcile.ts'
export type { DeskKind, DisputeState, InvoiceState, OrderState, SubscriptionState } from './tables.ts'
export { longestWebhook, type WebhookAnswer } from './take-webhook.ts'
export { type Outcome, testDeskPath } from './test-desk.ts'

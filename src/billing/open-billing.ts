import { second } from '../base/clock.ts'
import type { Config } from '../base/config.ts'
import type { Db } from '../base/database.ts'
import { type Log, silentLog } from '../base/log.ts'
import type { Secret } from '../base/secret.ts'
import type { Letters } from '../letters/letters.ts'
import type { ReaderId } from '../readers/readers.ts'
import { askCheckout } from './ask-checkout.ts'
import { askInvoice } from './ask-invoice.ts'
import { askSubscription } from './ask-subscription.ts'
import { type CashDesk, type No, no, type PortalWish } from './cash-desk.ts'
import { type Buyer, checkout } from './checkout.ts'
import { dropOld } from './drop-old.ts'
import { deleteCustomers, forgetBilling } from './forget-billing.ts'
import { hearPaymentEvents } from './hear-payment-events.ts'
import type { Hearing } from './hearing.ts'
import { invoiceDesk, invoicePath, markPaid, voidInvoice } from './invoice-desk.ts'
import { orderOf } from './invoices-of.ts'
import { nextCharge } from './next-charge.ts'
import { refundOwn } from './own-desk.ts'
import { type Reconciled, reconcile } from './reconcile.ts'
import { renewOwn } from './renew-own.ts'
import { openStripe, type Patience } from './stripe-access.ts'
import { stripeDesk } from './stripe-desk.ts'
import { isTrouble } from './stripe-trouble.ts'
import type { DeskKind } from './tables.ts'
import { takeWebhook, type WebhookAnswer } from './take-webhook.ts'
import { type Outcome, payOrder, setTestCard, testDesk } from './test-desk.ts'
import { writeReceipts } from './write-receipts.ts'

type Done = { ok: true } | No

// How long Stripe is left alone when it did not answer, in ms.
const rest = 30 * second

/** Opens the cash desk that the settings name. Nothing is asked of the network, and no library loaded, before it is needed. */
export const openBilling = (given: {
  db: Db
  config: Pick<Config, 'CASH_DESK' | 'STRIPE_SECRET_KEY' | 'STRIPE_WEBHOOK_SECRET' | 'STRIPE_API' | 'STRIPE_TAX'>
  /** The paper's public address, without a slash at its end. */
  address: string
  secret: Secret
  letters: Letters
  log?: Log
  patience?: Patience
}) => {
  const { db, config, address, secret, letters, log = silentLog } = given
  const sender = { letters, secret, address }
  const access = openStripe(config, secret, given.patience)
  const kind: DeskKind = config.CASH_DESK ?? (access ? 'stripe' : 'invoice')
  const desks: Partial<Record<DeskKind, CashDesk>> = {
    test: testDesk({ db, sender }),
    invoice: invoiceDesk({ db, sender }),
    ...(access ? { stripe: stripeDesk({ db, access, config, address }) } : {}),
  }
  const desk = desks[kind]
  if (!desk) throw new Error(`the cash desk ${kind} has no key`)
  const hearing: Hearing | undefined = access && { db, access, sender, log }

  let restUntil = new Date(0)

  /** Runs what needs the provider; what goes wrong there is told to the reader as a no, and to the operator in the log. */
  const orNo = async <T>(what: string, work: () => Promise<T>): Promise<T | No> => {
    try {
      return await work()
    } catch (error) {
      log.warn(`the cash desk could not ${what}`, { why: error instanceof Error ? error.message : String(error) })
      return no('desk-closed', 'The cash desk does not answer. Please try again in a few minutes.')
    }
  }
  const runningOf = async (reader: string, id: string) => {
    const row = await db
      .selectFrom('subscriptions')
      .select(['id', 'desk', 'state', 'customer_id'])
      .where('id', '=', id)
      .where('reader_id', '=', reader)
      .executeTakeFirst()
    return row && { ...row, customer: row.customer_id }
  }
  const setRenewing = async (
    { reader, subscription }: { reader: ReaderId; subscription: string },
    renews: boolean,
    now: Date,
  ): Promise<Done> => {
    const running = await runningOf(reader, subscription)
    const its = running && desks[running.desk]
    if (!running || !its || running.state === 'ended') return no('no-such-subscription', 'There is no running subscription.')
    if (running.desk === 'invoice' && renews) return no('by-invoice', 'What is paid by invoice does not renew by itself. Order it again.')
    return orNo(renews ? 'resume a subscription' : 'cancel a subscription', async () => {
      await its.setRenewing(running, renews, now)
      if (hearing && running.desk === 'stripe') await askSubscription(hearing, running.id, now)
      return { ok: true }
    })
  }
  return {
    kind,
    /** Other origins that forms of ours lead to: for the form-action of the page's policy. */
    origins: desk.origins,
    /** See checkout.ts. `paid`: the path to return to when paid, in which ORDER stands for the order's id. */
    checkout: (what: { buyer: Buyer; plan: string; country: string | null; paid: string; back: string }, now: Date) =>
      checkout({ db, desk, log, invoicePath }, what, now),
    /** After the return from a checkout: asks the provider at once, so that the reader does not wait for its message. Gives how the order stands. */
    async lookAfter({ order: id, reader }: { order: string; reader: ReaderId }, now: Date) {
      const order = await orderOf(db, { order: id, reader })
      if (!order?.session || !hearing || order.state === 'paid') return order
      await orNo('look after an order', () => askCheckout(hearing, order.session as string, now))
      return orderOf(db, { order: id, reader })
    },
    /** The provider's own pages, for the reader's running subscription. */
    async portal({
      reader,
      subscription,
      wish,
      back,
    }: {
      reader: ReaderId
      subscription: string
      wish: PortalWish
      back: string
    }): Promise<{ ok: true; to: string } | No> {
      const running = await runningOf(reader, subscription)
      const its = running && desks[running.desk]
      if (!running || !its) return no('no-such-subscription', 'There is no such subscription.')
      const opened = await orNo(
        'open its portal',
        async () => (await its.openPortal({ running, wish, back })) ?? no('no-portal', 'This desk has no pages of its own.'),
      )
      return 'to' in opened ? { ok: true, to: opened.to } : opened
    },
    cancel: (what: { reader: ReaderId; subscription: string }, now: Date) => setRenewing(what, false, now),
    resume: (what: { reader: ReaderId; subscription: string }, now: Date) => setRenewing(what, true, now),
    async webhook(request: { body: string; signature: string | undefined }, now: Date): Promise<WebhookAnswer> {
      return access ? takeWebhook({ db, access, log }, request, now) : { status: 404, words: 'no Stripe here' }
    },
    /** Hears that messages of Stripe came. Throws when Stripe does not answer; then, for a while, at once: the other events must not wait for it. */
    async hearPaymentEvents(facts: { event: string }[], now: Date): Promise<void> {
      if (!hearing) return
      if (now < restUntil) throw new Error('Stripe did not answer a moment ago')
      try {
        const events = facts.map((fact) => fact.event)
        await hearPaymentEvents(hearing, { events }, now)
      } catch (error) {
        if (isTrouble(error)) restUntil = new Date(now.getTime() + rest)
        throw error
      }
    },
    /** Hears that readers were forgotten: their names leave our books, and their customers are deleted at Stripe. Throws when Stripe does not answer. */
    async hearForgotten(facts: { reader: string }[], now: Date): Promise<void> {
      for (const fact of facts) await forgetBilling(db, fact, now)
      if (hearing) await deleteCustomers(hearing, now)
    },
    /** Hears that invoices were paid: their readers are written receipts. */
    hearPaymentsReceived: (facts: { invoice: string }[], now: Date): Promise<number> =>
      writeReceipts(db, { invoices: facts.map((fact) => fact.invoice), letters, address }, now),
    /** What the next period of a subscription costs; undefined when it is not known. */
    nextCharge: (subscription: string) => nextCharge(db, subscription, { taxed: config.STRIPE_TAX }),
    /** The nightly round; undefined without Stripe. See reconcile.ts. */
    reconcile: (now: Date): Promise<Reconciled | undefined> => (hearing ? reconcile(hearing, now) : Promise.resolve(undefined)),
    /** The hourly round of what no provider turns, which also drops what came to nothing long ago. Gives how many subscriptions it turned. */
    async renew(now: Date): Promise<number> {
      await dropOld(db, now)
      return renewOwn(db, { sender }, now)
    },
    testDesk: {
      pay: (what: { order: string; reader: ReaderId; outcome: Outcome }, now: Date) => payOrder(db, { ...what, sender }, now),
      setCard: (what: { subscription: string; reader: ReaderId; card: 'good' | 'refused' }, now: Date) =>
        setTestCard(db, { ...what, sender }, now),
    },
    /** For the operator: an invoice of ours is paid, or is taken back. */
    markPaid: ({ invoice }: { invoice: string }, now: Date) => markPaid(db, { invoice, sender }, now),
    voidInvoice: ({ invoice }: { invoice: string }, now: Date) => voidInvoice(db, { invoice, sender }, now),
    /** For the operator: gives money back, all that is left of it without an amount (minor units). */
    async refund({ invoice, amount }: { invoice: string; amount?: bigint }, now: Date): Promise<Done> {
      const row = await db.selectFrom('invoices').select(['desk', 'state', 'paid', 'refunded']).where('id', '=', invoice).executeTakeFirst()
      if (row?.state !== 'paid') return no('not-paid', 'This invoice is not paid.')
      const left = BigInt(row.paid) - BigInt(row.refunded)
      if (left <= 0n || (amount !== undefined && (amount <= 0n || amount > left)))
        return no('too-much', 'More than was paid cannot be given back.')
      if (row.desk !== 'stripe') return refundOwn(db, { id: invoice, amount, sender }, now)
      // What no money follows must not be written down: without its keys, Stripe gives nothing back.
      if (!hearing)
        return no('desk-closed', 'This was paid at Stripe, whose keys this paper does not have. Give it back in the Dashboard of Stripe.')
      return orNo('give money back', async () => {
        await desks.stripe?.refund(invoice, amount, now)
        await askInvoice(hearing, invoice, now)
        return { ok: true }
      })
    },
  }
}

export type Billing = ReturnType<typeof openBilling>

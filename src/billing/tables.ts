import type { Generated } from 'kysely'

export type DeskKind = 'stripe' | 'test' | 'invoice'
export type OrderState = 'open' | 'paid' | 'refused' | 'gone'
export type SubscriptionState = 'waiting' | 'active' | 'past-due' | 'ended'
export type InvoiceState = 'open' | 'paid' | 'void' | 'uncollectible'
export type DisputeState = 'open' | 'lost' | 'won'
/** Why a subscription ended or is no longer paid for. */
export type Why = 'refunded' | 'disputed' | 'payment-failed' | 'cancelled' | 'forgotten'

declare module '../base/database.ts' {
  interface Tables {
    customers: {
      id: string
      reader_id: string | null
      live: boolean
      made_at: Date
      leaving_at: Date | null
      left_at: Date | null
    }
    orders: {
      id: string
      desk: DeskKind
      reader_id: string | null
      plan_id: string
      price_id: string
      kind: string
      amount: bigint | number
      currency: string
      state: OrderState
      session: string | null
      subscription_id: string | null
      back: string
      version: Generated<number>
      told: string | null
      made_at: Date
      paid_at: Date | null
    }
    subscriptions: {
      id: string
      desk: DeskKind
      reader_id: string | null
      customer_id: string | null
      plan_id: string
      price_id: string | null
      seats: number
      status: string
      state: SubscriptionState
      renews: boolean
      ends_at: Date | null
      why: Why | null
      period_from: Date | null
      period_to: Date | null
      card: Generated<'good' | 'refused'>
      live: boolean
      began_at: Date
      asked_no: number
      version: Generated<number>
      told: string | null
    }
    invoices: {
      id: string
      desk: DeskKind
      reader_id: string | null
      customer_id: string | null
      subscription_id: string | null
      order_id: string | null
      number: string | null
      year: number | null
      number_in_year: number | null
      state: InvoiceState
      amount: bigint | number
      tax: bigint | number | null
      paid: bigint | number
      refunded: Generated<bigint | number>
      dispute: DisputeState | null
      currency: string
      plan_id: string
      period_from: Date | null
      period_to: Date | null
      link: string | null
      made_at: Date
      paid_at: Date | null
      said_paid: Generated<boolean>
      receipt_at: Date | null
      asked_no: number
    }
    payment_events: {
      id: string
      type: string
      about: string
      about_id: string
      live: boolean
      made_at: Date
      arrived_at: Date
      heard_at: Date | null
      outcome: string | null
    }
  }
}

declare module '../base/jobs.ts' {
  interface Events {
    'payment-event-received': { event: string }
    'payment-received': { invoice: string }
  }
}

import type Stripe from 'stripe'
import { type Db, inTransaction } from '../base/database.ts'
import { say } from '../base/jobs.ts'
import type { Log } from '../base/log.ts'
import { subjectOf } from './event-subject.ts'
import type { StripeAccess } from './stripe-access.ts'

/** The longest message that is read, in bytes; Stripe's are some kilobytes, with every line of an invoice some tens. */
export const longestWebhook = 256 * 1024

/** What the provider's messenger is answered: anything but 2xx makes Stripe come again for days (docs.stripe.com/webhooks#retries). */
export type WebhookAnswer = { status: 200 | 400 | 413 | 404; words: string }

/** Stores an event once, and says so in the same transaction. False when it is there already. */
export const storeEvent = (db: Db, { event, live }: { event: Stripe.Event; live: boolean }, now: Date): Promise<boolean> =>
  inTransaction(db, async (tx) => {
    const subject = subjectOf(event)
    // What is not for us is answered with thanks, or Stripe would come again for days, and is kept as a line that says so.
    const outcome = event.livemode !== live ? 'other-mode' : subject.about === 'other' ? 'foreign' : null
    const stored = await tx
      .insertInto('payment_events')
      .values({
        id: event.id,
        type: event.type,
        about: subject.about,
        about_id: subject.id,
        live: event.livemode,
        made_at: new Date(event.created * 1000),
        arrived_at: now,
        heard_at: outcome ? now : null,
        outcome,
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirst()
    if (!stored.numInsertedOrUpdatedRows) return false
    if (!outcome) await say(tx, 'payment-event-received', { event: event.id })
    return true
  })

/**
 * Takes a message of Stripe: verified with its signature, not older than five minutes, stored once; nothing is asked or worked out here, so that the
 * answer is fast.
 */
export const takeWebhook = async (
  { db, access, log }: { db: Db; access: StripeAccess; log: Log },
  { body, signature }: { body: string; signature: string | undefined },
  now: Date,
): Promise<WebhookAnswer> => {
  if (Buffer.byteLength(body) > longestWebhook) return { status: 413, words: 'too long' }
  const stripe = await access.client()
  let event: Stripe.Event
  try {
    event = stripe.webhooks.constructEvent(body, signature ?? '', access.webhookSecret, 300, undefined, now.getTime())
    if (!isEvent(event)) throw new Error('no event')
  } catch (error) {
    log.warn('a message to the cash desk was refused', { why: error instanceof Error ? error.message.split('\n')[0] : String(error) })
    return { status: 400, words: 'not signed by Stripe, or too old' }
  }
  const isNew = await storeEvent(db, { event, live: access.live }, now)
  if (isNew && event.livemode !== access.live)
    log.warn('an event of the other mode of Stripe came', { event: event.id, live: String(event.livemode) })
  return { status: 200, words: isNew ? 'stored' : 'known' }
}

const isEvent = (event: Stripe.Event): boolean =>
  event !== null &&
  typeof event === 'object' &&
  typeof event.id === 'string' &&
  event.id.length <= 255 &&
  typeof event.type === 'string' &&
  typeof event.created === 'number' &&
  typeof event.livemode === 'boolean' &&
  typeof event.data?.object === 'object' &&
  event.data.object !== null

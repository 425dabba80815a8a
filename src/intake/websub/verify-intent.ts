import { day, minute, second } from '../../base/clock.ts'
import { type Db, inTransaction } from '../../base/database.ts'
import type { Secret } from '../../base/secret.ts'
import { leaseSeconds } from './ask-hubs.ts'
import { callbackPrint } from './callback.ts'

/** What goes back to a hub that asks whether we meant it. */
export type Verification = { status: 200 | 404; body: string }

const no: Verification = { status: 404, body: '' }
const longestLease = 30 * day
const shortestLease = 5 * minute

/** A lease that a hub gives: what we asked for where it says none, and bounded, so that a slip of its pen neither binds us for years nor has us ask every second. */
const leaseOf = (told: string | undefined): number => {
  const seconds = /^\d{1,12}$/.test(told ?? '') ? Number(told) : leaseSeconds
  return Math.min(Math.max(seconds * second, shortestLease), longestLease)
}

/**
 * A hub's question at a callback (WebSub, 5.3): the challenge comes back for what we have asked and not for anything else, so that nobody can subscribe us or end what we have. A
 * denial (5.2) is written down, and the hub is asked again in a day. After the last word on a subscription that ended, its callback is nobody's.
 */
export const verifyIntent = (
  db: Db,
  { token, query, secret }: { token: string; query: Record<string, string>; secret: Secret },
  now: Date,
): Promise<Verification> =>
  inTransaction(db, async (tx) => {
    const lease = await tx
      .selectFrom('websub_leases')
      .select(['feed_id', 'topic', 'state', 'asked'])
      .where('callback_print', '=', callbackPrint(secret, token))
      .forUpdate()
      .executeTakeFirst()
    if (!lease || query['hub.topic'] !== lease.topic) return no
    const mine = tx.updateTable('websub_leases').where('feed_id', '=', lease.feed_id)
    const challenge = query['hub.challenge'] ?? ''
    switch (query['hub.mode']) {
      case 'denied': {
        if (lease.state === 'leaving') return { status: 200, body: '' }
        const problem = `The hub denied the subscription${
          query['hub.reason']
            ? `: ${query['hub.reason']
                .slice(0, 200)
                .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
                .toWellFormed()}`
            : '.'
        }`
        await mine
          .set({ state: 'denied', asked: null, held_since: null, lease_until: null, problem, ask_at: new Date(now.getTime() + day) })
          .execute()
        return { status: 200, body: '' }
      }
      case 'subscribe': {
        if (lease.asked !== 'subscribe' || lease.state === 'leaving' || !challenge) return no
        const length = leaseOf(query['hub.lease_seconds'])
        await mine
          .set((of) => ({
            state: 'held',
            asked: null,
            tries: 0,
            problem: null,
            held_since: of.fn.coalesce('held_since', of.val(now)),
            lease_until: new Date(now.getTime() + length),
            ask_at: new Date(now.getTime() + (length * 2) / 3),
          }))
          .execute()
        return { status: 200, body: challenge }
      }
      case 'unsubscribe': {
        if (lease.asked !== 'unsubscribe' || lease.state !== 'leaving' || !challenge) return no
        await tx.deleteFrom('websub_leases').where('feed_id', '=', lease.feed_id).execute()
        return { status: 200, body: challenge }
      }
      default:
        return no
    }
  })

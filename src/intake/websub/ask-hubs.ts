import { day, minute } from '../../base/clock.ts'
import { type Db, sql } from '../../base/database.ts'
import type { Network } from '../../base/fetching.ts'
import type { Log } from '../../base/log.ts'
import type { Secret } from '../../base/secret.ts'
import type { FeedId } from '../../titles/titles.ts'
import { type Callback, callbackPrint, newCallback, sealCallback, unsealCallback } from './callback.ts'
import { sayToHub } from './say-to-hub.ts'

/** Leases always end (WebSub, 5.1); ten days are asked for. */
export const leaseSeconds = (10 * day) / 1000

/** A round asks no more than this, and no hub more often than that in a round: thousands of feeds may have the same hub. */
const mostInRound = 30
const mostOfHub = 10
/** A hub that has not verified, or not answered, is asked again after ten minutes, doubled each time, a day at most. */
const firstPause = 10 * minute
const mostLeaving = 5

type Due = { feed_id: FeedId; hub: string; topic: string; state: string; sealed: string | null; tries: number }

export type Asking = {
  network: Network
  secret: Secret /** The paper's address, without a slash at its end. */
  address: string
  log: Log
  stop?: AbortSignal
}

/** Takes what is due, so that no other process asks the same hub for the same feed: when it is asked again is written down first. */
const takeDue = async (db: Db, now: Date): Promise<Due[]> => {
  const { rows } = await sql<Due>`
    with due as (
      select feed_id, row_number() over (partition by hub order by ask_at, feed_id) as nth from websub_leases where ask_at <= ${now} order by ask_at limit 500
    ), chosen as (
      select l.feed_id from websub_leases l join due on due.feed_id = l.feed_id where due.nth <= ${mostOfHub} and l.ask_at <= ${now}
      order by l.ask_at, l.feed_id limit ${mostInRound} for update of l skip locked
    )
    update websub_leases l set tries = tries + 1, asked_at = ${now}, asked = case when state = 'leaving' then 'unsubscribe' else 'subscribe' end,
      state = case when state in ('found', 'denied') then 'asked' else state end,
      ask_at = ${now}::timestamptz + least(${firstPause} * power(2, least(tries, 12)), ${day}) * interval '1 millisecond'
    from chosen where l.feed_id = chosen.feed_id returning l.feed_id, l.hub, l.topic, l.state, l.sealed, l.tries`.execute(db)
  return rows
}

/** The callback that a hub knows already stays, so that asking again renews a lease and makes no second one. */
const callbackOf = async (db: Db, due: Due, secret: Secret): Promise<Callback> => {
  const known = unsealCallback(secret, due.sealed)
  if (known) return known
  const callback = newCallback()
  await db
    .updateTable('websub_leases')
    .set({ callback_print: callbackPrint(secret, callback.token), sealed: sealCallback(secret, callback) })
    .where('feed_id', '=', due.feed_id)
    .execute()
  return callback
}

/** Whether there is nothing left to end: the hub never held it, has let it run out, or does not answer. */
const isOver = (db: Db, now: Date) =>
  sql`delete from websub_leases where state = 'leaving' and (lease_until is null or lease_until <= ${now} or tries >= ${mostLeaving})`.execute(
    db,
  )

const ask = async (db: Db, due: Due, { network, secret, address, log, stop }: Asking): Promise<void> => {
  const callback = await callbackOf(db, due, secret)
  const mode = due.state === 'leaving' ? 'unsubscribe' : 'subscribe'
  const form = {
    'hub.mode': mode,
    'hub.topic': due.topic,
    'hub.callback': `${address}/websub/${callback.token}`,
    ...(mode === 'subscribe' ? { 'hub.lease_seconds': String(leaseSeconds), 'hub.secret': callback.secret } : {}),
  }
  const problem = await sayToHub({ hub: due.hub, form }, { network, stop })
  if (problem) log.warn('a hub was asked in vain', { hub: due.hub, topic: due.topic, mode, why: problem })
  await db.updateTable('websub_leases').set({ problem }).where('feed_id', '=', due.feed_id).where('topic', '=', due.topic).execute()
}

/**
 * Asks hubs for what is due: new subscriptions, leases of which two thirds have gone by, subscriptions to end. What is asked for is written down before it is
 * asked, because a hub may verify before it answers. Gives how many were asked. One after the other: hubs are few and slow.
 */
export const askHubs = async (db: Db, asking: Asking, now: Date): Promise<number> => {
  await isOver(db, now)
  const due = await takeDue(db, now)
  for (const one of due) {
    if (asking.stop?.aborted) break
    await ask(db, one, asking)
  }
  return due.length
}

import { day } from '../base/clock.ts'
import { type Db, sql } from '../base/database.ts'
import type { ReaderId } from '../readers/readers.ts'
import { endingLetter, type NextCharge, renewsLetter } from './membership-letters.ts'
import { plansNamed } from './plans-of.ts'
import { standingEventsOfAll } from './standing-events-of.ts'
import { standingOf } from './standing-of.ts'
import { type Writing, writeOfStanding } from './write-of-standing.ts'
import { writeOnce } from './write-once.ts'

type Ending = { reader_id: ReaderId; key: string; until: string }
type Renewal = Ending & { subscription: string; plan: string }
type Given = Writing & {
  /** What the next period of a subscription costs, as billing knows it. */
  charge: (subscription: string) => Promise<NextCharge | undefined>
}

const soon = 3 * day
// Several countries want a year's renewal told before it is charged, in time to leave.
const beforeYear = 7 * day
const stale = 3 * day
const atOnce = 500

const paidIn = (from: Date, to: Date) => sql`(e.facts ->> 'paidUntil') collate "C" > ${from.toISOString()}
  and (e.facts ->> 'paidUntil') collate "C" <= ${to.toISOString()}`
const isLast = sql`e.kind = 'subscription-seen' and not exists (
  select 1 from standing_events l where l.kind = 'subscription-seen' and l.facts ->> 'subscription' = e.facts ->> 'subscription'
    and l.reader_id = e.reader_id and (l.facts ->> 'version')::int > (e.facts ->> 'version')::int)`
const paidKey = sql`(e.facts ->> 'subscription') || ':' || (e.facts ->> 'paidUntil')`

/** What ends by itself between two moments: subscriptions that do not renew, with the seats in them, and gifts. */
const endings = async (db: Db, from: Date, to: Date): Promise<Ending[]> => {
  const { rows } = await sql<Ending>`
    with paid as (
      select e.reader_id, ${paidKey} as key, e.facts ->> 'paidUntil' as until from standing_events e
      where ${isLast} and ${paidIn(from, to)} and e.facts ->> 'state' = 'active'
        and (e.facts ->> 'renews' = 'false' or e.facts ->> 'why' in ('refunded', 'disputed'))
    ), ending as (
      select * from paid
      union all
      select s.reader_id, paid.key, paid.until from paid join seats s on s.owner_id = paid.reader_id
      union all
      select e.reader_id, (e.facts ->> 'gift') || ':' || (e.facts ->> 'until'), e.facts ->> 'until' from standing_events e
      where e.kind = 'gift-redeemed' and (e.facts ->> 'until') collate "C" > ${from.toISOString()}
        and (e.facts ->> 'until') collate "C" <= ${to.toISOString()}
    )
    select ending.* from ending join readers r on r.id = ending.reader_id
    where not exists (
      select 1 from reminders m where m.reader_id = ending.reader_id and m.kind = 'membership-ends-soon' and m.key = ending.key)
    order by ending.until collate "C" limit ${atOnce}`.execute(db)
  return rows
}

/** The years that are charged between two moments. */
const renewals = async (db: Db, from: Date, to: Date): Promise<Renewal[]> => {
  const { rows } = await sql<Renewal>`
    select e.reader_id, ${paidKey} as key, e.facts ->> 'paidUntil' as until, e.facts ->> 'subscription' as subscription, p.id as plan
    from standing_events e join readers r on r.id = e.reader_id join plans p on p.id = e.facts ->> 'plan' and p.every = 'year'
    where ${isLast} and ${paidIn(from, to)} and e.facts ->> 'state' = 'active' and e.facts ->> 'renews' = 'true'
      and not exists (select 1 from reminders m where m.reader_id = e.reader_id and m.kind = 'year-renews-soon' and m.key = ${paidKey})
    order by e.facts ->> 'paidUntil' collate "C" limit ${atOnce}`.execute(db)
  return rows
}

/** Whose grace after a failed payment ran out between two moments: nothing is said of that, so the clock has to look. */
const lapses = async (db: Db, from: Date, to: Date): Promise<ReaderId[]> => {
  const { rows } = await sql<{ reader_id: ReaderId }>`
    select distinct e.reader_id from standing_events e join readers r on r.id = e.reader_id
    where ${isLast} and ${paidIn(from, to)} and e.facts ->> 'state' = 'past-due' and not exists (
      select 1 from reminders m where m.reader_id = e.reader_id and m.kind = 'membership-ended' and m.key = ${paidKey} || ':payment-failed')
    limit ${atOnce}`.execute(db)
  return rows.map((row) => row.reader_id)
}

/**
 * The round of memberships: a letter three days before one ends that does not renew (cancelled, by invoice, given, a seat in one of these), one seven
 * days before a year is charged, and one when the grace after a failed payment is over. Each once, also when several processes go round at once; none of an
 * end to those who read on by something else. Gives how many were written.
 */
export const remindOfMemberships = async (db: Db, { charge, ...writing }: Given, now: Date): Promise<number> => {
  const { letters, address, graceDays } = writing
  let written = 0
  const ending = await endings(db, now, new Date(now.getTime() + soon))
  const events = await standingEventsOfAll(
    db,
    ending.map((one) => one.reader_id),
  )
  for (const { reader_id: reader, key, until } of ending) {
    const standing = standingOf(events.get(reader) ?? [], now, { graceDays })
    const end = new Date(until)
    const ends = standing.kind === 'member' && !standing.renews && standing.until.getTime() === end.getTime()
    const letter = ends ? endingLetter(standing.by, end, address) : undefined
    if (await writeOnce(db, { letters, reminder: { reader, kind: 'membership-ends-soon', key, letter } }, now)) written++
  }
  const renewing = await renewals(db, now, new Date(now.getTime() + beforeYear))
  const plans = await plansNamed(db, [...new Set(renewing.map((one) => one.plan))])
  for (const { reader_id: reader, key, until, subscription, plan } of renewing) {
    const letter = renewsLetter({ until: new Date(until), plan: plans.get(plan) }, await charge(subscription), address)
    if (await writeOnce(db, { letters, reminder: { reader, kind: 'year-renews-soon', key, letter } }, now)) written++
  }
  const over = now.getTime() - graceDays * day
  const readers = await lapses(db, new Date(over - stale), new Date(over))
  return written + (await writeOfStanding(db, { readers, ...writing }, now))
}

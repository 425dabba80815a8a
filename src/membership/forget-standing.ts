import { type Db, sql } from '../base/database.ts'
import { newId } from '../base/ids.ts'
import type { ReaderId } from '../readers/readers.ts'
import { endSeatsOf } from './end-seat.ts'
import type { Happening, StandingEvent } from './standing-event.ts'
import { standingEventsOf } from './standing-events-of.ts'

/** The facts of an event without anything that leads to a person: what was held, from when to when. `alias` gives an id another name, always the same. */
const without = (event: StandingEvent, alias: (id: string) => string): Happening['facts'] => {
  switch (event.kind) {
    case 'trial-began':
    case 'trial-refused':
      return event.facts
    case 'subscription-seen':
      return { ...event.facts, subscription: alias(event.facts.subscription) }
    case 'complimentary-given':
      return { ...event.facts, by: '', why: '' }
    case 'complimentary-ended':
      return { ...event.facts, by: '', why: '' }
    case 'seat-given':
      return { ...event.facts, seat: alias(event.facts.seat), family: alias(event.facts.family) }
    case 'seat-left':
      return { ...event.facts, seat: alias(event.facts.seat) }
    case 'gift-redeemed':
    case 'gift-taken-back':
    case 'gift-restored':
      return { ...event.facts, gift: alias(event.facts.gift) }
    case 'institution-joined':
      return { ...event.facts, name: '' }
    case 'institution-left':
      return event.facts
  }
}

/**
 * Forgets how a reader stood, in the transaction that forgets him: his seats end and those in them are told, his gifts no longer say whose they are, and
 * his events stay for the ledger under an id that means nobody, with no other id that leads to him. What stays of him is the print of his mail address
 * among the trial claims (`keptOfForgotten`).
 */
export const forgetStanding = async (tx: Db, { reader }: { reader: ReaderId }, now: Date): Promise<void> => {
  // Whoever is about to write of him has written, or finds him gone.
  await tx.selectFrom('readers').select('id').where('id', '=', reader).forUpdate().execute()
  await endSeatsOf(tx, reader, now)
  const nobody = newId<'reader'>('nobody', now)
  const names = new Map<string, string>()
  const alias = (id: string) => {
    names.set(id, names.get(id) ?? `${nobody}-${names.size + 1}`)
    return names.get(id) as string
  }
  for (const event of await standingEventsOf(tx, reader)) {
    const anonymous = { reader_id: nobody, facts: without(event, alias), key: `forgotten:${event.id}` }
    await tx.updateTable('standing_events').set(anonymous).where('id', '=', event.id).execute()
  }
  // Who sat in his family still did, whoever it was.
  await sql`
    update standing_events set facts = facts || jsonb_build_object('family', ${nobody}::text)
    where kind = 'seat-given' and facts ->> 'family' = ${reader}`.execute(tx)
  await tx.updateTable('subscription_gifts').set({ giver_id: null }).where('giver_id', '=', reader).execute()
  await tx.updateTable('subscription_gifts').set({ redeemed_by: null }).where('redeemed_by', '=', reader).execute()
  await tx.deleteFrom('reminders').where('reader_id', '=', reader).execute()
}

/** What the page of deletion says that this room keeps. */
export const keptOfForgotten = [
  'A scrambled form of your mail address, from which nobody can read it: it tells us that somebody with it has had the free days, and nothing else.',
  'From when to when somebody was a member, without saying who: our accounts with the titles need it.',
]

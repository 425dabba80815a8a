import {
  dropOldHomePlaces,
  dropOldShingles,
  fetchFullTexts,
  type PageOutside,
  type PurgeWatch,
  recordAllGone,
  releaseAndExpire,
} from './articles/articles.ts'
import { type Clock, day, hour, minute, second } from './base/clock.ts'
import { type Database, type Db, sql } from './base/database.ts'
import type { Log } from './base/log.ts'
import type { Entry } from './base/rounds.ts'
import { tidy } from './base/tidy.ts'
import { dropOldDailies, type PageSetter } from './edition/edition.ts'
import {
  askHubs,
  askMachineUses,
  callRound,
  canBeCalled,
  forgetOldDocuments,
  type HomeReading,
  hubsKnow,
  lookAtHomes,
  lookIntoInbox,
  type Outside,
  openInbox,
  tellHubs,
} from './intake/intake.ts'
import { dropOldInvitations, forgetOldUnlocks, remindOfEnds, remindOfMemberships } from './membership/membership.ts'
import { forgetOldReadings, tidyReaders } from './readers/readers.ts'
import { linkAbroad, mendStories, openAbroad, type Placer, placeMissed, reckonTopics, retellUntold } from './stories/stories.ts'
import { articleAt, type Inside, mailDailies, ownTopics } from './web/web.ts'

type Working = {
  database: Database
  placer: Placer
  pages: PageSetter
  purges: PurgeWatch
  outside: Outside
  pageOutside: PageOutside
  homes: HomeReading
  clock: Clock
  log: Log
  atOnce: number
  stop: AbortSignal
  inside: Inside
}

const remind = async (db: Db, { letters, address, config, billing }: Inside, now: Date) => {
  const writing = { letters, address, graceDays: config.GRACE_DAYS }
  await remindOfEnds(db, writing, now)
  await remindOfMemberships(db, { ...writing, charge: billing.nextCharge }, now)
}

const letGo = async (db: Db, now: Date) => {
  await tidyReaders(db, now)
  await forgetOldReadings(db, now)
  await forgetOldUnlocks(db, now)
  await dropOldInvitations(db, now)
  await dropOldShingles(db, now)
  await dropOldHomePlaces(db, new Date(now.getTime() - 30 * day))
  await forgetOldDocuments(db, now)
  await dropOldDailies(db, now)
}

/** Hubs are told of our feeds; once all have it, what was taken back is gone from there too. */
const tellAll = async (
  db: Db,
  { hubs, address }: { hubs: readonly string[]; address: string },
  outside: Parameters<typeof tellHubs>[2],
  now: Date,
) => {
  const topics = await ownTopics(db, address, now)
  await tellHubs(db, { hubs, topics }, outside, now)
  if (await hubsKnow(db, { hubs, topics })) await recordAllGone(db, { surface: 'our feeds at hubs' }, now)
}

/** What is done only where a setting says so. */
const asSet = ({ database: { db }, outside, pageOutside, homes, clock, inside, log, stop }: Working): Entry[] => {
  const { config, secret, address } = inside
  const addressOf: Parameters<typeof lookIntoInbox>[2]['addressOf'] = (article) => address + articleAt(article)
  const inbox = config.INBOX === undefined ? undefined : openInbox(config.INBOX)
  return [
    ...(inbox
      ? [
          {
            name: 'looking into the inbox',
            every: 3 * second,
            work: (now: Date) => lookIntoInbox(db, inbox, { reading: outside.reading, addressOf, log }, now),
          },
        ]
      : []),
    ...(config.HOME_PAGES === 'on'
      ? [
          {
            name: 'looking at home pages',
            every: 15 * second,
            first: 45 * second,
            work: () => lookAtHomes(db, { network: outside.network, robots: pageOutside.robots, reading: homes, stop }, clock, log),
          },
        ]
      : []),
    ...(canBeCalled(config.PUBLIC_URL, config.ALLOW_HOSTS)
      ? [
          {
            name: 'asking hubs for feeds',
            every: 15 * second,
            work: (now: Date) => askHubs(db, { network: outside.network, secret, address, log, stop }, now),
          },
        ]
      : []),
    ...(config.HUB.length > 0
      ? [
          {
            name: 'telling hubs of our feeds',
            every: 10 * second,
            work: (now: Date) => tellAll(db, { hubs: config.HUB, address }, { network: outside.network, log, stop }, now),
          },
        ]
      : []),
  ]
}

const topics = async (db: Db, now: Date) => {
  await retellUntold(db, now)
  await reckonTopics(db, now)
}

/** What happens when the clock strikes, in a process that works. */
export const timetable = (working: Working): Entry[] => {
  const { database, placer, pages, purges, outside, pageOutside, clock, log, atOnce, stop, inside } = working
  const abroad = openAbroad()
  return [
    { name: 'calling due feeds', every: 2 * second, first: 0, work: () => callRound(database.db, outside, clock, { atOnce, log, stop }) },
    lettingGo(purges),
    {
      name: 'what embargoes and ends of rights bring',
      every: 5 * second,
      first: 2 * second,
      work: (now) => releaseAndExpire(database.db, now),
    },
    { name: 'reading full texts', every: 30 * second, first: 30 * second, work: (now) => fetchFullTexts(database.db, pageOutside, now) },
    {
      name: 'asking what machines may do',
      every: 5 * minute,
      first: 3 * minute,
      work: (now) => askMachineUses(database.db, pageOutside, now),
    },
    { name: 'placing what was missed', every: 10 * minute, first: minute, work: (now) => placeMissed(database.db, { placer }, now) },
    { name: 'mending stories', every: 20 * second, first: 12 * second, work: (now) => mendStories(database.db, { placer, steps: 4 }, now) },
    {
      name: 'setting stories of two languages side by side',
      every: 30 * second,
      first: 25 * second,
      work: (now) => linkAbroad(database.db, abroad, now),
    },
    { name: 'reckoning topics', every: 2 * minute, first: 40 * second, work: (now) => topics(database.db, now) },
    { name: 'setting pages that are due', every: 5 * second, first: 2 * second, work: (now) => pages.setIfDue(now) },
    { name: 'setting pages', every: 10 * minute, work: (now) => pages.set(now) },
    { name: 'sending letters', every: minute, first: 15 * second, work: (now) => inside.letters.sendWaiting(database.db, now) },
    { name: 'mailing daily editions', every: minute, first: 45 * second, work: (now) => mailDailies(database.db, inside, now) },
    { name: 'reminding of what ends or renews', every: hour, first: 5 * minute, work: (now) => remind(database.db, inside, now) },
    { name: 'renewing what no payment house renews', every: hour, first: 6 * minute, work: (now) => inside.billing.renew(now) },
    { name: 'asking Stripe what was missed', every: day, first: hour, work: (now) => inside.billing.reconcile(now) },
    { name: 'letting go of what is over', every: hour, first: 20 * minute, work: (now) => letGo(database.db, now) },
    { name: 'tidying the tables', every: minute, first: 20 * second, work: () => tidy(database) },
    ...asSet(working),
  ]
}

// What was taken back must leave the memory of every process within moments.
const lettingGo = (purges: PurgeWatch): Entry => ({
  name: 'letting go of pages taken back',
  every: 2 * second,
  work: (now) => purges.look(now),
})

type Watching = {
  db: Db
  /** Pages were newly set. */
  changed: () => void
  /** What is kept may show more than it should: other terms were agreed, or an editor has decided. */
  forget: () => void
  purges: PurgeWatch
}

/** The same in a process that only serves the web: to look for what the working ones have done. */
export const watching = ({ db, changed, forget, purges }: Watching): Entry[] => {
  let seen: { at: number | undefined; terms: number; decided: number } | undefined
  const look = async () => {
    const { rows } = await sql<{ at: Date | null; terms: number; decided: number | null }>`select max(set_at) as at,
      (select count(*) from terms) as terms, (select max(number) from decisions) as decided from edition_places`.execute(db)
    const now = { at: rows[0]?.at?.getTime(), terms: rows[0]?.terms ?? 0, decided: rows[0]?.decided ?? 0 }
    if (now.terms !== seen?.terms || now.decided !== seen.decided) forget()
    else if (now.at !== seen.at) changed()
    seen = now
  }
  return [{ name: 'looking for newly set pages', every: 2 * second, work: look }, lettingGo(purges)]
}

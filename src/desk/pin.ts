import { day } from '../base/clock.ts'
import { type Db, inTransaction, sql, type Tx } from '../base/database.ts'
import { Refusal } from '../base/refusal.ts'
import type { StoryId } from '../stories/stories.ts'
import { decide, type Editor, takeTurn } from './decide.ts'
import { sayTime } from './shelves.ts'
import type { DecisionId } from './tables.ts'

/** A pin is in force at most so long (ms): news that must stand longer is decided on again. */
export const longestPin = 7 * day
/** The most places from the top to which a story is pinned. */
export const mostPinned = 20

const aPage = /^(?:front|desk:[a-z][a-z-]{1,30}|country:[A-Z]{2})$/

const countries = new Intl.DisplayNames('en', { type: 'region' })

/** A page as people call it. */
const pageWords = (page: string): string => {
  const [kind, name = ''] = page.split(':')
  return kind === 'front' ? 'Top stories' : kind === 'country' ? (countries.of(name) ?? name) : name.charAt(0).toUpperCase() + name.slice(1)
}

type Pin = { page: string; story: StoryId; until: Date; by: Editor }

const find = async (tx: Tx, { page, story, until }: Omit<Pin, 'by'>, now: Date) => {
  if (!aPage.test(page)) throw new Refusal('no-such-page', 'There is no such page.')
  if (!(until > now)) throw new Refusal('no-such-time', 'That time is over already.')
  if (until.getTime() > now.getTime() + longestPin) throw new Refusal('no-such-time', 'A story is pinned or held back for a week at most.')
  await takeTurn(tx)
  const { rows } = await sql<{ had: DecisionId | null }>`
    select p.decision_id as had from stories s left join pins p on p.story_id = s.id and p.page = ${page}
    where s.id = ${story} and s.joined_into is null`.execute(tx)
  if (!rows[0]) throw new Refusal('not-in-the-paper', 'That story is not in the paper, or no longer.')
  return rows[0]
}

const put = async (tx: Tx, { page, story, until }: Pin, place: number | null, decision: DecisionId) => {
  await tx
    .insertInto('pins')
    .values({ page, story_id: story, place, until_at: until, decision_id: decision })
    .onConflict((on) => on.columns(['page', 'story_id']).doUpdateSet({ place, until_at: until, decision_id: decision }))
    .execute()
}

/**
 * Puts a story in a place of a page (0 is the top) until a time; what was pinned to that place is no longer. Refusals: 'no-such-page', 'no-such-place', 'no-such-time',
 * 'not-in-the-paper'.
 */
export const pin = (db: Db, what: Pin & { place: number }, now: Date): Promise<DecisionId> =>
  inTransaction(db, async (tx) => {
    const { page, story, until, place, by } = what
    if (!Number.isInteger(place) || place < 0 || place >= mostPinned)
      throw new Refusal('no-such-place', `A story is pinned to one of the first ${mostPinned} places.`)
    const { had } = await find(tx, what, now)
    await tx.deleteFrom('pins').where('page', '=', page).where('place', '=', place).where('story_id', '<>', story).execute()
    const subject = { page, place, stories: [story], until: until.toISOString() }
    const says = `Pinned to place ${place + 1} of ${pageWords(page)}, until ${sayTime(until)}`
    const decision = await decide(tx, { kind: 'pin', subject, says, by, supersedes: had }, now)
    await put(tx, what, place, decision)
    return decision
  })

/** Keeps a story off a page until a time. Refusals as of `pin`. */
export const holdBack = (db: Db, what: Pin, now: Date): Promise<DecisionId> =>
  inTransaction(db, async (tx) => {
    const { page, story, until, by } = what
    const { had } = await find(tx, what, now)
    const subject = { page, stories: [story], until: until.toISOString() }
    const decision = await decide(
      tx,
      { kind: 'hold-back', subject, says: `Held back from ${pageWords(page)}, until ${sayTime(until)}`, by, supersedes: had },
      now,
    )
    await put(tx, what, null, decision)
    return decision
  })

/** Ends a pin or a hold-back before its time. False when there is none. */
export const unpin = (db: Db, { page, story, by }: Omit<Pin, 'until'>, now: Date): Promise<boolean> =>
  inTransaction(db, async (tx) => {
    await takeTurn(tx)
    const { rows } = await sql<{ place: number | null; decision_id: DecisionId }>`
      delete from pins where page = ${page} and story_id = ${story} and until_at > ${now} returning place, decision_id`.execute(tx)
    const [had] = rows
    if (!had) return false
    const says = had.place === null ? `Let back on ${pageWords(page)}` : `Unpinned from ${pageWords(page)}`
    await decide(tx, { kind: 'unpin', subject: { page, stories: [story] }, says, by, supersedes: had.decision_id }, now)
    return true
  })

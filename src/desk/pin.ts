import type { ArticleId } from '../articles/articles.ts'
import { day } from '../base/clock.ts'
import { type Db, inTransaction, sql, type Tx } from '../base/database.ts'
import { Refusal } from '../base/refusal.ts'
import type { StoryId } from '../stories/stories.ts'
import { everyPage } from './active-pins.ts'
import { decide, type Editor, takeTurn } from './decide.ts'
import { sayTime } from './shelves.ts'
import { storyOfPin } from './story-now.ts'
import type { DecisionId } from './tables.ts'

/** A pin is in force at most so long (ms): news that must stand longer is decided on again. */
export const longestPin = 7 * day
/** The most places from the top to which a story is pinned. */
export const mostPinned = 20

const aPage = /^(?:every|front|desk:[a-z][a-z-]{1,30}|country:[A-Z]{2})$/

const countries = new Intl.DisplayNames('en', { type: 'region' })

/** A page as people call it. */
const pageWords = (page: string): string => {
  const [kind, name = ''] = page.split(':')
  if (page === everyPage) return 'every page'
  return kind === 'front' ? 'Top stories' : kind === 'country' ? (countries.of(name) ?? name) : name.charAt(0).toUpperCase() + name.slice(1)
}

type Pin = { page: string; story: StoryId; until: Date; by: Editor }

type Found = { lead: ArticleId | null; had: DecisionId | null; held: boolean }

/** The story as it is now: the telling that leads it, the last decision that pinned it to the page or held it back, and whether it is held back from every page. */
const find = async (tx: Tx, { page, story, until }: Omit<Pin, 'by'>, now: Date): Promise<Found> => {
  if (!aPage.test(page)) throw new Refusal('no-such-page', 'There is no such page.')
  if (!(until > now)) throw new Refusal('no-such-time', 'That time is over already.')
  if (until.getTime() > now.getTime() + longestPin) throw new Refusal('no-such-time', 'A story is pinned or held back for a week at most.')
  await takeTurn(tx)
  const { rows } = await sql<Found>`
    with pinned as (select p.*, ${storyOfPin} as story_now from pins p)
    select s.lead_article_id as lead,
      (select d.id from pinned p join decisions d on d.id = p.decision_id where p.story_now = s.id and p.page = ${page} order by d.number desc limit 1) as had,
      exists (select from pinned p where p.story_now = s.id and p.page = ${everyPage} and p.until_at > ${now}) as held
    from stories s where s.id = ${story} and s.joined_into is null`.execute(tx)
  if (!rows[0]) throw new Refusal('not-in-the-paper', 'That story is not in the paper, or no longer.')
  return rows[0]
}

// What has been over for a week goes, too: the log has it, and pages have been set anew since.
const put = async (tx: Tx, { page, story, until }: Pin, { lead }: Found, place: number | null, decision: DecisionId, now: Date) => {
  await sql`delete from pins p where until_at < ${new Date(now.getTime() - longestPin)}
    or (page = ${page} and (place = ${place}::int or ${storyOfPin} = ${story}))`.execute(tx)
  await tx
    .insertInto('pins')
    .values({ page, story_id: story, lead_article_id: lead, place, until_at: until, decision_id: decision })
    .execute()
}

/**
 * Puts a story in a place of a page (0 is the top) until a time; what was pinned to that place is no longer. Refusals: 'no-such-page', 'no-such-place', 'no-such-time',
 * 'not-in-the-paper', 'held-back' for one that is held back from every page.
 */
export const pin = (db: Db, what: Pin & { place: number }, now: Date): Promise<DecisionId> =>
  inTransaction(db, async (tx) => {
    const { page, story, until, place, by } = what
    if (!Number.isInteger(place) || place < 0 || place >= mostPinned)
      throw new Refusal('no-such-place', `A story is pinned to one of the first ${mostPinned} places.`)
    if (page === everyPage) throw new Refusal('no-such-page', 'A story is pinned to one page.')
    const found = await find(tx, what, now)
    if (found.held) throw new Refusal('held-back', 'That story is held back from every page. End that first.')
    const subject = { page, place, stories: [story], ...(found.lead && { lead: found.lead }), until: until.toISOString() }
    const says = `Pinned to place ${place + 1} of ${pageWords(page)}, until ${sayTime(until)}`
    const decision = await decide(tx, { kind: 'pin', subject, says, by, supersedes: found.had }, now)
    await put(tx, what, found, place, decision, now)
    return decision
  })

/** Keeps a story off a page, or off all of them (`page`: 'every'), until a time. Refusals as of `pin`. */
export const holdBack = (db: Db, what: Pin, now: Date): Promise<DecisionId> =>
  inTransaction(db, async (tx) => {
    const { page, story, until, by } = what
    const found = await find(tx, what, now)
    const subject = { page, stories: [story], ...(found.lead && { lead: found.lead }), until: until.toISOString() }
    const decision = await decide(
      tx,
      { kind: 'hold-back', subject, says: `Held back from ${pageWords(page)}, until ${sayTime(until)}`, by, supersedes: found.had },
      now,
    )
    await put(tx, what, found, null, decision, now)
    return decision
  })

/** Ends a pin or a hold-back before its time. False when there is none. */
export const unpin = (db: Db, { page, story, by }: Omit<Pin, 'until'>, now: Date): Promise<boolean> =>
  inTransaction(db, async (tx) => {
    await takeTurn(tx)
    const { rows } = await sql<{ place: number | null; decision_id: DecisionId; number: number }>`
      with ended as (delete from pins p where page = ${page} and ${storyOfPin} = ${story} and until_at > ${now} returning place, decision_id)
      select e.*, d.number from ended e join decisions d on d.id = e.decision_id order by d.number desc`.execute(tx)
    const [had] = rows
    if (!had) return false
    const says = had.place === null ? `Let back on ${pageWords(page)}` : `Unpinned from ${pageWords(page)}`
    await decide(tx, { kind: 'unpin', subject: { page, stories: [story] }, says, by, supersedes: had.decision_id }, now)
    return true
  })

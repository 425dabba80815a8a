import { day } from '../base/clock.ts'
import { type Db, sql } from '../base/database.ts'
import { type ActivePin, activePins, everyPage, heldEverywhere } from '../desk/desk.ts'
import { gatherCandidates } from './gather-candidates.ts'
import type { StoryFacts } from './gather-facts.ts'
import { capsOn, type Ordered, orderPage } from './order-page.ts'
import { type PageName, placesOn } from './pages.ts'
import { setShelves } from './set-shelves.ts'
import type { Reason } from './tables.ts'
import { factsOf, heldWords, tellMoves } from './tell-moves.ts'
import { weighStory } from './weigh-story.ts'
import { readPage, untilWritten, writePage } from './write-page.ts'

/** `language`: of the front and the sections; `region`: the paper's own countries, whose titles count a little more there. */
export type Setting = { language: string; region?: string[] }

/** Moves are kept for so long. */
const keptMoves = 7 * day

/** The front, and the pages that something has happened to since then: stories of theirs changed, or editors decided on them. */
const pagesChanged = async (db: Db, changedSince: Date, now: Date): Promise<PageName[]> => {
  const { rows } = await sql<{ page: PageName }>`
    with changed as (
      select desk, countries from stories where joined_into is null and latest_at > ${new Date(now.getTime() - 3 * day)} and changed_at >= ${changedSince}
    )
    select page from (
      select 'desk:' || desk as page from changed where desk is not null
      union select 'country:' || country from changed, unnest(countries) as country
      union select subject->>'page' from decisions where at >= ${changedSince} and (subject->>'page' like 'desk:%' or subject->>'page' like 'country:%')
    ) p order by page`.execute(db)
  return ['front', ...rows.map((row) => row.page)]
}

/** Whether editors have held a story back from every page since then, or let it back. */
const allDecided = async (db: Db, changedSince: Date): Promise<boolean> => {
  const { rows } = await sql`select 1 from decisions where at >= ${changedSince} and subject->>'page' = ${everyPage} limit 1`.execute(db)
  return rows.length > 0
}

/** The pages that there is news for: the front, each desk and each country with an article in the last days. */
const pagesWithNews = async (db: Db, now: Date): Promise<PageName[]> => {
  const since = new Date(now.getTime() - 3 * day)
  const { rows } = await sql<{ page: PageName }>`
    select page from (
      select distinct 'country:' || country as page from titles where left_at is null and country is not null
      union select distinct 'desk:' || desk from stories where joined_into is null and latest_at > ${since} and desk is not null
      union select distinct page from edition_places where page like 'desk:%' or page like 'country:%'
    ) p order by page`.execute(db)
  return ['front', ...rows.map((row) => row.page)]
}

const reasonsOf = (story: Ordered): Reason[] => [
  ...(story.pinned ? [{ code: 'pinned', words: 'An editor pinned it to this place', weight: 0 }] : []),
  ...story.reasons,
  ...(story.heldBy ? [{ code: `held-${story.heldBy}`, words: heldWords(story.heldBy), weight: 0 }] : []),
]

type What = Setting & { page: PageName; pins?: ActivePin[]; known?: Map<string, StoryFacts> }

/**
 * Sets one page: chooses, weighs, orders and stores its places with their reasons and its moves with theirs. Gives whether anything changed. `pins`: what editors have
 * pinned and held back. `known`: facts of stories gathered for other pages at the same time. The same news, the same decisions and the same page before give the same page.
 * Cost: three statements of bounded work; one transaction more when the page changed.
 */
export const setPage = (db: Db, what: What, now: Date): Promise<boolean> => untilWritten(() => setOnce(db, what, now))

const setOnce = async (db: Db, { page, pins, ...setting }: What, now: Date): Promise<boolean | 'overtaken'> => {
  const all = pins ?? (await activePins(db, now))
  const decided = all.filter((pin) => pin.page === page)
  const heldBack = heldEverywhere(all)
  for (const pin of decided) if (pin.place === null) heldBack.add(pin.storyId)
  const pinned = decided.flatMap(({ storyId, place }) => (place === null || heldBack.has(storyId) ? [] : [{ storyId, place }]))
  const before = await readPage(db, page)
  const candidates = await gatherCandidates(db, { page, ...setting, pinned: pinned.map((pin) => pin.storyId) }, now)
  const weighed = candidates.filter((story) => !heldBack.has(story.storyId)).map((story) => weighStory(story, now, page))
  const after = orderPage(weighed, {
    places: placesOn(page),
    caps: capsOn(page),
    stood: before.map((one) => one.storyId),
    pins: pinned,
  })
  const latest = new Map<string, Date>(candidates.map((story) => [story.storyId, story.latestAt]))
  const moves = before.length === 0 ? [] : tellMoves({ before, after, candidates: latest, heldBack }, now)
  const places = after.map((story) => ({
    ...{ storyId: story.storyId, articleId: story.articleId, score: story.score, line: null },
    ...{ reasons: reasonsOf(story), facts: factsOf(story) },
  }))
  return writePage(db, { page, before, places, moves }, now)
}

/**
 * Sets every page that there is news for, one after the other, so that readers' questions come in between; with `changedSince` only those to which something has happened
 * since then. Gives the pages that changed.
 */
export const setPages = async (
  db: Db,
  { changedSince, ...setting }: Setting & { changedSince?: Date | undefined },
  now: Date,
): Promise<PageName[]> => {
  const pins = await activePins(db, now)
  const changed: PageName[] = await setShelves(db, now, pins)
  const known = new Map<string, StoryFacts>()
  const pages =
    changedSince && !(await allDecided(db, changedSince)) ? await pagesChanged(db, changedSince, now) : await pagesWithNews(db, now)
  for (const page of pages) if (await setPage(db, { page, pins, known, ...setting }, now)) changed.push(page)
  await sql`delete from edition_moves where moved_at < ${new Date(now.getTime() - keptMoves)}`.execute(db)
  return changed
}

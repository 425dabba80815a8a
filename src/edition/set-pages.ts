import { day, minute } from '../base/clock.ts'
import { type Db, inTransaction, sql } from '../base/database.ts'
import { gatherCandidates } from './gather-candidates.ts'
import { orderPage } from './order-page.ts'
import { type PageName, placesOn } from './pages.ts'
import { type Weighed, weighStory } from './weigh-story.ts'

/** Reasons tell an age ("2 hours ago"), so a page that did not change is still written again after this long. */
const stale = 10 * minute

const writePage = async (db: Db, page: PageName, places: Weighed[], now: Date) => {
  const { rows: had } = await sql<{
    story_id: string
    article_id: string
    set_at: Date
  }>`select story_id, article_id, set_at from edition_places where page = ${page} order by place`.execute(db)
  const same =
    had.length === places.length &&
    had.every((row, place) => row.story_id === places[place]?.storyId && row.article_id === places[place]?.articleId)
  if (same && had.every((row) => now.getTime() - row.set_at.getTime() < stale)) return false
  await inTransaction(db, async (tx) => {
    await tx.deleteFrom('edition_places').where('page', '=', page).execute()
    if (places.length === 0) return
    await tx
      .insertInto('edition_places')
      .values(
        places.map((story, place) => ({
          page,
          place,
          story_id: story.storyId,
          article_id: story.articleId,
          score: story.score,
          reasons: sql`${JSON.stringify(story.reasons)}::jsonb` as never,
          set_at: now,
        })),
      )
      .execute()
  })
  return true
}

/** The pages that there is news for: the front, each desk and each country with an article in the last days. */
const pagesWithNews = async (db: Db, now: Date): Promise<PageName[]> => {
  const since = new Date(now.getTime() - 3 * day)
  const { rows } = await sql<{ page: PageName }>`
    select page from (
      select distinct 'country:' || country as page from titles where left_at is null and country is not null
      union select distinct 'desk:' || desk from stories where joined_into is null and latest_at > ${since} and desk is not null
      union select distinct page from edition_places where page <> 'front'
    ) p order by page`.execute(db)
  return ['front', ...rows.map((row) => row.page)]
}

/**
 * Sets one page: chooses, weighs, orders and stores its places with their reasons, in one transaction. Gives whether anything changed.
 * Cost: two statements of bounded work; a third and fourth when the page changed.
 */
export const setPage = async (db: Db, { page, language }: { page: PageName; language: string }, now: Date): Promise<boolean> => {
  const candidates = await gatherCandidates(db, { page, language }, now)
  const weighed = candidates.map((story) => weighStory(story, now))
  const variety = page === 'front' ? undefined : { desk: page.startsWith('country:') ? 0.06 : 0, title: 0.1, window: 10 }
  return writePage(db, page, orderPage(weighed, placesOn(page), variety), now)
}

/** Sets every page that there is news for, one after the other, so that readers' questions come in between. Gives the pages that changed. */
export const setPages = async (db: Db, what: { language: string }, now: Date): Promise<PageName[]> => {
  const changed: PageName[] = []
  for (const page of await pagesWithNews(db, now)) if (await setPage(db, { page, ...what }, now)) changed.push(page)
  return changed
}

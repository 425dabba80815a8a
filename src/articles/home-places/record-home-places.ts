import { minute } from '../../base/clock.ts'
import { type Db, inTransaction, sql } from '../../base/database.ts'
import type { TitleId } from '../../titles/titles.ts'
import { asRows } from '../rows.ts'
import type { ArticleId } from '../tables.ts'

/** Where an article stands on its title's home page: `place` from 0 of `of` pieces; `links`: how often the page links to it; `prominence` 0 to 1. */
export type HomePlace = { article: ArticleId; place: number; of: number; links: number; prominence: number }

/** Places below this are the top of a page. */
const top = 3
/** Between two looks nobody knows what stood there: no more than this of the time in between counts. */
const mostBetween = 90 * minute
/** A page that links to more articles than these is an archive. */
const most = 400

/**
 * Keeps where articles stand on the home page of `title`, as it was seen at `now`: best and latest place, since when and until when they stood there, and how long among the first three.
 * An article named twice counts where it stands higher; those that are not named any more have left. `places` 'unchanged': the page is as it was. The page of an
 * earlier look changes nothing, and the same look again does not either.
 */
export const recordHomePlaces = (
  db: Db,
  { title, places }: { title: TitleId; places: readonly HomePlace[] | 'unchanged' },
  now: Date,
): Promise<void> =>
  inTransaction(db, async (tx) => {
    const stood = sql`least(greatest(extract(epoch from ${now}::timestamptz - p.seen_at) * 1000, 0), ${mostBetween})::int8`
    if (places === 'unchanged') {
      await sql`update home_places p set top_ms = p.top_ms + case when p.latest < ${top} then ${stood} else 0 end, seen_at = ${now}
        where p.title_id = ${title} and p.left_at is null and p.seen_at < ${now}`.execute(tx)
      return
    }
    const highest = new Map<ArticleId, HomePlace>()
    for (const one of places) {
      const had = highest.get(one.article)
      if (!had || one.place < had.place) highest.set(one.article, one)
    }
    const rows = [...highest.values()].sort((a, b) => a.place - b.place).slice(0, most)
    await sql`update home_places p set left_at = ${now}
      where p.title_id = ${title} and p.left_at is null and p.seen_at < ${now} and p.article_id <> all(${rows.map(({ article }) => article)}::text[])`.execute(
      tx,
    )
    await sql`
      insert into home_places as p (title_id, article_id, best, latest, of, links, prominence, first_seen_at, seen_at)
      select ${title}, a.id, r.place, r.place, r.of, r.links, r.prominence, ${now}, ${now}
      from json_to_recordset(${asRows(rows)}) as r(article text, place int, of int, links int, prominence real)
      join articles a on a.id = r.article and a.title_id = ${title}
      on conflict (article_id, title_id) do update set best = least(p.best, excluded.best), latest = excluded.latest, of = excluded.of, links = excluded.links,
        prominence = excluded.prominence, seen_at = excluded.seen_at, left_at = null,
        top_ms = p.top_ms + case when p.left_at is null and p.latest < ${top} and excluded.latest < ${top} then ${stood} else 0 end
      where p.seen_at < excluded.seen_at`.execute(tx)
  })

/** Lets go of what stood on home pages so long ago that no page is set by it any more. Gives how many places went. */
export const dropOldHomePlaces = async (db: Db, before: Date): Promise<number> => {
  const { numAffectedRows } = await sql`delete from home_places where seen_at < ${before}`.execute(db)
  return Number(numAffectedRows ?? 0)
}

import { type Db, inTransaction, sql } from '../../base/database.ts'
import type { RatingScheme, TitleId } from '../tables.ts'
import { type RatingForm, type RatingLine, readRatings } from './read-ratings.ts'

/** What came of a file of ratings. `ended`: ratings of the same raters that the file no longer has. */
export type TakenRatings = {
  taken: { line: number; form: RatingForm }[]
  refused: { line: number; why: string }[]
  ended: number
}

const keyOf = (...parts: string[]) => JSON.stringify(parts)

/**
 * Takes ratings from the text of a file, in one transaction. The file is all that its raters say: what one of them said before and the file no longer has, ends; raters whom it does not name stay as they
 * are (`rest` 'stays': nothing ends). A line that is refused leaves what stood of its title. Throws Refusal 'bad-ratings' where the file as a whole is none; then nothing changed.
 */
export const takeRatings = (
  db: Db,
  text: string,
  filename: string,
  now: Date,
  { rest = 'ends' }: { rest?: 'ends' | 'stays' } = {},
): Promise<TakenRatings> => {
  const lines = readRatings(text, filename)
  return inTransaction(db, async (tx) => {
    const named = lines.flatMap((one) => ('form' in one ? [one.form.title] : []))
    const { rows } = await sql<{ id: string }>`select id from titles where id = any(${[...new Set(named)]}::text[])`.execute(tx)
    const { taken, refused } = sift(lines, new Set(rows.map(({ id }) => id)))
    const raters = new Set(taken.map(({ form }) => keyOf(form.scheme, form.ratedBy)))
    const kept = new Set([
      ...taken.map(({ form }) => keyOf(form.scheme, form.ratedBy, form.title)),
      ...lines.flatMap((one) => ('refused' in one && one.title && one.ratedBy ? [keyOf(one.scheme ?? '', one.ratedBy, one.title)] : [])),
    ])
    const stands = await tx.selectFrom('title_ratings').select(['title_id', 'scheme', 'rated_by']).execute()
    const over = stands.filter(
      (one) => rest === 'ends' && raters.has(keyOf(one.scheme, one.rated_by)) && !kept.has(keyOf(one.scheme, one.rated_by, one.title_id)),
    )
    await sql`delete from title_ratings r using json_to_recordset(${JSON.stringify(over)}::json) as o(title_id text, scheme text, rated_by text)
      where r.title_id = o.title_id and r.scheme = o.scheme and r.rated_by = o.rated_by`.execute(tx)
    await sql`
      insert into title_ratings (title_id, scheme, value, label, rated_by, link, rated_at, set_at)
      select title, scheme, value, label, "ratedBy", link, date, ${now}
      from json_to_recordset(${JSON.stringify(taken.map(({ form }) => form))}::json)
        as r(title text, scheme text, value real, label text, "ratedBy" text, link text, date date)
      on conflict (title_id, scheme, rated_by) do update set value = excluded.value, label = excluded.label, link = excluded.link, rated_at = excluded.rated_at, set_at = excluded.set_at`.execute(
      tx,
    )
    return { taken, refused, ended: over.length }
  })
}

/** Lines that can be taken, and why the others cannot: titles that are not here, a rater's second word on one title. */
const sift = (lines: RatingLine[], here: ReadonlySet<string>): Pick<TakenRatings, 'taken' | 'refused'> => {
  const taken: TakenRatings['taken'] = []
  const refused: TakenRatings['refused'] = []
  const seen = new Map<string, number>()
  for (const one of lines) {
    const { line } = one
    if ('refused' in one) refused.push({ line, why: one.refused })
    else if (!here.has(one.form.title)) refused.push({ line, why: `there is no title with the id “${one.form.title}”` })
    else {
      const key = keyOf(one.form.scheme, one.form.ratedBy, one.form.title)
      const before = seen.get(key)
      if (before !== undefined) refused.push({ line, why: `${one.form.ratedBy} has rated ${one.form.title} in line ${before} already` })
      else {
        seen.set(key, line)
        taken.push({ line, form: one.form })
      }
    }
  }
  return { taken, refused }
}

/** Ends what a rater says of one title, or of all where `title` is left out. Gives how many ratings ended. */
export const endRating = async (
  db: Db,
  { title, scheme, ratedBy }: { title?: TitleId; scheme: RatingScheme; ratedBy: string },
): Promise<number> => {
  const { numDeletedRows } = await db
    .deleteFrom('title_ratings')
    .where('scheme', '=', scheme)
    .where('rated_by', '=', ratedBy)
    .$if(title !== undefined, (query) => query.where('title_id', '=', title as TitleId))
    .executeTakeFirst()
  return Number(numDeletedRows)
}

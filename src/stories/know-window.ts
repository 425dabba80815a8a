import type { ArticleId } from '../articles/articles.ts'
import { hour } from '../base/clock.ts'
import { type Db, sql } from '../base/database.ts'
import type { Known, Placer } from './placer.ts'
import { rules } from './rules.ts'
import type { StoryId } from './tables.ts'
import { type TellingRow, tellingColumns, tellingOf } from './tellings-of.ts'

type PlacedRow = TellingRow & { story_id: StoryId }

/** How many tellings are told to the placer at a time, so that readers' questions come in between. */
const slice = 1000

/** Stories without a telling since then are over: the placer does not hold them. */
export const windowStart = (now: Date): Date => new Date(now.getTime() - (rules.hours + 12) * hour)

const restored = (row: PlacedRow) => ({ telling: tellingOf(row), story: row.story_id })

/** Whether others did anything that the placer has not read. */
export const isBehind = async (db: Db, placer: Placer): Promise<boolean> => {
  const there = await latest(db)
  const { known } = placer
  return !known || there.placed > known.placed || there.moved > known.moved || there.tied > known.tied
}

const latest = async (db: Db): Promise<Known> => {
  const { rows } = await sql<Known>`select coalesce((select max(placed_no) from story_articles), 0) as placed,
    coalesce((select max(id) from story_moves), 0) as moved, coalesce((select max(tie_no) from story_ties), 0) as tied`.execute(db)
  return rows[0] as Known
}

/** The stories of the window, whole: a story in parts would be weighed, and parted, by half of its tellings. What is committed meanwhile is in the logs. */
const learnWindow = async (db: Db, placer: Placer, now: Date): Promise<Known> => {
  const known = await latest(db)
  const since = windowStart(now)
  let after = { latest_at: since, story_id: '' as StoryId, placed_no: 0 }
  for (;;) {
    const { rows } = await sql<PlacedRow & { latest_at: Date; placed_no: number }>`
      select ${tellingColumns}, sa.story_id, sa.placed_no, s.latest_at
      from stories s join story_articles sa on sa.story_id = s.id join articles a on a.id = sa.article_id
      where s.joined_into is null and s.latest_at >= ${after.latest_at}
        and (s.latest_at, s.id, sa.placed_no) > (${after.latest_at}, ${after.story_id}, ${after.placed_no})
      order by s.latest_at, s.id, sa.placed_no limit ${slice}`.execute(db)
    await placer.round({ restore: rows.map(restored) })
    const last = rows.at(-1)
    if (!last || rows.length < slice) break
    after = last
  }
  await tellTies(db, placer, 0, since)
  return known
}

/** Ties that were made, changed or let go after the number `tied`; with `since`, those that hold and touch a story of the window. */
const tellTies = async (db: Db, placer: Placer, tied: number, since?: Date): Promise<number> => {
  const touching = sql`t.untied_at is null and exists (select from story_articles sa join stories s on s.id = sa.story_id
    where sa.article_id in (t.article_id, t.other_id) and s.latest_at >= ${since ?? new Date(0)})`
  let known = tied
  for (;;) {
    const { rows } = await sql<{ id: string; other: string; together: boolean; over: boolean; tie_no: number }>`
      select t.article_id as id, t.other_id as other, t.together, t.untied_at is not null as over, t.tie_no from story_ties t
      where t.tie_no > ${known} and ${since ? touching : sql`true`} order by t.tie_no limit ${slice}`.execute(db)
    if (rows.length === 0) return known
    await placer.round({ untie: rows, tie: rows.filter(({ over }) => !over) })
    known = rows.at(-1)?.tie_no ?? known
    if (rows.length < slice) return known
  }
}

/** Placings by other processes. */
const tellPlacings = async (db: Db, placer: Placer, known: Known): Promise<void> => {
  for (;;) {
    const { rows } = await sql<PlacedRow & { placed_no: number }>`
      select ${tellingColumns}, sa.story_id, sa.placed_no from story_articles sa join articles a on a.id = sa.article_id
      where sa.placed_no > ${known.placed} order by sa.placed_no limit ${slice}`.execute(db)
    if (rows.length === 0) return
    await placer.round({ restore: rows.map(restored) })
    known.placed = rows.at(-1)?.placed_no ?? known.placed
    if (rows.length < slice) return
  }
}

/** Articles that other processes moved, or took out, now stand where the database says. */
const tellMoves = async (db: Db, placer: Placer, known: Known, since: Date): Promise<void> => {
  for (;;) {
    const { rows: moves } = await sql<{ id: number; article_id: ArticleId }>`
      select id, article_id from story_moves where id > ${known.moved} order by id limit ${slice}`.execute(db)
    if (moves.length === 0) return
    const moved = [...new Set(moves.map((move) => move.article_id))]
    const { rows } = await sql<PlacedRow>`select ${tellingColumns}, sa.story_id from story_articles sa
      join articles a on a.id = sa.article_id join stories s on s.id = sa.story_id
      where sa.article_id = any(${moved}) and s.latest_at >= ${since}`.execute(db)
    const standing = new Set(rows.map((row) => row.id))
    await placer.round({ restore: rows.map(restored), remove: moved.filter((id) => !standing.has(id)) })
    known.moved = moves.at(-1)?.id ?? known.moved
    if (moves.length < slice) return
  }
}

/**
 * Tells the placer what it does not know yet: the whole window after a start; later on what other processes placed, moved and tied. Within `placer.alone`. Cost when there is nothing new: one
 * statement that reads the ends of three indexes.
 */
export const catchUp = async (db: Db, placer: Placer, now: Date): Promise<void> => {
  const known = placer.known ?? (await learnWindow(db, placer, now))
  placer.known = known
  const there = await latest(db)
  if (there.placed > known.placed) await tellPlacings(db, placer, known)
  if (there.moved > known.moved) await tellMoves(db, placer, known, windowStart(now))
  if (there.tied > known.tied) known.tied = await tellTies(db, placer, known.tied)
}

/** Rings of stories around tied articles: who is tied to somebody of a story brings his own story in, and so on. */
const mostRings = 10

/**
 * Tells the placer the ties of these articles, and the stories at both ends with all of their ties, however old: an editor's word holds beyond the window, and a story that is taken up for one word must not lose
 * another. Gives the stories; none when nobody is tied.
 */
export const knowTied = async (db: Db, placer: Placer, articles: ArticleId[]): Promise<StoryId[]> => {
  const known = new Map<StoryId, ArticleId[]>()
  let asked = articles
  for (let ring = 0; ring < mostRings && asked.length > 0; ring++) {
    const { rows: ties } = await sql<{ id: ArticleId; other: ArticleId; together: boolean }>`
      select article_id as id, other_id as other, together from story_ties where untied_at is null and article_id = any(${asked})
      union select article_id, other_id, together from story_ties where untied_at is null and other_id = any(${asked})`.execute(db)
    if (ties.length === 0) break
    const ends = [...new Set(ties.flatMap(({ id, other }) => [id, other]))]
    const { rows } =
      await sql<PlacedRow>`select ${tellingColumns}, sa.story_id from story_articles sa join articles a on a.id = sa.article_id
      where sa.story_id in (select story_id from story_articles where article_id = any(${ends})) and not sa.story_id = any(${[...known.keys()]}) order by sa.placed_no`.execute(
        db,
      )
    await placer.round({ restore: rows.map(restored), tie: ties })
    for (const { story_id, id } of rows) known.set(story_id, [...(known.get(story_id) ?? []), id])
    asked = rows.map(({ id }) => id)
  }
  return [...known.keys()]
}

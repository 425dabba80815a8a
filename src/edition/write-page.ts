import { hour, minute } from '../base/clock.ts'
import { type Db, inTransaction, sql, type Tx } from '../base/database.ts'
import type { PageName } from './pages.ts'
import type { LastMove, Reason, ToldFacts } from './tables.ts'
import { type Move, moveWords, type Stood } from './tell-moves.ts'

/** Weights fade, and others read them: a page on which nothing has changed is written again after this long. */
const stale = 30 * minute

/** A move is told on its story's place for so long. */
const told = 12 * hour

/** A place to be written. `facts`: kept with it when it moves. */
export type Filled = { storyId: string; articleId: string; score: number; reasons: Reason[]; line: string | null; facts: ToldFacts | null }

type Row = {
  story_id: string
  article_id: string
  place: number
  reasons: Reason[]
  line: string | null
  told: ToldFacts | null
  moved: LastMove | null
  since: Date | null
  set_at: Date
}

/** The page as it stands, from the top; a story that was joined stands as the one it was joined to. */
export const readPage = async (db: Db, page: PageName): Promise<(Stood & { row: Row })[]> => {
  const { rows } = await sql<Row>`
    select coalesce(s.joined_into, s.id) as story_id, p.article_id, p.place, p.reasons, p.line, p.told, p.moved, p.since, p.set_at
    from edition_places p join stories s on s.id = p.story_id where p.page = ${page} order by p.place`.execute(db)
  const seen = new Set<string>()
  return rows.flatMap((row) => {
    if (seen.has(row.story_id)) return []
    seen.add(row.story_id)
    const facts = row.told && 'voices' in row.told ? row.told : null
    return [{ storyId: row.story_id, place: row.place, told: facts, moved: row.moved, since: row.since, row }]
  })
}

const lastMove = (move: Move, now: Date): LastMove => ({
  ...{ from: move.from, to: move.to ?? 0, up: move.up, at: now.toISOString() },
  ...{ code: move.why[0]?.code ?? '', words: move.why[0]?.words ?? '' },
})

/** Whether another process has set the page since it was read as `before`. */
const isOvertaken = async (tx: Tx, page: PageName, before: { row: Row }[]): Promise<boolean> => {
  // Two that write at once would each put a story into every place.
  await sql`select pg_advisory_xact_lock(7235823, hashtext(${page}))`.execute(tx)
  const { rows } = await sql<{ at: Date | null }>`select max(set_at) as at from edition_places where page = ${page}`.execute(tx)
  const at = rows[0]?.at
  return at ? at.getTime() !== before[0]?.row.set_at.getTime() : false
}

/** Sets a page again, from what stands there now, when another process was faster. */
export const untilWritten = async (set: () => Promise<boolean | 'overtaken'>): Promise<boolean> => {
  for (let turn = 0; turn < 3; turn++) {
    const written = await set()
    if (written !== 'overtaken') return written
  }
  return false
}

/**
 * Writes a page that differs from how it stood, with its moves, in one transaction; one that says the same is left alone. Gives whether it was written. The first
 * setting of a page logs no moves: nothing moved. 'overtaken': it stands otherwise by now than it was read.
 */
export const writePage = async (
  db: Db,
  { page, before, places, moves }: { page: PageName; before: (Stood & { row: Row })[]; places: Filled[]; moves: Move[] },
  now: Date,
): Promise<boolean | 'overtaken'> => {
  const stood = new Map(before.map((one) => [one.storyId, one]))
  const moving = new Map(moves.map((move) => [move.storyId, move]))
  const isNew = before.length === 0
  const filled = places.map((place) => {
    const was = stood.get(place.storyId)
    const move = isNew ? undefined : moving.get(place.storyId)
    const moved = move ? lastMove(move, now) : was?.moved && now.getTime() - Date.parse(was.moved.at) < told ? was.moved : null
    return {
      ...place,
      reasons: moved ? [...place.reasons, { code: 'moved', words: moveWords(moved, now), weight: 0 }] : place.reasons,
      moved,
      facts: move || !was?.told ? place.facts : was.told,
      since: was?.since ?? now,
    }
  })
  const says = (one: { articleId: string; reasons: Reason[]; line: string | null }) =>
    JSON.stringify([one.articleId, one.line, one.reasons.map(({ code, words }) => [code, words])])
  const same =
    before.length === filled.length &&
    before.every(({ storyId, row }, n) => {
      const place = filled[n]
      return (
        place?.storyId === storyId &&
        says(place) === says({ articleId: row.article_id, reasons: row.reasons, line: row.line }) &&
        now.getTime() - row.set_at.getTime() < stale
      )
    })
  if (same) return false
  return inTransaction(db, async (tx) => {
    if (await isOvertaken(tx, page, before)) return 'overtaken'
    await tx.deleteFrom('edition_places').where('page', '=', page).execute()
    if (filled.length > 0)
      await sql`insert into edition_places (page, place, story_id, article_id, score, reasons, line, since, told, moved, set_at)
        select ${page}, r.place, r."storyId", r."articleId", r.score, r.reasons, r.line, r.since, coalesce(r.facts, '{}'::jsonb), r.moved, ${now}
        from json_to_recordset(${JSON.stringify(filled.map((one, place) => ({ ...one, place })))}::json)
          as r(place int, "storyId" text, "articleId" text, score real, reasons jsonb, line text, since timestamptz, facts jsonb, moved jsonb)`.execute(
        tx,
      )
    if (!isNew && moves.length > 0)
      await sql`insert into edition_moves (page, story_id, from_place, to_place, why, moved_at)
        select ${page}, r."storyId", r."from", r."to", r.why, ${now}
        from json_to_recordset(${JSON.stringify(moves)}::json) as r("storyId" text, "from" int, "to" int, why jsonb)`.execute(tx)
    return true
  })
}

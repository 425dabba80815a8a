import { type Db, inTransaction, sql, type Tx } from '../base/database.ts'
import { Refusal } from '../base/refusal.ts'
import { decide, type Editor, takeTurn } from './decide.ts'
import { onShelf } from './pick.ts'
import { readLine, readSpan, shelves, span } from './shelves.ts'
import type { DecisionId, DecisionKind, PickId, Shelf, Subject } from './tables.ts'

type Had = { id: PickId; shelf: Shelf; line: string | null; from: Date; until: Date; decision: DecisionId; subject: Subject }

/** A pick that stands or waits. Refusal 'no-such-pick'. */
const find = async (tx: Tx, pick: PickId, now: Date): Promise<Had> => {
  await takeTurn(tx)
  const { rows } = await sql<Had>`
    select p.id, p.shelf, p.line, p.from_at as "from", p.until_at as until, p.decision_id as decision,
      jsonb_strip_nulls(jsonb_build_object('shelf', p.shelf, 'pick', p.id,
        'stories', case when p.story_id is not null then jsonb_build_array(p.story_id) end, 'articles', case when p.article_id is not null then jsonb_build_array(p.article_id) end, 'lead', p.lead_article_id)) as subject
    from picks p where p.id = ${pick} and p.until_at > ${now}`.execute(tx)
  if (!rows[0]) throw new Refusal('no-such-pick', 'That pick is no longer on its shelf.')
  return rows[0]
}

const record = (tx: Tx, had: Had, what: { kind: DecisionKind; says: string; more?: Subject; by: Editor }, now: Date) =>
  decide(tx, { kind: what.kind, subject: { ...had.subject, ...what.more }, says: what.says, by: what.by, supersedes: had.decision }, now)

/** Writes the line under a pick, or takes it away. Nothing is decided where it says that already. Refusals: 'no-such-pick', 'line-too-long'. */
export const writeLine = (db: Db, { pick, line: given, by }: { pick: PickId; line: string | null; by: Editor }, now: Date): Promise<void> =>
  inTransaction(db, async (tx) => {
    const line = readLine(given)
    const had = await find(tx, pick, now)
    if (had.line === line) return
    const says = line ? 'Wrote the line' : 'Took the line away'
    const decision = await record(tx, had, { kind: 'line', says, ...(line && { more: { line } }), by }, now)
    await tx.updateTable('picks').set({ line, decision_id: decision }).where('id', '=', pick).execute()
  })

/** Sets from when until when a pick stands. Refusals: 'no-such-pick', 'no-such-time', 'picked-already'. */
export const schedulePick = (
  db: Db,
  { pick, by, ...times }: { pick: PickId; from?: Date | undefined; until?: Date | undefined; by: Editor },
  now: Date,
): Promise<void> =>
  inTransaction(db, async (tx) => {
    const had = await find(tx, pick, now)
    const { from, until } = readSpan(had.shelf, { from: times.from ?? had.from, until: times.until }, now)
    if (from.getTime() === had.from.getTime() && until.getTime() === had.until.getTime()) return
    const there = await onShelf(tx, had.shelf, now)
    const story = there.find(({ id }) => id === pick)?.story
    if (there.some((one) => one.id !== pick && story && one.story === story && one.from < until && from < one.until))
      throw new Refusal('picked-already', `That story is on ${shelves[had.shelf].name} at that time already.`)
    const more = { from: from.toISOString(), until: until.toISOString() }
    const decision = await record(tx, had, { kind: 'schedule', says: `Scheduled for ${span(from, until)}`, more, by }, now)
    await tx.updateTable('picks').set({ from_at: from, until_at: until, decision_id: decision }).where('id', '=', pick).execute()
  })

/** Takes a pick off its shelf at once. False when it is no longer there. */
export const unpick = (db: Db, { pick, by }: { pick: PickId; by: Editor }, now: Date): Promise<boolean> =>
  inTransaction(db, async (tx) => {
    const had = await find(tx, pick, now).catch((error) => {
      if (error instanceof Refusal) return undefined
      throw error
    })
    if (!had) return false
    await record(tx, had, { kind: 'unpick', says: `Taken off ${shelves[had.shelf].name}`, by }, now)
    await tx.deleteFrom('picks').where('id', '=', pick).execute()
    return true
  })

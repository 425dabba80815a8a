import { type Db, inTransaction, sql } from '../base/database.ts'
import { decide, type Editor, takeTurn } from './decide.ts'
import { onShelf } from './pick.ts'
import { shelves } from './shelves.ts'
import type { DecisionId, PickId, Shelf } from './tables.ts'

/**
 * Orders a shelf: `order` first, as given, and what it does not name after it, as it stood. What is no longer there is passed over. Gives whether anything moved.
 */
export const orderPicks = (db: Db, { shelf, order, by }: { shelf: Shelf; order: PickId[]; by: Editor }, now: Date): Promise<boolean> =>
  inTransaction(db, async (tx) => {
    await takeTurn(tx)
    const there = (await onShelf(tx, shelf, now)).map(({ id }) => id)
    const first = [...new Set(order)].filter((id) => there.includes(id))
    const next = [...first, ...there.filter((id) => !first.includes(id))]
    if (next.every((id, place) => id === there[place])) return false
    const { rows } = await sql<{ id: DecisionId }>`
      select id from decisions where kind = 'order' and subject @> ${JSON.stringify({ shelf })}::jsonb order by number desc limit 1`.execute(
      tx,
    )
    const says = `Ordered ${shelves[shelf].name} anew`
    await decide(tx, { kind: 'order', subject: { shelf, order: next }, says, by, supersedes: rows[0]?.id }, now)
    await sql`update picks p set place = o.n - 1 from unnest(${next}::text[]) with ordinality as o (id, n) where p.id = o.id`.execute(tx)
    return true
  })

/** Moves a pick by one place, up or down. Gives whether it moved. */
export const movePick = (
  db: Db,
  { shelf, pick, up, by }: { shelf: Shelf; pick: PickId; up: boolean; by: Editor },
  now: Date,
): Promise<boolean> =>
  inTransaction(db, async (tx) => {
    await takeTurn(tx)
    const order = (await onShelf(tx, shelf, now)).map(({ id }) => id)
    const at = order.indexOf(pick)
    const to = up ? at - 1 : at + 1
    if (at < 0 || to < 0 || to >= order.length) return false
    ;[order[at], order[to]] = [order[to] as PickId, order[at] as PickId]
    return orderPicks(tx, { shelf, order, by }, now)
  })

import { setImmediate as turn } from 'node:timers/promises'
import { minute, second } from '../../../base/clock.ts'
import type { Db } from '../../../base/database.ts'
import { type Card, gatherCards } from '../../reader/gather-cards.ts'
import { type Made, makeAgain } from './page-parts.tsx'

/** Cards are gathered anew after so long, behind whoever asks; older ones wait for it. */
const fresh = 45 * second
const usable = 90 * second

/** Cards that are held, at the most: the least lately gathered go first, and who is asked for is gathered anew. Each takes some 8 KB with what is made of it. */
const most = 12_000

/** What was made of a card whose facts are the same is kept for so long: it says how long ago its piece came. */
const same = 5 * minute

/** Cards gathered anew in one statement. */
const atOnce = 60

type Wanted = { storyId: string; articleId: string }

/** A card, and what was made of it for all readers. */
export type Prepared = { card: Card; made: Made }
type Held = { wanted: Wanted; prepared: Prepared | undefined; facts: string; at: number; since: number }

export type PreparedCards = {
  /** The cards of these articles in their order, undefined for those that are not ready; one statement for all that are not held, none where all are. */
  of(wanted: readonly Wanted[], now: Date): Promise<(Prepared | undefined)[]>
  /** All are gathered anew, and none of those held is given to anybody any more. */
  forget(): void
  /** When nothing is being gathered behind readers any more. */
  settled(): Promise<void>
}

/**
 * Facts of cards, gathered once for all readers, with what not every reader may see already gone (gatherCards withholds as for a list). `failed` is told when they could not be
 * gathered anew.
 */
export const openPreparedCards = (db: Db, { failed }: { failed: (error: unknown) => void }): PreparedCards => {
  const held = new Map<string, Held>()
  const waiting = new Map<string, Promise<void>>()
  const stale = new Map<string, Wanted>()
  let age = 0
  let under: Promise<void> | undefined

  const gather = async (wanted: Wanted[], now: Date) => {
    const born = age
    const places = wanted.map(({ storyId, articleId }) => ({ page: 'yours', storyId, articleId, reasons: [] }))
    const cards = new Map((await gatherCards(db, places, now)).map((card) => [card.articleId, card]))
    const at = now.getTime()
    for (const one of wanted) {
      const card = cards.get(one.articleId)
      const facts = JSON.stringify(card) ?? ''
      const had = held.get(one.articleId)
      const isSame = had?.facts === facts && at - had.since < same
      let prepared = isSame ? had.prepared : card && { card, made: {} }
      if (prepared && had?.prepared && !isSame) {
        // Made anew here rather than for the next reader, who would wait for all of his page; others have their turn in between.
        prepared = { card: prepared.card, made: makeAgain(prepared.card, had.prepared.made, now) }
        await turn()
      }
      // What was begun before forget() may show what had to be forgotten.
      if (born !== age) return
      held.delete(one.articleId)
      held.set(one.articleId, { wanted: one, prepared, facts, at, since: isSame ? had.since : at })
    }
    for (const oldest of held.keys()) {
      if (held.size <= most) break
      held.delete(oldest)
    }
  }
  const renew = async (now: Date) => {
    while (stale.size > 0) {
      const some = [...stale.values()].slice(0, atOnce)
      for (const { articleId } of some) stale.delete(articleId)
      await gather(some, now)
    }
  }
  const gatherTogether = async (missing: Wanted[], now: Date) => {
    const mine = missing.filter(({ articleId }) => !waiting.has(articleId))
    if (mine.length > 0) {
      const made = gather(mine, now).finally(() => {
        for (const { articleId } of mine) if (waiting.get(articleId) === made) waiting.delete(articleId)
      })
      for (const { articleId } of mine) waiting.set(articleId, made)
    }
    await Promise.all(new Set(missing.flatMap(({ articleId }) => waiting.get(articleId) ?? [])))
  }
  return {
    async of(wanted, now) {
      const at = now.getTime()
      const isHeld = ({ articleId }: Wanted) => at - (held.get(articleId)?.at ?? Number.NEGATIVE_INFINITY) < usable
      // Twice: what was being gathered when all was forgotten is gathered once more.
      for (let turn = 0; turn < 2; turn++) {
        const missing = wanted.filter((one) => !isHeld(one))
        if (missing.length === 0) break
        await gatherTogether(missing, now)
      }
      const cards = wanted.map(({ articleId }) => {
        const one = held.get(articleId)
        if (one && at - one.at >= fresh) stale.set(articleId, one.wanted)
        return one?.prepared
      })
      if (stale.size > 0)
        under ??= renew(now)
          .catch(failed)
          .finally(() => (under = undefined))
      return cards
    },
    forget() {
      age++
      held.clear()
      waiting.clear()
      stale.clear()
    },
    settled: async () => under,
  }
}

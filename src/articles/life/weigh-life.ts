import type { FeedId } from '../../titles/titles.ts'
import type { Prepared } from '../prepared.ts'

/** What its publisher says may be done with a piece, as the telling that stands has it. `from`: the feed that told it. */
export type Life = {
  withheld: boolean
  from: FeedId | null
  embargoUntil: Date | null
  expiresAt: Date | null
  /** The publisher's own number of the version that stands. */
  number: number | null
}

/** The life that one telling gives its piece. */
export const lifeOf = (item: Pick<Prepared, 'status' | 'embargoUntil' | 'expires' | 'revision'>, from: FeedId): Life => ({
  withheld: item.status === 'withheld',
  from,
  embargoUntil: item.embargoUntil,
  expiresAt: item.expires,
  number: item.revision,
})

/**
 * The life of a piece after another telling of it. `order`: how the telling stands to the one before; an earlier one changes nothing, a later one everything. Of one
 * that is neither (a second feed with the same version, or no dates), only the feed that holds it may ease what it said: a feed whose format knows no embargo lifts none.
 */
export const weighLife = (item: Parameters<typeof lifeOf>[0], life: Life, order: -1 | 0 | 1 | 'undated', from: FeedId): Life => {
  const told = lifeOf(item, from)
  if (order === -1) return life
  if (order === 1) return { ...told, number: told.number ?? life.number }
  if (life.from === from) return { ...told, number: told.number ?? life.number }
  const isStricter =
    (told.withheld && !life.withheld) || isLater(told.embargoUntil, life.embargoUntil) || (!life.expiresAt && told.expiresAt)
  return {
    ...life,
    // Whose word holds it now: the other tells the piece again at every call, and would let it go with the next.
    from: isStricter ? from : life.from,
    withheld: life.withheld || told.withheld,
    embargoUntil: later(life.embargoUntil, told.embargoUntil),
    expiresAt: life.expiresAt ?? told.expiresAt,
    number: life.number ?? told.number,
  }
}

const isLater = (one: Date | null, other: Date | null) => one !== null && (other === null || one > other)

const later = (one: Date | null, other: Date | null) => (one && other ? (one > other ? one : other) : (one ?? other))

/** What the life of a piece makes of it at `now`: shown, held, or over. */
export const stateAt = ({ withheld, embargoUntil, expiresAt }: Life, now: Date): 'ready' | 'held' | 'expired' => {
  if (expiresAt && expiresAt <= now) return 'expired'
  return withheld || (embargoUntil && embargoUntil > now) ? 'held' : 'ready'
}

/** When a piece counts as published: never before its embargo ends. */
export const publishedAt = (told: Date, { embargoUntil }: Pick<Life, 'embargoUntil'>): Date =>
  embargoUntil && embargoUntil > told ? embargoUntil : told

export const sameLife = (one: Life, other: Life): boolean =>
  one.withheld === other.withheld &&
  one.from === other.from &&
  one.number === other.number &&
  one.embargoUntil?.getTime() === other.embargoUntil?.getTime() &&
  one.expiresAt?.getTime() === other.expiresAt?.getTime()

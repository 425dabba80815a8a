import type { Pool } from '../../../edition/edition.ts'
import type { ReaderId } from '../../../readers/readers.ts'
import type { Segment } from '../../joined.ts'
import type { Viewer } from '../../viewer/viewer.ts'
import { choicesOn } from '../welcome/choices-cookie.ts'

/** Readers whose pages are held, at the most: the least lately arranged go first. Each takes some 3 KB. */
const most = 20_000

/** A page as it was arranged: which pieces in which order, and the line that says why each is there. Whether a piece may still be shown is asked each time. */
export type Arranged = { opening: Segment; places: readonly { storyId: string; articleId: string; line: Segment }[] }

/**
 * Holds what was arranged for each reader: until the pool is another, he has said, read or chosen anything (the print of all that his page follows from), or the day is another, whose chance is. What
 * was learnt of him counts as it did when the page was arranged, some minutes ago at the most. A visitor's is made each time.
 */
export const openHeldPages = () => {
  const held = new Map<ReaderId, { print: string; arranged: Arranged }>()
  let of: Pool | undefined
  return {
    of({ viewer, pool, now }: { viewer: Viewer; pool: Pool; now: Date }, arrange: () => Arranged): Arranged {
      const reader = viewer.session?.reader
      if (!reader || !viewer.taste) return arrange()
      if (of !== pool) held.clear()
      of = pool
      const print = `${viewer.taste.print} ${now.toISOString().slice(0, 10)} ${choicesOn(viewer.cookies) ?? ''}`
      const had = held.get(reader)
      if (had?.print === print) return had.arranged
      const arranged = arrange()
      held.delete(reader)
      for (const oldest of held.keys()) {
        if (held.size < most) break
        held.delete(oldest)
      }
      held.set(reader, { print, arranged })
      return arranged
    },
  }
}

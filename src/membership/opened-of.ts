import { day } from '../base/clock.ts'
import { type Db, sql } from '../base/database.ts'
import type { ReaderId } from '../readers/readers.ts'
import type { Terms } from '../titles/titles.ts'
import { nothingOpened, type Opened } from './decision.ts'
import { windowBegan } from './meter-window.ts'

/** What was opened, made of the rows of one window. */
export const openedFrom = (
  found: { counted: number; opened: boolean; first: Date | null },
  { window, days }: Terms['meter'],
  gift: boolean,
): Opened => ({
  counted: found.counted,
  opened: found.opened,
  gift,
  ...(window === 'rolling' && found.first ? { frees: new Date(found.first.getTime() + days * day) } : {}),
})

/**
 * What a signed-in reader has opened of a title in the window of its meter. `gift`: whether he came with a gift link that counts (giftOf). One query; none where
 * nothing is metered.
 */
export const openedOf = async (
  db: Db,
  { reader, article, title, terms, gift = false }: { reader: ReaderId; article: string; title: string; terms: Terms; gift?: boolean },
  now: Date,
): Promise<Opened> => {
  if (terms.access !== 'metered') return { ...nothingOpened, gift }
  const { rows } = await sql<{ counted: number; opened: boolean; first: Date | null }>`
    select count(*) as counted, coalesce(bool_or(article_id = ${article}), false) as opened, min(opened_at) as first from unlocks
    where reader_id = ${reader} and title_id = ${title} and place is not null and opened_at >= ${windowBegan(terms.meter, now)}`.execute(db)
  return openedFrom(rows[0] ?? { counted: 0, opened: false, first: null }, terms.meter, gift)
}

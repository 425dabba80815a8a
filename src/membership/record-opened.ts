import { type Db, sql } from '../base/database.ts'
import { newId } from '../base/ids.ts'
import type { ReaderId } from '../readers/readers.ts'
import type { Terms } from '../titles/titles.ts'
import { windowBegan } from './meter-window.ts'
import { openedOf } from './opened-of.ts'

type Opening = { reader: ReaderId; article: string; title: string; terms: Terms }

/**
 * One statement: the lowest place of the meter that is free in this window is taken. Another request that takes it at the same moment wins, and this one has no row:
 * the count of a snapshot alone would let both in.
 */
const takePlace = async (db: Db, { reader, article, title, terms: { meter } }: Opening, now: Date): Promise<boolean> => {
  const began = windowBegan(meter, now)
  const { rows } = await sql`
    with counted as (select article_id, place from unlocks
      where reader_id = ${reader} and title_id = ${title} and place is not null and opened_at >= ${began})
    insert into unlocks (id, reader_id, title_id, article_id, why, place, gift_id, opened_at)
    select ${newId('ul', now)}, ${reader}, ${title}, ${article}, 'meter', free.place, null, ${now}::timestamptz
    from (select place from generate_series(1, ${meter.registered}::int) place where place not in (select place from counted) order by place limit 1) free
    where (select count(*) from counted) < ${meter.registered}::int and not exists (select 1 from counted where article_id = ${article})
    on conflict (reader_id, title_id, place) where place is not null
      do update set id = excluded.id, article_id = excluded.article_id, opened_at = excluded.opened_at where unlocks.opened_at < ${began}
    returning id`.execute(db)
  return rows.length > 0
}

/**
 * Records that a signed-in reader opens a piece on the title's meter, before its text is sent. 'counted': it takes one of the window's places; 'again': it had one
 * already, which is free; 'spent': none is left, another request took the last one, and the text may not be sent. Holds however many ask at once.
 */
export const recordOpened = async (db: Db, opening: Opening, now: Date): Promise<'counted' | 'again' | 'spent'> => {
  // Each turn that takes nothing has seen another request take a place, of which there are at most 100.
  for (let turn = 0; turn <= opening.terms.meter.registered; turn++) {
    if (await takePlace(db, opening, now)) return 'counted'
    const { opened, counted } = await openedOf(db, opening, now)
    if (opened) return 'again'
    if (counted >= opening.terms.meter.registered) return 'spent'
  }
  return 'spent'
}

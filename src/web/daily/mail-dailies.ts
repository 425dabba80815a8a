import type { Db } from '../../base/database.ts'
import { inTransaction, sql, type Tx } from '../../base/database.ts'
import { type DailySettings, mailedReaders, markMailed, takeForMail, zonedTime } from '../../edition/edition.ts'
import { standingEventsOfAll, standingOf } from '../../membership/membership.ts'
import { mutesFrom, type ReaderId, tasteOf } from '../../readers/readers.ts'
import type { Inside } from '../inside.ts'
import { dailyLetter } from './daily-letter.ts'
import { gatherDaily } from './gather-daily.ts'
import { readsAll } from './reads-all.ts'
import { setFor } from './set-for.ts'
import { stopLink } from './stop-link.ts'

const atOnce = 200

type Due = { reader: ReaderId; mail: string; settings: DailySettings }
type Given = Pick<Inside, 'letters' | 'address' | 'secret' | 'config' | 'pool'>

/** Whether all of these are still in the paper. Held until the transaction ends, so that what is taken back meanwhile finds the letter that names it. */
const stand = async (tx: Tx, articles: string[]): Promise<boolean> => {
  const { rows } = await sql`select 1 from articles where id = any(${articles}::text[]) and state = 'ready' order by id for share`.execute(
    tx,
  )
  return rows.length === articles.length
}

/** Writes one reader his edition. The letter and the note that it went out are one transaction: two processes at once, or one that is killed, write no second. */
const mailOne = async (
  db: Db,
  { reader, mail, settings, member }: Due & { member: boolean },
  given: Given,
  now: Date,
): Promise<boolean> => {
  const { day } = zonedTime(now, settings.zone)
  const taste = await tasteOf(db, { reader }, now)
  const daily = await setFor(db, given, { of: { reader, taste, member }, day }, now)
  // An edition of an earlier day means that there is nothing to set one of today.
  if (!daily || daily.day !== day) return false
  const mutes = mutesFrom(taste.tunings.filter(({ stance }) => stance === 'mute'))
  const pieces = await gatherDaily(db, daily, { now, mutes: mutes && { ...mutes, shows: false } })
  if (pieces.length === 0) return false
  const about = [...new Set(pieces.map(({ card }) => card.article.id))]
  return inTransaction(db, async (tx) => {
    // Written anew in the next round, without what was taken back.
    if (!(await takeForMail(tx, { daily: daily.id })) || !(await stand(tx, about))) return false
    const letter = await given.letters.write(
      tx,
      {
        to: mail,
        kind: 'daily',
        reader,
        letter: dailyLetter(daily, pieces, { address: given.address, stop: stopLink(given, reader) }),
        until: new Date(now.getTime() + 12 * 3_600_000),
        about,
      },
      now,
    )
    await markMailed(tx, { daily: daily.id, letter })
    return true
  })
}

/**
 * The round of daily letters: whoever asked for his edition by mail is written it once his hour has come, once a day. Gives how many were written. Cost: one statement for each two hundred
 * that may be due, and about ten for each letter. Throws at its end when
 * some could not be written: who comes after them has his all the same.
 */
export const mailDailies = async (db: Db, given: Given, now: Date): Promise<number> => {
  let written = 0
  let after = ''
  const failed: unknown[] = []
  for (;;) {
    const found = await mailedReaders(db, { after, most: atOnce }, now)
    const due = found.filter(({ settings }) => zonedTime(now, settings.zone).minute >= settings.minute)
    const events = await standingEventsOfAll(
      db,
      due.map(({ reader }) => reader),
    )
    for (const one of due) {
      const standing = standingOf(events.get(one.reader) ?? [], now, { graceDays: given.config.GRACE_DAYS })
      try {
        if (await mailOne(db, { ...one, member: readsAll(standing) }, given, now)) written++
      } catch (error) {
        failed.push(error)
      }
    }
    if (found.length < atOnce) break
    after = found.at(-1)?.reader ?? after
  }
  if (failed.length > 0) throw new AggregateError(failed, `${failed.length} daily editions could not be written: ${failed[0]}`)
  return written
}

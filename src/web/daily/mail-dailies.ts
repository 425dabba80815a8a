import type { Db } from '../../base/database.ts'
import { inTransaction } from '../../base/database.ts'
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
  return inTransaction(db, async (tx) => {
    if (!(await takeForMail(tx, { daily: daily.id }))) return false
    const letter = await given.letters.write(
      tx,
      {
        to: mail,
        kind: 'daily',
        reader,
        letter: dailyLetter(daily, pieces, { address: given.address, stop: stopLink(given, reader) }),
        until: new Date(now.getTime() + 12 * 3_600_000),
        about: pieces.map(({ card }) => card.article.id),
      },
      now,
    )
    await markMailed(tx, { daily: daily.id, letter })
    return true
  })
}

/**
 * The round of daily letters: whoever asked for his edition by mail is written it once his hour has come, once a day. Gives how many were written. Cost: one statement for each two hundred
 * that may be due, and about ten for each letter.
 */
export const mailDailies = async (db: Db, given: Given, now: Date): Promise<number> => {
  let written = 0
  let after = ''
  for (;;) {
    const found = await mailedReaders(db, { after, most: atOnce }, now)
    const due = found.filter(({ settings }) => zonedTime(now, settings.zone).minute >= settings.minute)
    const events = await standingEventsOfAll(
      db,
      due.map(({ reader }) => reader),
    )
    for (const one of due) {
      const standing = standingOf(events.get(one.reader) ?? [], now, { graceDays: given.config.GRACE_DAYS })
      if (await mailOne(db, { ...one, member: readsAll(standing) }, given, now)) written++
    }
    if (found.length < atOnce) return written
    after = found.at(-1)?.reader ?? after
  }
}

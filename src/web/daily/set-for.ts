import type { Db } from '../../base/database.ts'
import { chooseDaily, composeDaily, type Daily, type DailyChoice, dailyOf, keepDaily } from '../../edition/edition.ts'
import { mutesFrom, type ReaderId, type Taste } from '../../readers/readers.ts'
import { setYours } from '../account/yours/set-yours.ts'
import type { Inside } from '../inside.ts'
import { gatherUnmuted } from '../mutes/gather-unmuted.ts'

/** For whom an edition is set: a reader by his taste, or, as null, whoever is not signed in. `member`: he may read what members read. */
export type For = { reader: ReaderId; taste: Taste; member: boolean } | null

/** What a taste's mutes leave of a choice, each story by a telling of a title that is not muted. */
const unmuted = async (db: Db, choice: DailyChoice, { tunings }: Taste, now: Date): Promise<DailyChoice> => {
  const mutes = mutesFrom(tunings.filter(({ stance }) => stance === 'mute'))
  if (!mutes) return choice
  const all = Object.values(choice).flat()
  const places = all.map(({ storyId, articleId }) => ({ page: 'daily', storyId, articleId, reasons: [] }))
  const { cards } = await gatherUnmuted(db, { now, mutes: { ...mutes, shows: false } }, places)
  const kept = new Map(cards.map((card) => [card.storyId, card.articleId]))
  const left = (part: (typeof choice)['top']) =>
    part.flatMap((one) => {
      const articleId = kept.get(one.storyId) as typeof one.articleId | undefined
      return articleId ? { ...one, articleId, open: one.open && articleId === one.articleId } : []
    })
  return { top: left(choice.top), yours: left(choice.yours), picks: left(choice.picks), good: left(choice.good) }
}

/**
 * The edition of `day` ('2026-11-23', in its reader's zone): the one that was set, or one that is set now. undefined while there is no news to set it of. One statement when it
 * stands, five when it is set, two more for who has muted something.
 */
export const setFor = async (
  db: Db,
  inside: Pick<Inside, 'pool' | 'config'>,
  { of, day }: { of: For; day: string },
  now: Date,
): Promise<Daily | undefined> => {
  const reader = of?.reader ?? null
  const last = await dailyOf(db, { reader })
  if (last && last.day >= day) return last
  const choice = await chooseDaily(db, {
    yours: of ? await setYours(inside, of, now) : [],
    member: of?.member ?? false,
    opened: new Set(of?.taste.seen.map(({ storyId }) => storyId)),
    before: last && { stories: new Set(last.places.map(({ storyId }) => storyId)), at: last.setAt },
  })
  const composed = composeDaily(of ? await unmuted(db, choice, of.taste, now) : choice)
  return composed.places.length === 0 ? last : keepDaily(db, { reader, day, ...composed }, now)
}

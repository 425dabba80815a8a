import { type ArticleId, awayOf, leaveCopies, type PurgeWatch, recordGone } from './articles/articles.ts'
import { type Db, inTransaction } from './base/database.ts'
import { leaveDesk } from './desk/desk.ts'
import { forgetLines, leavePages, type PageSetter } from './edition/edition.ts'
import { dropLettersAbout } from './letters/letters.ts'
import { endGiftsOf } from './membership/membership.ts'
import { leaveStory, type Placer } from './stories/stories.ts'

type Rooms = { placer: Placer; pages: Pick<PageSetter, 'due'>; purges: PurgeWatch }

/**
 * Articles were taken back, or are held: each surface that keeps something of them lets go, and it is written down when. Those that have meanwhile been released are left
 * where they are. What keeps nothing beside the tables was left with the withdrawal itself; each process's memory and disk are looked after every other second.
 */
export const leaveSurfaces = async (db: Db, articles: ArticleId[], { placer, pages, purges }: Rooms, now: Date): Promise<void> => {
  const away = await awayOf(db, articles)
  if (away.length === 0) return
  const left = (surface: string) => recordGone(db, { articles: away, surface }, now)
  for (const article of away) await leaveStory(db, { article, placer }, now)
  await left('stories and related pieces')
  await leavePages(db, away)
  await inTransaction(db, async (tx) => forgetLines(tx, await leaveDesk(tx, away)))
  await left('pages of the edition')
  await left('lines of editors')
  await leaveCopies(db, away, now)
  await left('copies by other titles')
  await endGiftsOf(db, away, now)
  await left('gift links')
  await dropLettersAbout(db, away)
  await left('letters that wait')
  await purges.look(now)
  await pages.due(now)
}

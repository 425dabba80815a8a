import { findArticle } from '../articles/articles.ts'
import { second } from '../base/clock.ts'
import { type Db, sql } from '../base/database.ts'
import { Refusal } from '../base/refusal.ts'
import type { Entry } from '../base/rounds.ts'
import { secretOf } from '../base/secret.ts'
import { type Editor, holdBack, leaveAsIs, pick, pin, reportStory, type Shelf } from '../desk/desk.ts'
import { addReader, type ReaderId } from '../readers/readers.ts'
import type { StoryId } from '../stories/stories.ts'

type Times = { from?: Date | undefined; until?: Date | undefined }

/**
 * What the desk of a sample town does with the story of an article, which is named by its publisher's address; `told`: the addresses of all that tell its
 * event. `alone`: the article is picked, not its story. `other`: an article of the story that a reader takes for the same one.
 */
export type SampleAct = { article: string; told: string[] } & (
  | ({ act: 'pick'; shelf: Shelf; line: string; alone?: boolean | undefined } & Times)
  | { act: 'pin'; page: string; place: number; until: Date }
  | { act: 'hold-back'; page: string; until: Date }
  | { act: 'report'; other?: string | undefined; says: string }
  | { act: 'leave'; why: string }
)

type Somebody = { mail: string; name: string }
export type SampleDesk = { editor: Somebody; reader: Somebody; acts: SampleAct[] }

/** Only the limit on reports is named by it, and nothing of a sample paper is kept. */
const secret = secretOf('the desk of the sample town')

/** The article and its story, once that is told of the event and of little else: while a first paper is filled, stories are still mended. */
const find = async (db: Db, address: string, told: string[]) => {
  const article = await findArticle(db, { words: address })
  if (article?.state !== 'ready') return undefined
  const { rows } = await sql<{ story: StoryId; articles: number; told: number }>`select s.id as story, s.articles,
      (select count(*) from story_articles o join articles a on a.id = o.article_id where o.story_id = s.id and a.address = any(${told})) as told
    from story_articles sa join stories s on s.id = sa.story_id where sa.article_id = ${article.id}`.execute(db)
  const [found] = rows
  return found && found.told * 3 >= found.articles * 2 ? { article: article.id, ...found } : undefined
}

/** False as long as what it is about is not there: what is refused to a reader counts against him, so nothing is tried. Throws Refusal where the room does. */
const take = async (db: Db, one: SampleAct, { by, reader }: { by: Editor; reader: ReaderId }, now: Date): Promise<boolean> => {
  const found = await find(db, one.article, one.told)
  if (!found) return false
  const { article, story, articles } = found
  if (one.act === 'pick') {
    const { shelf, line, from, until } = one
    await pick(db, { shelf, line, from, until, by, ...(one.alone ? { article } : { story }) }, now)
  } else if (one.act === 'pin') await pin(db, { page: one.page, place: one.place, until: one.until, story, by }, now)
  else if (one.act === 'hold-back') await holdBack(db, { page: one.page, until: one.until, story, by }, now)
  else if (one.act === 'leave') return leaveAsIs(db, { story, articles: [article], by, why: one.why }, now)
  else if (one.other === undefined) {
    if (articles < 2) return false
    await reportStory(db, { story, article, reader, says: one.says, secret }, now)
  } else {
    const other = await find(db, one.other, one.told)
    if (!other || other.story === story) return false
    await reportStory(db, { story, other: other.story, reader, says: one.says, secret }, now)
  }
  return true
}

/**
 * The desk of a sample town: an invented editor picks, pins and decides, an invented reader reports, each as soon as the story is there and none
 * twice. What the desk refuses (a time that is over, a story that is picked) is not tried again.
 */
export const sampleDesk = (db: Db, { editor, reader, acts }: SampleDesk): Entry => {
  const waiting = new Set(acts)
  return {
    name: 'what the sample town’s desk does',
    // Not before the timetable has mended what the first minute brought.
    first: 50 * second,
    every: 4 * second,
    async work(now) {
      if (waiting.size === 0) return
      const join = async ({ mail }: Somebody) => (await addReader(db, { mail }, now)).reader
      const people = { by: { reader: await join(editor), name: editor.name }, reader: await join(reader) }
      for (const one of waiting) {
        const done = await take(db, one, people, now).catch((error) => {
          if (error instanceof Refusal) return true
          throw error
        })
        if (done) waiting.delete(one)
      }
    },
  }
}

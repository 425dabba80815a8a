import type { ArticleId } from '../articles/articles.ts'
import { hour } from '../base/clock.ts'
import { type Db, inTransaction, sql } from '../base/database.ts'
import { say } from '../base/jobs.ts'
import { primaryLanguage } from '../base/language.ts'
import type { Telling } from './grouper.ts'
import { joinStories } from './join-stories.ts'
import type { Placed, Placer } from './placer.ts'
import { retellStories } from './retell-stories.ts'
import { rules } from './rules.ts'
import type { StoryId } from './tables.ts'
import { writeRelated } from './write-related.ts'

type Row = {
  id: ArticleId
  headline: string
  standfirst: string | null
  opening: string | null
  language: string | null
  published_at: Date
}

const telling = (row: Row): Telling => ({
  id: row.id,
  headline: row.headline,
  text: [row.standfirst, row.opening].filter(Boolean).join(' '),
  at: row.published_at.getTime(),
  language: primaryLanguage(row.language),
})

const facts = sql`a.id, a.headline, a.standfirst, a.opening, a.language, a.published_at`

/** Articles of one transaction: the embedded database answers nobody else while one is open. */
const atOnce = 50

/** How many placings are told to the placer at a time, so that readers' questions come in between. */
const slice = 1000

/** Tells the placer what was placed since it last looked: the whole window after a start, what other processes placed later on. */
const catchUp = async (db: Db, placer: Placer, now: Date): Promise<void> => {
  const since = new Date(now.getTime() - rules.hours * hour)
  for (;;) {
    const { rows } = await sql<Row & { story_id: StoryId; placed_no: number }>`
      select ${facts}, sa.story_id, sa.placed_no from story_articles sa join articles a on a.id = sa.article_id
      where sa.placed_no > ${placer.knownUntil} and a.published_at > ${since} order by sa.placed_no limit ${slice}`.execute(db)
    if (rows.length === 0) return
    await placer.round({
      restore: rows.map((row) => ({ telling: telling(row), story: row.story_id })),
      remove: [],
      forgetBefore: 0,
      place: [],
    })
    placer.knownUntil = rows.at(-1)?.placed_no ?? placer.knownUntil
    if (rows.length < slice) return
  }
}

const freshStories = (placed: Placed, rows: Map<string, Row>, now: Date) => {
  const fresh = placed.placements.filter((placement) => placement.fresh)
  return fresh.map((placement) => {
    const row = rows.get(placement.id) as Row
    return {
      id: placement.story as StoryId,
      slug: '',
      headline: row.headline,
      lead_article_id: row.id,
      first_article_id: row.id,
      desk: null,
      language: primaryLanguage(row.language),
      articles: 1,
      titles: 1,
      publishers: 1,
      began_at: row.published_at,
      latest_at: row.published_at,
      changed_at: now,
      joined_into: null,
    }
  })
}

/**
 * Places articles beside those that tell the same event, opening a story for one that nobody tells yet, and joins stories that turn out to be one.
 * An article that has its place keeps it. In one transaction under an advisory lock: one process places at a time. Says `story-changed`.
 * Gives the stories that changed. Cost: a dozen statements for up to 50 articles, whatever is held; placing itself is on the placer's thread.
 */
export const placeArticles = async (
  db: Db,
  { articles, placer }: { articles: ArticleId[]; placer: Placer },
  now: Date,
): Promise<StoryId[]> => {
  const changed: StoryId[] = []
  for (let i = 0; i < articles.length; i += atOnce)
    changed.push(...(await placeSome(db, { articles: articles.slice(i, i + atOnce), placer }, now)))
  return changed
}

const placeSome = async (db: Db, { articles, placer }: { articles: ArticleId[]; placer: Placer }, now: Date) => {
  try {
    await catchUp(db, placer, now)
    return await inTransaction(db, async (tx) => {
      await sql`select pg_advisory_xact_lock(7235802)`.execute(tx)
      const { rows } = await sql<Row>`select ${facts} from articles a left join story_articles sa on sa.article_id = a.id
        where a.id = any(${articles}) and a.state = 'ready' and sa.article_id is null order by a.published_at, a.id`.execute(tx)
      if (rows.length === 0) return []
      await catchUp(tx, placer, now)
      const placed = await placer.round({
        restore: [],
        remove: [],
        forgetBefore: now.getTime() - (rules.hours + 12) * hour,
        place: rows.map(telling),
      })
      const byId = new Map(rows.map((row) => [row.id as string, row]))
      const fresh = freshStories(placed, byId, now)
      if (fresh.length > 0) await tx.insertInto('stories').values(fresh).execute()
      const numbers = await tx
        .insertInto('story_articles')
        .values(
          placed.placements.map((placement) => ({
            article_id: placement.id as ArticleId,
            story_id: placement.story as StoryId,
            likeness: placement.likeness,
            reason: sql`${JSON.stringify({ words: placement.words })}::jsonb` as never,
            placed_at: now,
          })),
        )
        .returning('placed_no')
        .execute()
      await joinStories(tx, placed.joins, now)
      const touched = [...new Set(placed.related.map(({ story }) => story))]
      await retellStories(tx, touched, now)
      await writeRelated(tx, placed.related)
      await say(tx, 'story-changed', { stories: touched })
      placer.knownUntil = Math.max(...numbers.map((row) => row.placed_no))
      return touched
    })
  } catch (error) {
    placer.startAfresh()
    throw error
  }
}

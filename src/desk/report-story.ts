import type { ArticleId } from '../articles/articles.ts'
import { day, hour } from '../base/clock.ts'
import { type Db, sql } from '../base/database.ts'
import { newId } from '../base/ids.ts'
import { Refusal } from '../base/refusal.ts'
import { printOf, type Secret } from '../base/secret.ts'
import { type ReaderId, spend } from '../readers/readers.ts'
import type { StoryId } from '../stories/stories.ts'

export type Report = { story: StoryId } & ({ article: ArticleId } | { other: StoryId })

/** How many reports of one reader are taken: nobody sees more wrong than that, and editors read each. */
const limits: [number, number][] = [
  [12, hour],
  [40, day],
]

/** What a reader may add in words: characters. */
export const mostSaid = 200

const stands = async (db: Db, what: Report): Promise<boolean> => {
  const { rows } =
    'article' in what
      ? await sql`select from story_articles sa join stories s on s.id = sa.story_id
          join articles a on a.id = sa.article_id and a.state = 'ready' where sa.article_id = ${what.article}
          and ((sa.story_id = ${what.story} and s.articles > 1) or exists (select from stories_abroad b where b.story_id = ${what.story} and b.abroad_id = sa.story_id))`.execute(
          db,
        )
      : await sql`select from stories s join stories o on o.id = ${what.other} and o.joined_into is null and o.id <> s.id
          where s.id = ${what.story} and s.joined_into is null`.execute(db)
  return rows.length > 0
}

/**
 * Takes a reader's word that an article does not belong to its story (or does not tell it in another language, as it is said to), or that two stories are one. It moves nothing: editors decide. 'had' when he has said so before. Refusals:
 * 'no-such-story' when the story is not like that (any more), 'too-many'. What is refused counts too, so that nobody can try ids.
 */
export const reportStory = async (
  db: Db,
  { reader, says = '', secret, ...what }: Report & { reader: ReaderId; says?: string; secret: Secret },
  now: Date,
): Promise<'taken' | 'had'> => {
  for (const [most, within] of limits) {
    const spent = await spend(db, { key: printOf(secret, 'limit', `story-report ${within} ${reader}`), most, within }, now)
    if (!spent.ok) throw new Refusal('too-many', 'That is a lot of reports at once. Thank you; please go on later.')
  }
  if (!(await stands(db, what))) throw new Refusal('no-such-story', 'That story is told otherwise by now. Thank you all the same.')
  // Whichever of two stories he had before him, it is the same pair.
  const [story, other] = 'other' in what ? [what.story, what.other].sort() : [what.story, null]
  const { numInsertedOrUpdatedRows: taken } = await db
    .insertInto('story_reports')
    .values({
      id: newId('rp', now),
      kind: 'other' in what ? 'together' : 'apart',
      story_id: story as StoryId,
      article_id: 'article' in what ? what.article : null,
      other_story_id: other as StoryId | null,
      reader_id: reader,
      says: [...says.replace(/\s+/g, ' ').trim()].slice(0, mostSaid).join(''),
      at: now,
      decided_by: null,
    })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst()
  return taken ? 'taken' : 'had'
}

/** A reader's own reports, for his export. */
export const reportsOf = async (db: Db, reader: ReaderId): Promise<object[]> => {
  const rows = await db
    .selectFrom('story_reports as r')
    .leftJoin('decisions as d', 'd.id', 'r.decided_by')
    .select(['r.kind', 'r.story_id', 'r.article_id', 'r.other_story_id', 'r.says', 'r.at', 'd.kind as decided', 'd.at as decided_at'])
    .where('r.reader_id', '=', reader)
    .orderBy('r.at')
    .execute()
  return rows.map((row) => ({
    ...{ kind: row.kind, story: row.story_id, article: row.article_id, otherStory: row.other_story_id, says: row.says, at: row.at },
    ...{ decided: row.decided, decidedAt: row.decided_at },
  }))
}

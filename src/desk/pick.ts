import type { ArticleId } from '../articles/articles.ts'
import { type Db, inTransaction, sql, type Tx } from '../base/database.ts'
import { newId } from '../base/ids.ts'
import { Refusal } from '../base/refusal.ts'
import type { StoryId } from '../stories/stories.ts'
import { decide, type Editor, takeTurn } from './decide.ts'
import { readLine, readSpan, shelves, span } from './shelves.ts'
import { storyOfPick } from './story-now.ts'
import type { PickId, Shelf } from './tables.ts'

export type Picked = { story: StoryId } | { article: ArticleId }

type Found = { story: StoryId | null; lead: ArticleId | null }

/** The story of what is picked, null for an article that is not placed yet, and the telling that leads it. Refusal 'not-in-the-paper' for what is not there, was taken back, or is held. */
const find = async (tx: Tx, what: Picked): Promise<Found> => {
  const { rows } =
    'story' in what
      ? await sql<Found>`select s.id as story, s.lead_article_id as lead from stories s join articles a on a.id = s.lead_article_id and a.state = 'ready'
          where s.id = ${what.story} and s.joined_into is null`.execute(tx)
      : await sql<Found>`select sa.story_id as story, null as lead from articles a left join story_articles sa on sa.article_id = a.id
          where a.id = ${what.article} and a.state = 'ready'`.execute(tx)
  if (!rows[0]) throw new Refusal('not-in-the-paper', 'That is not in the paper, or no longer.')
  return rows[0]
}

/** Picks that stand or wait on a shelf, in order. */
export const onShelf = async (tx: Tx, shelf: Shelf, now: Date) => {
  const { rows } = await sql<{ id: PickId; place: number; story: StoryId | null; article: ArticleId | null; from: Date; until: Date }>`
    select p.id, p.place, ${storyOfPick} as story, p.article_id as article, p.from_at as "from", p.until_at as until from picks p
    where p.shelf = ${shelf} and p.until_at > ${now} order by p.place, p.id`.execute(tx)
  return rows
}

/**
 * Puts a story, or one article, on a shelf, below what stands there. Without `from` it stands at once, without `until` as long as the shelf's own time. Refusals: 'not-in-the-paper',
 * 'line-too-long', 'no-such-time', 'picked-already' (the same story at the same time), 'shelf-full'.
 */
export const pick = (
  db: Db,
  what: { shelf: Shelf; by: Editor; line?: string | null; from?: Date | undefined; until?: Date | undefined } & Picked,
  now: Date,
): Promise<PickId> =>
  inTransaction(db, async (tx) => {
    const { shelf, by } = what
    const line = readLine(what.line)
    const { from, until } = readSpan(shelf, what, now)
    await takeTurn(tx)
    const { story, lead } = await find(tx, what)
    const there = await onShelf(tx, shelf, now)
    if (there.length >= shelves[shelf].most)
      throw new Refusal('shelf-full', `${shelves[shelf].name} has ${there.length} picks standing and waiting: take one off first.`)
    if (there.some((one) => one.story !== null && one.story === story && one.from < until && from < one.until))
      throw new Refusal('picked-already', `That story is on ${shelves[shelf].name} at that time already.`)
    const id: PickId = newId('pk', now)
    const articles = 'article' in what ? [what.article] : undefined
    const decision = await decide(
      tx,
      {
        kind: 'pick',
        subject: {
          shelf,
          pick: id,
          ...(story && { stories: [story] }),
          ...(articles && { articles }),
          ...(lead && { lead }),
          ...(line && { line }),
          ...{ from: from.toISOString(), until: until.toISOString() },
        },
        says: `Picked for ${shelves[shelf].name}, ${span(from, until)}`,
        by,
      },
      now,
    )
    await tx
      .insertInto('picks')
      .values({
        id,
        shelf,
        story_id: 'story' in what ? what.story : null,
        article_id: 'article' in what ? what.article : null,
        lead_article_id: lead,
        line,
        place: Math.max(-1, ...there.map(({ place }) => place)) + 1,
        from_at: from,
        until_at: until,
        decision_id: decision,
      })
      .execute()
    return id
  })

import type { ArticleId } from '../articles/articles.ts'
import { type Db, inTransaction, sql, type Tx } from '../base/database.ts'
import { Refusal } from '../base/refusal.ts'
import { type StoryId, tieArticles } from '../stories/stories.ts'
import { closeReports, countWaiting, type Pair } from './close-reports.ts'
import { decide, type Editor, takeTurn } from './decide.ts'
import type { DecisionId } from './tables.ts'

type Said = { by: Editor; why?: string | undefined }

/** What an editor says of his decision: characters. */
export const mostWhy = 300
/** Pairs that one decision ties: each is a row that grouping has to keep to. */
const mostTies = 5000

/** Why an editor decides so, for the log. Refusal 'why-too-long'. */
export const readWhy = (why = '') => {
  const words = why.replace(/\s+/g, ' ').trim()
  if ([...words].length > mostWhy) throw new Refusal('why-too-long', `Say it in at most ${mostWhy} characters.`)
  return words ? { why: words } : {}
}

/** The tellings of a story in order of their placing, locked against nobody: grouping goes by the ties, whatever it places meanwhile. Refusal 'no-such-story'. */
const tellingsOf = async (tx: Tx, story: StoryId): Promise<ArticleId[]> => {
  const { rows } = await sql<{
    id: ArticleId
  }>`select sa.article_id as id from story_articles sa join stories s on s.id = sa.story_id and s.joined_into is null
    where sa.story_id = ${story} order by sa.article_id = s.lead_article_id desc, sa.placed_no`.execute(tx)
  if (rows.length === 0) throw new Refusal('no-such-story', 'That story is told otherwise by now. Look at it again.')
  return rows.map(({ id }) => id)
}

/** The latest decision that tied articles of both sides: the new one stands in its place. */
const before = async (tx: Tx, ones: ArticleId[], others: ArticleId[]): Promise<DecisionId | undefined> => {
  const { rows } = await sql<{ id: DecisionId }>`select d.id from story_ties t join decisions d on d.id = t.decision_id
    where (t.article_id = any(${ones}) and t.other_id = any(${others})) or (t.article_id = any(${others}) and t.other_id = any(${ones}))
    order by d.number desc limit 1`.execute(tx)
  return rows[0]?.id
}

const storiesWith = async (tx: Tx, articles: ArticleId[]): Promise<StoryId[]> =>
  (await tx.selectFrom('story_articles').select('story_id').distinct().where('article_id', 'in', articles).execute()).map(
    (row) => row.story_id,
  )

/** All tellings of the stories that tell a story in other languages, as far as these articles are in them; undefined when one of them is in none. */
const tellingsAbroad = async (tx: Tx, story: StoryId, articles: ArticleId[]): Promise<ArticleId[] | undefined> => {
  const { rows } = await sql<{
    id: ArticleId
  }>`select o.article_id as id from stories_abroad b join story_articles o on o.story_id = b.abroad_id
    where b.story_id = ${story} and exists (select from story_articles sa where sa.story_id = b.abroad_id and sa.article_id = any(${articles}))`.execute(
    tx,
  )
  const found = new Set(rows.map(({ id }) => id))
  return articles.every((id) => found.has(id)) ? [...found] : undefined
}

/**
 * Parts articles from the others of their story, for good: the machine may tell them together with anything but those. `asOne`: they stay together, as a story of their own.
 * Articles of a story that tells it in another language are set apart from it with all of that story: the two do not stand side by side any more. What readers reported of them is decided by it. Refusals: 'no-such-story' when one of them is not in it (any more), 'nothing-left' for all of it, 'too-many'.
 */
export const partStory = (
  db: Db,
  { story, articles, asOne = false, by, why }: { story: StoryId; articles: ArticleId[]; asOne?: boolean } & Said,
  now: Date,
): Promise<DecisionId> =>
  inTransaction(db, async (tx) => {
    const said = readWhy(why)
    await takeTurn(tx)
    const all = await tellingsOf(tx, story)
    const named = [...new Set(articles)]
    const abroad = named.some((id) => all.includes(id)) ? undefined : await tellingsAbroad(tx, story, named)
    const parted = abroad ?? named
    const rest = all.filter((id) => !parted.includes(id))
    if (parted.length === 0 || (!abroad && parted.some((id) => !all.includes(id))))
      throw new Refusal('no-such-story', 'That article is not in this story any more. Look at it again.')
    if (rest.length === 0) throw new Refusal('nothing-left', 'A story keeps one of its tellings at least.')
    if (parted.length * rest.length > mostTies) throw new Refusal('too-many', 'Part fewer articles at once.')
    const says = abroad
      ? `Set a story in another language apart from a story of ${all.length}`
      : `Parted ${parted.length === 1 ? 'one article' : `${parted.length} articles`} from a story of ${all.length}`
    const supersedes = await before(tx, parted, rest)
    const decision = await decide(tx, { kind: 'part', subject: { stories: [story], articles: named, ...said }, says, by, supersedes }, now)
    const apart = parted.flatMap((article) => rest.map((other) => ({ article, other, together: false })))
    const [first, ...others] = parted
    const together = asOne && first && !abroad ? others.map((other) => ({ article: first, other, together: true })) : []
    await tieArticles(tx, { ties: [...apart, ...together], decision }, now)
    await closeReports(tx, { story, articles: parted }, decision)
    // The same pair from the other side.
    for (const other of abroad ? await storiesWith(tx, named) : []) await closeReports(tx, { story: other, articles: all }, decision)
    return decision
  })

/**
 * Makes two stories one, for good. What readers reported of the two is decided by it. Refusals: 'no-such-story', 'same-story', 'too-many'.
 */
export const joinStories = (db: Db, { stories, by, why }: { stories: [StoryId, StoryId] } & Said, now: Date): Promise<DecisionId> =>
  inTransaction(db, async (tx) => {
    const said = readWhy(why)
    await takeTurn(tx)
    const [one, other] = stories
    if (one === other) throw new Refusal('same-story', 'That is the same story.')
    const [ones, others] = [await tellingsOf(tx, one), await tellingsOf(tx, other)]
    if (ones.length + others.length > mostTies) throw new Refusal('too-many', 'These stories are too large to be joined by hand.')
    const says = `Joined a story of ${others.length} to one of ${ones.length}`
    const supersedes = await before(tx, ones, others)
    const decision = await decide(
      tx,
      { kind: 'join', subject: { stories: [one, other], articles: others, ...said }, says, by, supersedes },
      now,
    )
    const [lead, ...rest] = [...ones, ...others]
    await tieArticles(tx, { ties: rest.map((article) => ({ article: lead as ArticleId, other: article, together: true })), decision }, now)
    await closeReports(tx, { story: one, other }, decision)
    return decision
  })

/** Decides that all stays as it is: the reports are answered, nothing is tied. False when nobody waits for an answer. */
export const leaveAsIs = (db: Db, { by, why, ...pair }: Pair & Said, now: Date): Promise<boolean> =>
  inTransaction(db, async (tx) => {
    const said = readWhy(why)
    await takeTurn(tx)
    const reports = await countWaiting(tx, pair)
    if (reports === 0) return false
    const isApart = 'articles' in pair
    const subject = isApart ? { stories: [pair.story], articles: pair.articles } : { stories: [pair.story, pair.other] }
    const says = isApart ? 'Left an article in its story' : 'Left two stories apart'
    const decision = await decide(tx, { kind: 'leave', subject: { ...subject, reports, ...said }, says, by }, now)
    await closeReports(tx, pair, decision)
    return true
  })

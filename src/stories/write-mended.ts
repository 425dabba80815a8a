import type { ArticleId } from '../articles/articles.ts'
import { sql, type Tx } from '../base/database.ts'
import { say } from '../base/jobs.ts'
import { unlinkAbroad } from './abroad/unlink-abroad.ts'
import { joinStory, leadOn } from './join-stories.ts'
import { logMoves, type Moved } from './log-moves.ts'
import { openStories } from './open-stories.ts'
import type { Placed, Placer } from './placer.ts'
import type { StoryId } from './tables.ts'

type Ties = Map<ArticleId, { other: ArticleId; together: boolean; decision: string | null }[]>

const tiesOf = async (tx: Tx, articles: ArticleId[]): Promise<Ties> => {
  const ties: Ties = new Map()
  if (articles.length === 0) return ties
  const { rows } = await sql<{ article_id: ArticleId; other_id: ArticleId; together: boolean; decision_id: string | null }>`
    select article_id, other_id, together, decision_id from story_ties where untied_at is null and article_id = any(${articles})
    union select article_id, other_id, together, decision_id from story_ties where untied_at is null and other_id = any(${articles})`.execute(
    tx,
  )
  const add = (id: ArticleId, other: ArticleId, { together, decision_id: decision }: (typeof rows)[number]) =>
    ties.set(id, [...(ties.get(id) ?? []), { other, together, decision }])
  for (const row of rows) {
    add(row.article_id, row.other_id, row)
    add(row.other_id, row.article_id, row)
  }
  return ties
}

const storiesOf = async (tx: Tx, articles: ArticleId[]): Promise<Map<ArticleId, StoryId>> => {
  if (articles.length === 0) return new Map()
  const rows = await tx.selectFrom('story_articles').select(['article_id', 'story_id']).where('article_id', 'in', articles).execute()
  return new Map(rows.map((row) => [row.article_id, row.story_id]))
}

/** A move that an editor's word asks for is his: from whom it is apart stayed behind, or to whom it is tied stands where it went. */
const sayWhose = async (tx: Tx, moved: Moved[], before: Map<ArticleId, StoryId>): Promise<Moved[]> => {
  const ties = await tiesOf(tx, [...new Set(moved.map(({ article }) => article))])
  if (ties.size === 0) return moved
  const ends = [...ties.values()].flatMap((all) => all.map(({ other }) => other))
  const after = await storiesOf(tx, ends)
  const was = (id: ArticleId) => before.get(id) ?? after.get(id)
  return moved.map((move) => {
    const tie = ties
      .get(move.article)
      ?.find(({ other, together }) =>
        together ? after.get(other) === move.into && was(other) !== move.from : was(other) === move.from && after.get(other) !== move.into,
      )
    if (!tie) return move
    return { ...move, by: 'editor', why: { kind: 'tied', other: tie.other, ...(tie.decision !== null && { decision: tie.decision }) } }
  })
}

/**
 * Writes what mending found: stories that are joined, and articles that move, with who moved them and why in the log. A story that was joined or left empty leads on to where its tellings went; one that
 * parted keeps its id. Says `story-joined` of those that lead on. Within the transaction that holds the lock of placing. Gives every story that changed, those left empty too.
 */
export const writeMended = async (
  tx: Tx,
  placer: Placer,
  { joins, moves }: Pick<Placed, 'joins' | 'moves'>,
  now: Date,
): Promise<StoryId[]> => {
  if (joins.length === 0 && moves.length === 0) return []
  const before = await storiesOf(tx, [...new Set(moves.map(({ id }) => id as ArticleId))])
  await openParted(tx, moves, now)
  const leadsTo = new Map<StoryId, StoryId>()
  const moved: Moved[] = []
  for (const { from, into } of joins) {
    for (const article of await joinStory(tx, { from, into }, now)) {
      if (!before.has(article)) before.set(article, from)
      moved.push({ article, from, into, by: 'machine', why: { kind: 'joined' } })
    }
    leadsTo.set(from, into)
  }
  const last = (story: StoryId): StoryId => {
    const on = leadsTo.get(story)
    return on === undefined ? story : last(on)
  }
  const opened = new Set(moves.filter(({ fresh }) => fresh).map(({ into }) => into))
  // One statement for all: the last move of an article is where it stands.
  const targets = [...new Map(moves.map(({ id, into }) => [id as ArticleId, { id, into: last(into), parted: opened.has(into) }])).values()]
  moved.push(...(await moveAll(tx, targets)))
  const whose = await sayWhose(tx, moved, before)
  const logged = await logMoves(tx, whose, now)
  if (logged !== null && placer.known) placer.known.moved = logged
  await unlinkAbroad(tx, [...new Set(moved.map(({ from }) => from))])
  const left = new Map(moved.flatMap(({ from, into }) => (into && !leadsTo.has(from) ? [[from, into]] : [])))
  const empty = await emptied(tx, [...left.keys()])
  for (const story of empty) await leadOn(tx, { from: story, into: last(left.get(story) as StoryId) }, now)
  const leading = [...leadsTo.keys(), ...empty]
  if (leading.length > 0) await say(tx, 'story-joined', { stories: leading })
  return [
    ...new Set([...joins.flatMap(({ from, into }) => [from, into]), ...moved.flatMap(({ from, into }) => (into ? [from, into] : [from]))]),
  ]
}

const moveAll = async (tx: Tx, targets: { id: string; into: StoryId; parted: boolean }[]): Promise<Moved[]> => {
  if (targets.length === 0) return []
  const { rows } = await sql<{ article: ArticleId; from: StoryId; into: StoryId; parted: boolean }>`
    update story_articles sa set story_id = t."into"
    from jsonb_to_recordset(${JSON.stringify(targets)}::jsonb) as t (id text, "into" text, parted boolean) join story_articles was on was.article_id = t.id
    where sa.article_id = t.id and was.story_id <> t."into" returning sa.article_id as article, was.story_id as "from", t."into", t.parted`.execute(
    tx,
  )
  return rows.map(({ article, from, into, parted }) => ({ article, from, into, by: 'machine', why: { kind: parted ? 'parted' : 'moved' } }))
}

const emptied = async (tx: Tx, stories: StoryId[]): Promise<StoryId[]> => {
  if (stories.length === 0) return []
  const { rows } = await sql<{ id: StoryId }>`select s.id from stories s where s.id = any(${stories}) and s.joined_into is null
    and not exists (select from story_articles sa where sa.story_id = s.id)`.execute(tx)
  return rows.map(({ id }) => id)
}

const openParted = async (tx: Tx, moves: Placed['moves'], now: Date): Promise<void> => {
  const fresh = moves.filter((move) => move.fresh)
  if (fresh.length === 0) return
  const ids = fresh.map(({ id }) => id as ArticleId)
  const rows = await tx.selectFrom('articles').select(['id', 'headline', 'language', 'published_at']).where('id', 'in', ids).execute()
  const byId = new Map(rows.map((row) => [row.id as string, row]))
  await openStories(
    tx,
    fresh.flatMap(({ id, into }) => {
      const row = byId.get(id)
      return row ? [{ story: into, ...row }] : []
    }),
    now,
  )
}

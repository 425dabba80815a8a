import { type ArticleId, writerKey } from '../../articles/articles.ts'
import { type Db, sql } from '../../base/database.ts'
import type { Mutes } from '../../readers/readers.ts'
import type { Paper } from '../furniture/layout.tsx'
import { type Card, gatherCards, type Place } from '../reader/gather-cards.ts'
import { type MutableFacts, type Of, withoutMuted } from './without-muted.ts'

export type Unmuted = {
  cards: Card[]
  /** Stories that the reader's mutes have taken away. */
  stories: number
  /** Titles that are hidden from stories that are left. */
  titles: ReadonlySet<string>
}

const none: MutableFacts = { topics: new Map(), writers: new Map() }

/** The topics of these stories and the writers of these articles; one query, and none for who has muted neither. */
export const mutableFacts = async (
  db: Db,
  mutes: Mutes,
  { stories, articles }: { stories: string[]; articles: string[] },
): Promise<MutableFacts> => {
  if (mutes.topic.length === 0 && mutes.writer.length === 0) return none
  const { rows } = await sql<{ topics: Record<string, string[]>; bylines: Record<string, { name: string }[]> }>`select
    (select coalesce(json_object_agg(x.story_id, x.topics), '{}') from (
      select story_id, json_agg(topic_id) as topics from story_topics
      where story_id = any(${stories}::text[]) and topic_id = any(${mutes.topic}::text[]) group by 1) x) as topics,
    (select coalesce(json_object_agg(a.id, a.byline), '{}') from articles a
      where a.id = any(${mutes.writer.length > 0 ? (articles as ArticleId[]) : []}::text[])) as bylines`.execute(db)
  const { topics = {}, bylines = {} } = rows[0] ?? {}
  return {
    topics: new Map(Object.entries(topics)),
    writers: new Map(Object.entries(bylines).map(([id, names]) => [id, names.map(({ name }) => writerKey(name))])),
  }
}

const articlesIn = (cards: Card[]) => cards.flatMap((card) => [card.article.id, ...card.others.map(({ id }) => id)])

/**
 * The cards of a list as the paper's reader meets them: all of them for everybody who has muted nothing, without a further query. For others a muted title's piece
 * makes room for another title's telling, and what is left out is counted. `of`: what the page is of, which is not left out on it.
 */
export const gatherUnmuted = async (db: Db, paper: Pick<Paper, 'now' | 'mutes'>, places: Place[], of?: Of): Promise<Unmuted> => {
  const { mutes } = paper
  if (!mutes || mutes.shows) return { cards: await gatherCards(db, places, paper.now), stories: 0, titles: new Set() }
  const muted = mutes.title.filter((title) => of?.kind !== 'title' || of.key !== title)
  const cards = await gatherCards(db, places, paper.now, muted)
  const facts = await mutableFacts(db, mutes, { stories: cards.map(({ story }) => story.id), articles: articlesIn(cards) })
  const first = withoutMuted(cards, mutes, facts, of)
  if (first.instead.size === 0) return { cards: first.cards, stories: first.stories, titles: first.titles }
  const others = await gatherCards(db, [...first.instead.values()], paper.now, muted)
  const second = withoutMuted(others, mutes, facts, of)
  // One article may stand on several pages. On a country's, only its own titles do.
  const key = ({ page, articleId }: Place) => `${page} ${articleId}`
  const fits = ({ page, title }: Card) => !page.startsWith('country:') || title.country === page.slice('country:'.length)
  const by = new Map(second.cards.filter(fits).map((card) => [key(card), card]))
  const all = first.cards.flatMap((card, n) => {
    const instead = first.instead.get(n)
    return instead ? (by.get(key(instead)) ?? []) : card
  })
  return { cards: all, stories: first.stories + first.cards.length - all.length, titles: first.titles }
}

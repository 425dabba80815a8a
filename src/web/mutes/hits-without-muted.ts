import { writerKey } from '../../articles/articles.ts'
import { type Db, sql } from '../../base/database.ts'
import type { Paper } from '../furniture/layout.tsx'
import type { Hit } from '../reader/search/gather-hits.ts'
import { openWords } from './without-muted.ts'

type Facts = { id: string; story: string | null; desk: string | null; topics: string[] | null; byline: { name: string }[] }

export type HitsUnmuted = { hits: Hit[]; pieces: number; titles: number }

/**
 * What was found, without what the paper's reader has muted; `pieces` is how many are left out, `titles` how many muted titles they are by. A title that he searches in by name is his own wish. One further
 * query for who has muted something, none for others.
 */
export const hitsWithoutMuted = async (db: Db, { mutes }: Paper, hits: Hit[], title?: string): Promise<HitsUnmuted> => {
  if (!mutes || mutes.shows || hits.length === 0) return { hits, pieces: 0, titles: 0 }
  const { rows } = await sql<Facts>`select a.id, sa.story_id as story, a.desk, a.byline,
      (select json_agg(st.topic_id) from story_topics st where st.story_id = sa.story_id and st.topic_id = any(${mutes.topic}::text[])) as topics
    from articles a left join story_articles sa on sa.article_id = a.id where a.id = any(${hits.map(({ id }) => id)}::text[])`.execute(db)
  const facts = new Map(rows.map((row) => [row.id, row]))
  const hasWord = openWords(mutes.word)
  const kept = hits.filter((hit) => {
    const { story, desk, topics, byline } = facts.get(hit.id) ?? { story: null, desk: null, topics: null, byline: [] }
    return !(
      (hit.title.id !== title && mutes.title.includes(hit.title.id)) ||
      (story !== null && mutes.story.includes(story)) ||
      (desk !== null && mutes.desk.includes(desk)) ||
      topics ||
      byline.some(({ name }) => mutes.writer.includes(writerKey(name))) ||
      hasWord(hit.headline, hit.standfirst, hit.opening)
    )
  })
  const there = new Set(kept)
  const gone = hits.filter((hit) => !there.has(hit))
  const titles = new Set(gone.map((hit) => hit.title.id).filter((id) => id !== title && mutes.title.includes(id)))
  return { hits: kept, pieces: gone.length, titles: titles.size }
}

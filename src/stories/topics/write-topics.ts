import { createHash } from 'node:crypto'
import { slugOf } from '../../articles/articles.ts'
import { sql, type Tx } from '../../base/database.ts'
import type { StoryId } from '../tables.ts'

import type { TopicId } from './topic-kinds.ts'
import type { FoundTopic } from './topics-in-story.ts'

/** What was found in one story. `latest`: its newest telling. */
export type StoryTopics = { story: StoryId; topics: FoundTopic[]; began: Date; latest: Date }

/** The id of a topic is made of its key: the same topic has the same address in every paper, and after a rebuild. */
export const topicIdOf = (key: string): TopicId =>
  `k${BigInt(`0x${createHash('sha256').update(key).digest('hex').slice(0, 20)}`).toString(36)}` as TopicId

/**
 * Lets go of what stories, and those joined to them, were about: a topic of which no story is left is deleted, as its name may be the libel that was taken back. `but`: what they are still about, as 'story topic'.
 * One statement.
 */
export const leaveTopics = async (tx: Tx, stories: readonly StoryId[], but: readonly string[] = []): Promise<void> => {
  const { rows } = await sql<{ topic_id: TopicId }>`
    delete from story_topics
    where story_id = any(array(select unnest(${[...stories]}::text[]) union all select id from stories where joined_into = any(${[...stories]}::text[])))
      and not (story_id || ' ' || topic_id = any(${[...but]}::text[])) returning topic_id`.execute(tx)
  if (rows.length === 0) return
  await sql`delete from topics x where id = any(${[...new Set(rows.map(({ topic_id }) => topic_id))]}::text[])
    and not exists (select from story_topics where topic_id = x.id)`.execute(tx)
}

/** Writes what stories are about in place of what they were. Cost: four statements for any number of stories. */
export const writeTopics = async (tx: Tx, found: readonly StoryTopics[], now: Date): Promise<void> => {
  const byId = new Map<
    TopicId,
    {
      id: TopicId
      kind: string
      key: string
      slug: string
      name: string
      names: Record<string, string>
      country: string | null
      began: string
      latest: string
    }
  >()
  const about: { story: StoryId; topic: TopicId; weight: number }[] = []
  for (const { story, topics, began, latest } of found)
    for (const { kind, key, name, names, country, weight } of topics) {
      const id = topicIdOf(key)
      about.push({ story, topic: id, weight })
      const had = byId.get(id)
      byId.set(id, {
        id,
        kind,
        key,
        slug: slugOf(name),
        name,
        names: { ...had?.names, ...names },
        country,
        began: had && had.began < began.toISOString() ? had.began : began.toISOString(),
        latest: had && had.latest > latest.toISOString() ? had.latest : latest.toISOString(),
      })
    }
  const stories = found.map(({ story }) => story)
  if (byId.size > 0) {
    // In one order, so that two processes that write the same topics do not wait for each other both.
    const rows = [...byId.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))
    await sql`
      insert into topics as x (id, kind, key, slug, name, names, country, began_at, latest_at, told_at)
      select r.id, r.kind, r.key, r.slug, r.name, r.names, r.country, r.began, r.latest, ${now}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id text, kind text, key text, slug text, name text, names jsonb, country text, began timestamptz, latest timestamptz)
      on conflict (id) do update set names = x.names || excluded.names, began_at = least(x.began_at, excluded.began_at), latest_at = greatest(x.latest_at, excluded.latest_at), told_at = excluded.told_at`.execute(
      tx,
    )
    await sql`
      insert into story_topics (story_id, topic_id, weight)
      select r.story, r.topic, max(r.weight) from jsonb_to_recordset(${JSON.stringify(about)}::jsonb) as r(story text, topic text, weight real) group by 1, 2
      on conflict (story_id, topic_id) do update set weight = excluded.weight`.execute(tx)
  }
  await leaveTopics(
    tx,
    stories,
    about.map(({ story, topic }) => `${story} ${topic}`),
  )
}

import { setImmediate } from 'node:timers/promises'
import type { RawBuilder } from 'kysely'
import { sql, type Tx } from '../base/database.ts'
import { citationsIn, nameKeys } from './retelling/cited-titles.ts'
import { firstReport, type KnownTitle } from './retelling/first-report.ts'
import { leadPicture } from './retelling/lead-picture.ts'
import { plainestHeadline } from './retelling/plainest-headline.ts'
import { summaryOf } from './retelling/summary.ts'
import { type Retold, tellingsOf } from './retelling/tellings-of.ts'
import type { FirstHow, Quote, StoryId } from './tables.ts'
import { foldName } from './topics/fold-name.ts'
import { mattersOf } from './topics/matters.ts'
import { namesOf } from './topics/names-of.ts'
import { topicsInStory } from './topics/topics-in-story.ts'
import { leaveTopics, writeTopics } from './topics/write-topics.ts'

/** What is read from the tellings of one story by this process, in place of what the story said. */
type Said = {
  id: StoryId
  name: string | undefined
  first: string | undefined
  how: FirstHow | null
  summary: Quote[]
  picture: string | null
  pictured: string | null
}

/**
 * Counts, times, countries, desk and lead of stories, and what was read from their tellings. Lead: an original before a copy and an agency's text, with a picture, a fuller text (up to 600 words), then the earliest.
 * Each row is looked up for itself (`limit 1`, `offset 0`): by numbers that the planner only guesses at, as before a table's first analyze, it reads all articles instead. One update: each is a new row in every index.
 */
const write = (tx: Tx, stories: StoryId[], said: Said[], now: Date) =>
  sql`
  with told as (
    select w.story_id, a.id, a.title_id, t.publisher_id, a.country, a.desk, a.published_at,
      row_number() over (partition by w.story_id order by c.article_id is null desc, a.wire is null desc, a.picture_id is not null desc, least(a.words, 600) / 200 desc, a.published_at, a.id) as leads
    from unnest(${stories}::text[]) as w(story_id)
    cross join lateral (select article_id from story_articles where story_id = w.story_id offset 0) sa
    cross join lateral (select * from articles where id = sa.article_id limit 1) a
    join titles t on t.id = a.title_id
    left join lateral (select article_id from article_copies where article_id = a.id limit 1) c on true
    where a.state = 'ready'
  ), summed as (
    select story_id, count(*) as articles, count(distinct title_id) as titles, count(distinct publisher_id) as publishers,
      coalesce(array_agg(distinct country) filter (where country is not null), '{}') as countries,
      mode() within group (order by desk) as desk, min(published_at) as began_at, max(published_at) as latest_at, max(id) filter (where leads = 1) as lead
    from told group by story_id
  )
  update stories s set articles = summed.articles, titles = summed.titles, publishers = summed.publishers, countries = summed.countries, desk = summed.desk,
    began_at = summed.began_at, latest_at = summed.latest_at, lead_article_id = summed.lead, changed_at = ${now}, told_at = ${now},
    slug = case when s.slug = '' then coalesce((select slug from articles where id = summed.lead), '') else s.slug end,
    name_article_id = coalesce(r.name, s.name_article_id), headline = coalesce((select headline from articles where id = r.name), s.headline),
    first_article_id = coalesce(r.first, s.first_article_id), first_how = case when r.id is null then s.first_how else r.how end,
    summary = coalesce(r.summary, s.summary), picture_id = case when r.id is null then s.picture_id else r.picture end,
    picture_article_id = case when r.id is null then s.picture_article_id else r.pictured end
  from summed
  left join jsonb_to_recordset(${JSON.stringify(said)}::jsonb) as r(id text, name text, first text, how jsonb, summary jsonb, picture text, pictured text) on r.id = summed.story_id
  where s.id = summed.story_id and s.id = any(${stories}::text[])`.execute(tx)

const titlesCited = async (tx: Tx, keys: string[]): Promise<KnownTitle[]> => {
  if (keys.length === 0) return []
  const bare = (name: RawBuilder<string>) => sql`regexp_replace(lower(${name}), '\s+[-–|(].*$', '')`
  const { rows } = await sql<KnownTitle>`
    select id, name from titles where ${bare(sql`name`)} = any(${keys}::text[])
      or regexp_replace(${bare(sql`name`)}, '^(the|der|die|das|le|la|les|el|il|lo|o|a|de|het) ', '') = any(${keys}::text[]) limit 200`.execute(
    tx,
  )
  return rows
}

/**
 * Writes what a story says of itself anew from its tellings: counts, lead, name, first report and how it is known, lead picture, summary, topics. A story without tellings is deleted,
 * and with it those that were joined to it: their addresses lead nowhere.
 * Cost: ten statements for any number of stories, and about a millisecond of processor for a telling that this process has not read before; of a story forty tellings are read at most.
 */
export const retellStories = async (tx: Tx, stories: StoryId[], now: Date): Promise<void> => {
  if (stories.length === 0) return
  const told = await tellingsOf(tx, stories)
  const { rows: had } = await sql<{
    id: StoryId
    name: string | null
  }>`select id, name_article_id as name from stories where id = any(${[...told.keys()]}::text[])`.execute(tx)
  const named = new Map(had.map(({ id, name }) => [id, name]))
  const citations = new Map([...told].map(([story, tellings]) => [story, tellings.length > 1 ? tellings.flatMap(citationsIn) : []]))
  const titles = await titlesCited(tx, [...new Set([...citations.values()].flat().flatMap(({ name }) => nameKeys(name)))])
  // Readers' questions come in between: what is read here is work for a processor.
  for (const [n, one] of [...told.values()].flat().entries()) {
    namesOf(one)
    if (n % 8 === 7) await setImmediate()
  }
  const rows = await inTurns([...told], ([story, tellings]): Said => {
    const name = plainestHeadline(tellings.map(asHeadline), named.get(story))
    const first = firstReport(tellings, citations.get(story) ?? [], titles)
    const picture = leadPicture(tellings, name?.id)
    return {
      id: story,
      name: name?.id,
      first: first?.id,
      how: first?.how ?? null,
      summary: summaryOf(tellings),
      picture: picture?.id ?? null,
      pictured: picture?.articleId ?? null,
    }
  })
  await write(tx, stories, rows, now)
  // What was joined to them is told by them now, and keeps no words of its own.
  await sql`update stories set summary = '[]', first_how = null, picture_id = null, picture_article_id = null where joined_into = any(${stories}::text[]) and told_at is not null
    and (summary <> '[]' or first_how is not null or picture_id is not null)`.execute(tx)
  await writeTopics(tx, await inTurns([...told], topicsFound), now)
  await dropEmpty(
    tx,
    stories.filter((story) => !told.has(story)),
  )
}

const inTurns = async <One, Made>(all: One[], make: (one: One) => Made): Promise<Made[]> => {
  const made: Made[] = []
  for (const one of all) {
    made.push(make(one))
    await setImmediate()
  }
  return made
}

const asHeadline = ({ id, title, headline, standfirst, opening, language, origin }: Retold) => ({
  id,
  title,
  headline,
  language,
  text: `${standfirst ?? ''} ${opening ?? ''}`,
  copy: origin !== null,
})

const topicsFound = ([story, tellings]: [StoryId, Retold[]]) => {
  // A copy says nothing anew: one agency's text in ten titles names whom it names once.
  const named = tellings.map((one) => ({ title: one.origin ?? one.title, names: namesOf(one), headline: one.headline }))
  const topics = topicsInStory(named, new Set(tellings.map(({ titleName }) => foldName(titleName).replace(/[^\p{L}\p{N}]+/gu, '-'))))
  const times = tellings.map(({ published }) => published.getTime())
  return {
    story,
    topics: [...topics, ...mattersOf(named, topics)],
    began: new Date(Math.min(...times)),
    latest: new Date(Math.max(...times)),
  }
}

const dropEmpty = async (tx: Tx, stories: StoryId[]) => {
  if (stories.length === 0) return
  const { rows } = await sql<{ id: StoryId }>`
    select s.id from unnest(${stories}::text[]) as w(id) cross join lateral (select id, joined_into from stories where id = w.id limit 1) s
    where s.joined_into is null and (select true from story_articles where story_id = s.id limit 1) is null`.execute(tx)
  if (rows.length === 0) return
  const gone = rows.map(({ id }) => id)
  await leaveTopics(tx, gone)
  await sql`delete from stories where joined_into = any(${gone}::text[])`.execute(tx)
  await sql`delete from stories where id = any(${gone}::text[])`.execute(tx)
}

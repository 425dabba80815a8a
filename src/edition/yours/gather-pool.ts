import { writerKey } from '../../articles/articles.ts'
import { day } from '../../base/clock.ts'
import { type Db, sql } from '../../base/database.ts'
import { primaryLanguage } from '../../base/language.ts'
import { activePins, everyPage } from '../../desk/desk.ts'
import { abroadOf, type StoryId, topicsOf } from '../../stories/stories.ts'
import { gatherCandidates } from '../gather-candidates.ts'
import type { Reason } from '../tables.ts'
import { weighStory } from '../weigh-story.ts'
import type { Told, ToldBy } from './told.ts'

/** How far back a pool looks (ms): as far as the pages that are set. */
const reach = 3 * day

/** Stories of a pool at the most: what it costs to gather and to hold does not grow with the archive. */
const most = 3000

/** Of each title so many of its latest articles bring their stories into the pool: the small titles that stand on no page are in it by that. */
const ofTitle = 6

/** Stories in one statement: readers' questions come in between. */
const atOnce = 60

/** Tellings of one story, at the most. */
const mostTellings = 60

type Titles = Map<string, { name: string; publisher: string; country: string | null }>

const titlesOf = async (db: Db): Promise<Titles> => {
  const { rows } = await sql<{ id: string; name: string; publisher: string; country: string | null }>`
    select id, name, publisher_id as publisher, country from titles`.execute(db)
  return new Map(rows.map(({ id, ...title }) => [id, title]))
}

/** Which stories: those on the pages that are set, the broadest and the latest, and each title's latest. Held back from the front page or from every page by an editor, a story is in no pool. */
const choose = async (db: Db, now: Date): Promise<StoryId[]> => {
  const since = new Date(now.getTime() - reach)
  const pins = await activePins(db, now)
  const held = pins
    .filter(({ page, place }) => (page === 'front' || page === everyPage) && place === null)
    .map(({ storyId }) => storyId as string)
  const { rows } = await sql<{ id: StoryId }>`
    with wanted as (
      select story_id as id, 0 as turn from edition_places
      union all (select id, 0 from stories where joined_into is null and latest_at > ${since} order by publishers desc, latest_at desc limit 400)
      union all (select id, 0 from stories where joined_into is null and latest_at > ${since} order by latest_at desc, id desc limit 400)
      union all select sa.story_id, a.turn from titles t
        join lateral (
          select id, row_number() over (order by published_at desc, id desc) as turn from (
            select id, published_at from articles where title_id = t.id and state = 'ready' and published_at > ${since} order by published_at desc, id desc limit ${ofTitle}
          ) l
        ) a on true
        join story_articles sa on sa.article_id = a.id
        where t.left_at is null
    )
    select w.id from (select id, min(turn) as turn from wanted group by id) w
    join stories s on s.id = w.id and s.joined_into is null and s.latest_at > ${since}
    where s.id <> all(${held}::text[])
    order by w.turn, s.latest_at desc, w.id limit ${most}`.execute(db)
  return rows.map(({ id }) => id)
}

type Weight = { common: number; reasons: Reason[] }

/** What stories on the front and the section pages were found to weigh when these were set: the largest of all, which need not be weighed again. */
const weighedOnPages = async (db: Db): Promise<Map<string, Weight>> => {
  const { rows } = await sql<{ id: string; common: number; reasons: Reason[] }>`
    select distinct on (story_id) story_id as id, score as common, reasons from edition_places
    where page = 'front' or page like 'desk:%' order by story_id, page <> 'front', place`.execute(db)
  // What an editor did on one page is no reason on another.
  return new Map(
    rows.map(({ id, common, reasons }) => [id, { common, reasons: reasons.filter(({ code }) => !/^(?:pinned|held)/.test(code)) }]),
  )
}

const weigh = async (
  db: Db,
  stories: StoryId[],
  paper: { language: string; region?: string[] },
  now: Date,
): Promise<[string, Weight][]> => {
  if (stories.length === 0) return []
  const candidates = await gatherCandidates(db, { page: 'front', ...paper, pinned: stories, alone: true }, now)
  return candidates.map((candidate) => {
    const { storyId, score, reasons } = weighStory(candidate, now)
    return [storyId, { common: score, reasons }]
  })
}

/** A telling as a short array, since there are thousands: id, title, language, minutes, words, bylines. */
type TellingJson = [string, string, string | null, number, string, string[] | null]
type StoryRow = { id: StoryId; desk: string | null; began_at: Date; latest_at: Date; told: TellingJson[] }

const storiesOf = async (db: Db, stories: StoryId[]): Promise<StoryRow[]> => {
  const { rows } = await sql<StoryRow>`
    select s.id, s.desk, s.began_at, s.latest_at, json_agg(json_build_array(a.id, a.title_id, a.language, a.minutes, a.headline || ' . ' || coalesce(a.standfirst, left(a.opening, 240), ''),
        (select json_agg(b ->> 'name') from jsonb_array_elements(a.byline) b))
      order by a.id = s.lead_article_id desc, k.article_id is not null, a.published_at, a.id) as told
    from unnest(${stories}::text[]) w (id)
    cross join lateral (select * from stories where id = w.id limit 1) s
    join lateral (select article_id from story_articles where story_id = s.id order by article_id = s.lead_article_id desc, placed_no limit ${mostTellings}) sa on true
    cross join lateral (select * from articles where id = sa.article_id limit 1) a
    left join article_copies k on k.article_id = a.id
    where a.state = 'ready'
    group by s.id, s.desk, s.began_at, s.latest_at`.execute(db)
  return rows
}

const tellings = (told: TellingJson[], titles: Titles): ToldBy[] => {
  const seen = new Set<string>()
  return told.flatMap(([articleId, titleId, language, minutes, text, names]) => {
    const title = titles.get(titleId)
    if (!title || seen.has(titleId)) return []
    seen.add(titleId)
    const writers = (names ?? []).map((name) => ({ key: writerKey(name), name })).filter(({ key }) => key !== '')
    const { name: titleName, publisher, country } = title
    return { articleId, titleId, titleName, publisher, country, language: primaryLanguage(language), writers, minutes, text }
  })
}

/**
 * The stories that may stand on readers' own pages, weighed as for the front page. `language`, `region`: the paper's. Statements of bounded work, four for each sixty stories:
 * for when pages are set, not for a request.
 */
export const gatherPool = async (db: Db, paper: { language: string; region?: string[] }, now: Date): Promise<Told[]> => {
  const stories = await choose(db, now)
  const titles = await titlesOf(db)
  const weights = await weighedOnPages(db)
  const pool: Told[] = []
  for (let from = 0; from < stories.length; from += atOnce) {
    const some = stories.slice(from, from + atOnce)
    const rest = some.filter((id) => !weights.has(id))
    for (const [id, weight] of await weigh(db, rest, paper, now)) weights.set(id, weight)
    const topics = await topicsOf(db, some)
    const abroad = await abroadOf(db, some)
    for (const { id, desk, began_at, latest_at, told } of await storiesOf(db, some)) {
      const weight = weights.get(id)
      const by = tellings(told, titles)
      if (!weight || by.length === 0) continue
      const about = (topics.get(id) ?? []).map(({ id, name, weight }) => ({ id, name, weight }))
      const common = Math.max(0.01, weight.common)
      pool.push({
        storyId: id,
        desk,
        topics: about,
        common,
        reasons: weight.reasons,
        beganAt: began_at,
        latestAt: latest_at,
        tellings: by,
        abroad: abroad.get(id)?.map((one) => one.id) ?? [],
      })
    }
  }
  return pool
}

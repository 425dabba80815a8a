import { day } from '../base/clock.ts'
import { type Db, sql } from '../base/database.ts'
import { gatherFacts, type StoryFacts } from './gather-facts.ts'
import type { Candidate, PageName } from './pages.ts'
import { toldOnce } from './told-once.ts'

/** How far back a page looks (ms). */
const reach = 3 * day

/** Stories looked at for one page at the most: the broadest and the latest of the window, so that the cost does not grow with the archive. */
const most = 240

const chosen = (page: PageName, since: Date, language: string) => {
  const [kind, name] = page.split(':')
  if (kind === 'country') {
    return sql`select s.id, a.id as shown from (
        select distinct on (sa.story_id) sa.story_id, a.id from (
          select id from articles where state = 'ready' and country = ${name} and published_at > ${since} order by published_at desc limit ${most * 2}
        ) a join story_articles sa on sa.article_id = a.id order by sa.story_id, a.id
      ) a join stories s on s.id = a.story_id where s.joined_into is null`
  }
  const where = sql`joined_into is null and latest_at > ${since} and (language is null or language = ${language}) ${kind === 'desk' ? sql`and desk = ${name}` : sql``}`
  return sql`select id, lead_article_id as shown from (
      (select id, lead_article_id from stories where ${where} order by publishers desc, latest_at desc, id limit ${most / 2})
      union
      (select id, lead_article_id from stories where ${where} order by latest_at desc, id limit ${most / 2})
    ) s`
}

/**
 * What is asked of a page: `language`, primary language of the front and section pages (a country's page speaks its own); `region`, the paper's own countries; `pinned`,
 * stories that may stand there whatever their age (`alone`: these and no others). `known`: facts of stories that other pages have asked for already; new ones are added.
 */
export type Asking = {
  page: PageName
  language: string
  region?: string[]
  pinned?: string[]
  alone?: boolean
  known?: Map<string, StoryFacts>
}

type Row = Pick<Candidate, 'storyId' | 'articleId' | 'titleId' | 'titleName' | 'country' | 'hasPicture' | 'minutes'>

/**
 * The stories that may stand on `page`, with everything that is weighed, in two statements of bounded work; the second asks for what is not known yet. Of those that tell one event in different languages one is
 * among them (`toldOnce`), but with `alone`.
 */
export const gatherCandidates = async (
  db: Db,
  { page, language, region = [], pinned = [], alone = false, known = new Map() }: Asking,
  now: Date,
): Promise<Candidate[]> => {
  const since = new Date(now.getTime() - reach)
  const { rows } = await sql<Row>`
    select distinct on (c.id) c.id as "storyId", a.id as "articleId", a.title_id as "titleId", t.name as "titleName", t.country, a.picture_id is not null as "hasPicture", a.minutes
    from (
      select id, shown, 0 as n from (${alone ? sql`select id, lead_article_id as shown from stories where false` : chosen(page, since, language)}) c
      union all select id, lead_article_id, 1 from stories where id = any(${pinned}) and joined_into is null
    ) c
    join articles a on a.id = c.shown and a.state = 'ready'
    join titles t on t.id = a.title_id
    order by c.id, c.n`.execute(db)
  await gatherFacts(db, { stories: rows.map((row) => row.storyId), known }, now)
  const nearBy = page.startsWith('country:') ? [page.slice('country:'.length)] : region
  const stands = alone ? undefined : toldOnce([...known.values()], { ids: rows.map((row) => row.storyId), language, pinned })
  return rows.flatMap((row) => {
    const facts = known.get(row.storyId)
    if (!facts || stands?.has(row.storyId) === false) return []
    const { nearBy: byCountry, language: _, abroad: __, ...story } = facts
    // An owner with titles in two countries of a region is one voice still.
    const near = Math.min(
      story.publishers,
      nearBy.reduce((sum, country) => sum + (byCountry[country] ?? 0), 0),
    )
    return [{ ...story, ...row, near }]
  })
}

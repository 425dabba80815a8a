import { day } from '../../../../base/clock.ts'
import { type Db, sql } from '../../../../base/database.ts'
import type { Ownership, Rating } from '../../../../titles/titles.ts'

/** A title that tells a story, or might: of the story's languages, with something new in the paper these days. */
export type MightTell = {
  id: string
  name: string
  country: string | null
  language: string | null
  kind: string
  /** Its owner, else its publisher. */
  owner: string
  ownership: Ownership | null
  /** In its own words, with another's text (an agency's for the most part), or not. */
  tells: 'own' | 'copy' | null
  /** How many of the desk's latest pieces are its own: whether it carries such news. */
  habit: number
  ratings: Rating[]
}

/** More titles than these no reader takes in. */
const most = 1500
/** So many of the desk's latest pieces tell whose habit it is. */
const latest = 1500

/**
 * Who tells a story and who else could, those who tell it first, then those who carry most of its desk's news. One query: titles bounded, each looked up by index, and the desk's latest
 * pieces for what titles usually carry.
 */
export const gatherWhoTells = async (db: Db, story: { id: string; desk: string | null }, now: Date): Promise<MightTell[]> => {
  const since = new Date(now.getTime() - 3 * day)
  const { rows } = await sql<MightTell>`
    with told as (
      select a.title_id, bool_and(c.article_id is not null) as copied
      from (select article_id from story_articles where story_id = ${story.id} order by placed_at limit 200) sa
      join articles a on a.id = sa.article_id and a.state = 'ready' left join article_copies c on c.article_id = a.id group by a.title_id
    ), languages as (
      select distinct split_part(t.language, '-', 1) as language from told join titles t on t.id = told.title_id where t.language is not null
    ), might as materialized (
      select t.id, t.name, t.country, t.language, t.kind, t.publisher_id, told.title_id is not null as tells, told.copied
      from titles t left join told on told.title_id = t.id
      where told.title_id is not null or (t.left_at is null and split_part(t.language, '-', 1) in (select language from languages))
    ), habits as (
      select title_id, count(*)::int as pieces from (
        select title_id from articles where state = 'ready' and desk = ${story.desk}::text and published_at > ${since} order by published_at desc, id desc limit ${latest}
      ) d group by title_id
    ), rated as (
      select title_id, json_agg(json_build_object('scheme', scheme, 'value', value, 'label', label, 'ratedBy', rated_by, 'link', link, 'ratedAt', rated_at) order by rated_by) as ratings
      from (select *, row_number() over (partition by title_id order by rated_by) as n from title_ratings where scheme = 'leaning') r where n <= 20 group by title_id
    )
    select m.id, m.name, m.country, m.language, m.kind, coalesce(p.owner, p.name) as owner, p.ownership,
      case when not m.tells then null when m.copied then 'copy' else 'own' end as tells, coalesce(h.pieces, 0) as habit, coalesce(r.ratings, '[]') as ratings
    from might m join publishers p on p.id = m.publisher_id left join habits h on h.title_id = m.id left join rated r on r.title_id = m.id
    -- One look into the index for each title: asked whether there exists one, the planner reads all pieces of three days.
    left join lateral (select published_at from articles where title_id = m.id and state = 'ready' and not m.tells order by published_at desc, id desc limit 1) l on true
    where m.tells or l.published_at > ${since}
    order by not m.tells, h.pieces desc nulls last, m.id limit ${most}`.execute(db)
  return rows
}

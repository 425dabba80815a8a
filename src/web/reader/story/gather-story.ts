import type { Byline } from '../../../articles/articles.ts'
import { type Db, sql } from '../../../base/database.ts'
import { type FirstHow, type Quote, reservesText, type Topic } from '../../../stories/stories.ts'
import { termsIn } from '../../../titles/titles.ts'
import type { Picture } from '../../furniture/picture.tsx'
import { sightInLists } from '../../sight.ts'
import { withhold } from '../../withhold.ts'
import { type AbroadJson, type AroundJson, abroadJson, aroundJson } from '../choose-around.ts'
import { measuredHtml, measureHtml, pictureJson, termsJoin } from '../gather-cards.ts'

export type Story = {
  id: string
  slug: string
  headline: string
  lead_article_id: string
  first_article_id: string
  name_article_id: string | null
  first_how: FirstHow | null
  summary: Quote[]
  picture_id: string | null
  picture_article_id: string | null
  topics: Topic[]
  desk: string | null
  language: string | null
  countries: string[]
  began_at: Date
  latest_at: Date
  joined_into: string | null
  joined_slug: string | null
  around: AroundJson
  abroad: AbroadJson
}

export type Told = {
  id: string
  slug: string
  headline: string
  standfirst: string | null
  opening: string | null
  language: string | null
  byline: Byline
  wire: string | null
  minutes: number
  words: number
  published_at: Date
  corrected: boolean
  /** The article whose text this one is again. */
  origin: string | null
  /** Its publisher reserves its text from machines: no sentence of it is chosen. */
  reserved: boolean
  picture: Picture | null
  title: { id: string; name: string; colour: string | null; country: string | null; edition: string | null }
}

/** A page shows so many tellings, oldest first; a story of more is told in full by its feed. */
export const mostTold = 80

export const gatherStory = async (db: Db, id: string): Promise<Story | undefined> => {
  const { rows } = await sql<Story>`
    select s.id, s.slug, s.headline, s.lead_article_id, s.first_article_id, s.name_article_id, s.first_how, s.summary, s.picture_id, s.picture_article_id, s.desk, s.language, s.countries, s.began_at, s.latest_at, s.joined_into, j.slug as joined_slug,
      (select coalesce(json_agg(json_build_object('id', x.id, 'slug', x.slug, 'name', x.name, 'kind', x.kind, 'weight', st.weight) order by st.weight desc, x.id), '[]')
        from story_topics st join topics x on x.id = st.topic_id and (x.kind <> 'matter' or x.running) where st.story_id = s.id) as topics, ${aroundJson(sql`s.id`)} as around, ${abroadJson(sql`s.id`)} as abroad
    from stories s left join stories j on j.id = s.joined_into where s.id = ${id}`.execute(db)
  return rows[0]
}

/** Every telling of a story that is still in the paper, oldest first, with what not every reader may see already gone. */
export const gatherTellings = async (db: Db, story: string, now: Date): Promise<Told[]> => {
  const { rows } = await sql<Told & { html: string | null; terms: unknown; embargo_until: Date | null }>`
    select a.id, a.slug, a.headline, a.standfirst, left(a.opening, 600) as opening, a.language, a.byline, a.wire, a.minutes, a.words, a.published_at, a.embargo_until, a.correction is not null as corrected,
      (select origin_id from article_copies where article_id = a.id) as origin, ${reservesText(sql`a.title_id`)} as reserved,
      ${pictureJson} as picture, ${measureHtml} as html, k.document as terms,
      json_build_object('id', t.id, 'name', t.name, 'colour', t.colour, 'country', t.country, 'edition', t.edition) as title
    from (select article_id from story_articles where story_id = ${story} order by placed_at limit 200) sa
    join articles a on a.id = sa.article_id and a.state = 'ready'
    join titles t on t.id = a.title_id
    left join article_images p on p.id = a.picture_id and p.article_id = a.id
    ${termsJoin}
    order by a.published_at, a.id limit ${mostTold}`.execute(db)
  return rows.map(({ terms: document, html: beginning, embargo_until: embargoUntil, ...row }) => {
    const terms = termsIn(document)
    const sight = sightInLists(terms, { id: row.id, title: row.title.id, published: row.published_at, embargoUntil }, now)
    const { html: _, cut: __, ...told } = withhold({ ...row, ...measuredHtml(beginning) }, terms, sight)
    return told
  })
}

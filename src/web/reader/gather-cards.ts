import { type Db, sql } from '../../base/database.ts'
import type { Reason } from '../../edition/edition.ts'
import { type Terms, termsIn } from '../../titles/titles.ts'
import type { Picture } from '../furniture/picture.tsx'
import { type GateMark, markOf, sightInLists } from '../sight.ts'
import { withhold } from '../withhold.ts'
import { mostTold, othersIn, type ToldJson, toldJoin } from './told-by.ts'

/** A place to fill: which story, by which telling, and why it stands there. `line`: an editor's, on a shelf. */
export type Place = { page: string; storyId: string | null; articleId: string; reasons: Reason[]; line?: string | null }

/** A telling in few facts. */
export type Telling = {
  id: string
  slug: string
  headline: string
  language: string | null
  published: Date
  title: { id: string; name: string; colour: string | null }
}

export type Card = Place & {
  story: { id: string; slug: string; titles: number; articles: number; countries: string[] }
  article: {
    id: string
    slug: string
    headline: string
    standfirst: string | null
    opening: string | null
    language: string | null
    desk: string | null
    section: string | null
    minutes: number
    published: Date
    corrected: boolean
    picture: Picture | null
  }
  title: { id: string; name: string; colour: string | null; country: string | null; edition: string | null }
  /** What it takes to read on, where not everybody may. */
  mark: GateMark | null
  /** What its title agreed to, for its section where that has terms of its own. */
  terms: Terms
  first: { id: string; name: string } | null
  /** Other titles' tellings, oldest first, one a title. */
  others: Telling[]
  /** The titles that tell it, the shown one first. */
  telling: { id: string; colour: string | null }[]
  /** How many titles that tell it the list's reader has muted; `story.titles` and `telling` are without them. */
  hidden?: number
}

type Row = {
  n: number
  story: Card['story'] | null
  article: Omit<Card['article'], 'published'> & { published: string; embargo: string | null }
  html: string | null
  title: Card['title']
  first: Card['first']
  told: ToldJson
  hidden: number
  terms: unknown
}

/** A join of each article `a` with the latest terms that count for it, as `k.document`: those of its section before those of the whole title. */
export const termsJoin = sql`left join lateral (
  select document from terms where title_id = a.title_id and (section is null or section = a.section) order by section is null, version desc limit 1
) k on true`

/** So much of a body is looked at to find where its preview ends. */
const measured = 6000

/**
 * The beginning of the body of article `a` under terms `k`, where its opening may be more than its preview: the opening is measured by it. Bodies of open titles stay where
 * they are, which is most of a front page.
 */
export const measureHtml = sql`case when coalesce(k.document->>'access', 'open') <> 'open' then (select left(html, ${sql.lit(measured + 1)}) from article_texts where article_id = a.id) end`

/** What measureHtml brought, for withhold. */
export const measuredHtml = (html: string | null) => ({ html: html?.slice(0, measured) ?? null, cut: (html?.length ?? 0) > measured })

/** A picture `p` as json, null where there is none. */
export const pictureJson = sql`case when p.id is null then null else json_build_object('id', p.id, 'alt', p.alt, 'caption', p.caption, 'credit', p.credit, 'width', p.width, 'height', p.height, 'focusX', p.focus_x, 'focusY', p.focus_y) end`

/** How many of these titles tell the story of a place, where not all of its tellings are looked at. */
const mutedCount = (titles: readonly string[]) =>
  titles.length === 0
    ? sql`0`
    : sql`case when s.articles > w.told then (select count(distinct h.title_id)::int from story_articles sh
        join articles h on h.id = sh.article_id and h.state = 'ready' where sh.story_id = s.id and h.title_id = any(${titles}::text[])) else 0 end`

/**
 * The facts of all cards of a page at once, in the order of `places`, with what not every reader may see already gone: cards are the same for all.
 * Places whose article is no longer ready fall out. `muted`: titles to be counted where a story has more tellings than are looked at.
 */
export const gatherCards = async (db: Db, places: Place[], now: Date, muted: readonly string[] = []): Promise<Card[]> => {
  if (places.length === 0) return []
  const { rows } = await sql<Row>`
    select w.n,
      case when s.id is null then null else json_build_object('id', s.id, 'slug', s.slug, 'titles', s.titles, 'articles', s.articles, 'countries', s.countries) end as story,
      json_build_object('id', a.id, 'slug', a.slug, 'headline', a.headline, 'standfirst', a.standfirst, 'opening', left(a.opening, 600), 'language', a.language, 'desk', a.desk,
        'section', a.section, 'minutes', a.minutes, 'published', a.published_at, 'embargo', a.embargo_until, 'corrected', a.correction is not null, 'picture', ${pictureJson}) as article,
      ${measureHtml} as html,
      json_build_object('id', t.id, 'name', t.name, 'colour', t.colour, 'country', t.country, 'edition', t.edition) as title,
      case when ft.id is null then null else json_build_object('id', ft.id, 'name', ft.name) end as first,
      o.told, ${mutedCount(muted)} as hidden, k.document as terms
    from unnest(${places.map((place) => place.storyId ?? '')}::text[], ${places.map((place) => place.articleId)}::text[],
      ${places.map((place) => (place.page === 'self' ? mostTold.self : mostTold.card))}::int[]) with ordinality as w (story_id, article_id, told, n)
    join articles a on a.id = w.article_id and a.state = 'ready'
    join titles t on t.id = a.title_id
    left join article_images p on p.id = a.picture_id and p.article_id = a.id
    left join stories s on s.id = w.story_id and s.joined_into is null
    left join articles fa on fa.id = s.first_article_id
    left join titles ft on ft.id = fa.title_id
    ${termsJoin}
    ${toldJoin(sql`s.id`, sql`w.told`)}
    order by w.n`.execute(db)
  return rows.map((row): Card => {
    const place = places[row.n - 1] as Place
    const others = othersIn(row.told, row.title.id)
    const { embargo, ...told } = row.article
    const published = new Date(told.published)
    const terms = termsIn(row.terms)
    const gated = { id: row.article.id, title: row.title.id, published, embargoUntil: embargo ? new Date(embargo) : null }
    const {
      html: _,
      cut: __,
      ...article
    } = withhold({ ...told, ...measuredHtml(row.html), published }, terms, sightInLists(terms, gated, now))
    return {
      ...place,
      story: row.story ?? { id: '', slug: '', titles: 1, articles: 1, countries: [] },
      article,
      title: row.title,
      mark: markOf(terms, gated, now),
      terms,
      first: row.first,
      others,
      telling: [row.title, ...others.map((one) => one.title)],
      ...(row.hidden > 0 && { hidden: row.hidden }),
    }
  })
}

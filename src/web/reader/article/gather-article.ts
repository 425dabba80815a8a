import type { ArticleState, Byline, Rights } from '../../../articles/articles.ts'
import { type Db, sql } from '../../../base/database.ts'
import { type Terms, termsIn } from '../../../titles/titles.ts'
import type { Picture } from '../../furniture/picture.tsx'
import type { Sight } from '../../sight.ts'
import { withhold } from '../../withhold.ts'
import { type AroundJson, aroundJson } from '../choose-around.ts'
import { pictureJson, termsJoin } from '../gather-cards.ts'
import { type CopiedIn, copiesJson } from './copies.tsx'

export type Version = { version: number; headline: string; note: string | null; seen: string }

export type Article = {
  id: string
  slug: string
  address: string | null
  state: ArticleState
  section: string | null
  desk: string | null
  headline: string
  standfirst: string | null
  opening: string | null
  html: string | null
  byline: Byline
  wire: string | null
  language: string | null
  minutes: number
  words: number
  published_at: Date
  embargo_until: Date | null
  updated_at: Date | null
  withdrawn_note: string | null
  /** The piece that this one turned out to be, where its address leads. */
  joined: { id: string; slug: string } | null
  correction: string | null
  picture: Picture | null
  title: {
    id: string
    name: string
    colour: string | null
    country: string | null
    edition: string | null
    home: string | null
    language: string | null
  }
  story: { id: string; slug: string; titles: number } | null
  version: number
  versions: Version[]
  rights: Rights | null
  copies: CopiedIn | null
  /** How many titles the paper has. */
  titles: number
  around: AroundJson
}

/** An article as it is stored. No page takes it: heldArticle makes of it what a reader may see. */
export type Stored = { stored: Article; terms: Terms }

// Where the piece that this one turned out to be is held, neither is there.
const stateSeen = sql`case when exists (select from articles e where e.id = a.joined_into and e.state = 'held') then 'held' else a.state end`

/** One article with all that its page shows of it, and the terms that count for it; undefined when there is none of that id. One query. */
export const gatherArticle = async (db: Db, id: string): Promise<Stored | undefined> => {
  const { rows } = await sql<Article & { terms: unknown }>`
    select a.id, a.slug, a.address, ${stateSeen} as state, a.section, a.desk, a.headline, a.standfirst, a.opening, x.html, a.byline, a.wire, a.language, a.minutes, a.words, a.version,
      a.published_at, a.embargo_until, a.updated_at, a.withdrawn_note, a.correction, a.rights, ${copiesJson} as copies, (select json_build_object('id', e.id, 'slug', e.slug) from articles e where e.id = a.joined_into) as joined,
      ${pictureJson} as picture, k.document as terms,
      json_build_object('id', t.id, 'name', t.name, 'colour', t.colour, 'country', t.country, 'edition', t.edition, 'home', t.home, 'language', t.language) as title,
      case when s.id is null then null else json_build_object('id', s.id, 'slug', s.slug, 'titles', s.titles) end as story,
      (select coalesce(json_agg(json_build_object('version', v.version, 'headline', v.headline, 'note', v.note, 'seen', v.seen_at) order by v.version desc), '[]')
        from (select * from article_versions where article_id = a.id order by version desc limit 12) v) as versions,
      (select count(*)::int from titles where left_at is null) as titles, ${aroundJson(sql`s.id`)} as around
    from articles a join titles t on t.id = a.title_id
    left join article_texts x on x.article_id = a.id
    left join article_images p on p.id = a.picture_id and p.article_id = a.id
    left join story_articles sa on sa.article_id = a.id
    left join stories s on s.id = sa.story_id and s.joined_into is null
    ${termsJoin}
    where a.id = ${id}`.execute(db)
  const row = rows[0]
  if (!row) return undefined
  const { terms, ...stored } = row
  return { stored, terms: termsIn(terms) }
}

/**
 * The article with everything taken away that who sees so much of it may not have. Notes of corrections quote the text that they correct, often from its foot, and are
 * there where all of it is.
 */
export const heldArticle = ({ stored, terms }: Stored, sight: Sight): Article => {
  const held = withhold(stored, terms, sight)
  const all = sight === 'whole' && (terms.text === 'feed' || terms.text === 'page')
  return all ? held : { ...held, correction: null, versions: held.versions.map((version) => ({ ...version, note: null })) }
}

import type { RawBuilder } from 'kysely'
import type { ArticleId, Byline } from '../../articles/articles.ts'
import { sql, type Tx } from '../../base/database.ts'
import { primaryLanguage } from '../../base/language.ts'
import { type Terms, termsIn } from '../../titles/titles.ts'
import type { StoryId } from '../tables.ts'

/** One title's article in a story, with what the story says of itself is made of. */
export type Retold = {
  id: ArticleId
  story: StoryId
  title: string
  titleName: string
  publisher: string
  headline: string
  standfirst: string | null
  opening: string | null
  language: string | null
  wire: string | null
  byline: Byline
  published: Date
  received: Date
  /** Whose text it is again. */
  origin: ArticleId | null
  /** Changes with everything that a reader sees of it. */
  changed: number
  terms: Terms
  /** Its publisher says in public that machines may not work with its text. */
  reserved: boolean
  picture: { id: string; address: string; width: number | null; height: number | null } | null
}

/**
 * Whether the publisher of title `title` says in public that machines may not analyse its text or answer from it: choosing sentences is such work. What was agreed here by default
 * ("mining reserved") speaks of others.
 */
export const reservesText = (title: RawBuilder<unknown>) => sql<boolean>`exists (
  select from machine_uses m where m.title_id = ${title} and (m.uses->>'tdm' in ('refused', 'priced') or m.uses->>'ai-input' in ('refused', 'priced')))`

// Of a story that more titles tell, how it began and how it stands.
const earliest = 12
const latest = 28

type Row = Omit<Retold, 'language' | 'changed' | 'terms'> & { language: string | null; changed: Date; terms: unknown }

/** The tellings of stories that are in the paper, oldest first: the first twelve and the last twenty-eight of each. One query, each row looked up for itself: where the planner only guesses how many there are, it reads all articles instead. */
export const tellingsOf = async (tx: Tx, stories: readonly StoryId[]): Promise<Map<StoryId, Retold[]>> => {
  const { rows } = await sql<Row>`
    select w.story_id as story, a.id, a.title_id as title, t.name as "titleName", t.publisher_id as publisher, a.headline, a.standfirst, a.opening, a.language, a.wire, a.byline,
      a.published_at as published, a.received_at as received, a.changed_at as changed, c.origin_id as origin, k.document as terms, ${reservesText(sql`a.title_id`)} as reserved,
      case when p.id is null then null else json_build_object('id', p.id, 'address', left(p.address, 500), 'width', p.width, 'height', p.height) end as picture
    from (
      select g.story_id, sa.article_id, row_number() over (partition by g.story_id order by b.published_at, b.id) as n, count(*) over (partition by g.story_id) as of
      from unnest(${[...stories]}::text[]) as g(story_id)
      cross join lateral (select article_id from story_articles where story_id = g.story_id offset 0) sa
      cross join lateral (select id, published_at, state from articles where id = sa.article_id limit 1) b where b.state = 'ready'
    ) w
    cross join lateral (select * from articles where id = w.article_id limit 1) a
    join titles t on t.id = a.title_id
    left join lateral (select origin_id from article_copies where article_id = a.id limit 1) c on true
    left join lateral (select * from article_images where id = a.picture_id and article_id = a.id limit 1) p on true
    left join lateral (select document from terms where title_id = a.title_id and (section is null or section = a.section) order by section is null, version desc limit 1) k on true
    where w.n <= ${sql.lit(earliest)} or w.n > w.of - ${sql.lit(latest)}
    order by a.published_at, a.id`.execute(tx)
  return Map.groupBy(
    rows.map((row) => ({ ...row, language: primaryLanguage(row.language), changed: row.changed.getTime(), terms: termsIn(row.terms) })),
    ({ story }) => story,
  )
}

import { agencyCalled, type Byline } from '../../../articles/articles.ts'
import { sql } from '../../../base/database.ts'
import { articleAt } from '../../furniture/addresses.ts'

type CopyAt = { id: string; slug: string; title: { id: string; name: string } }

/** Where the same text stands in other titles. `origin`: null where this piece is the original. `others`: the other copies, in `titles` titles. */
export type CopiedIn = { origin: CopyAt | null; others: CopyAt[]; titles: number }

const named = 12

const copyAt = sql`json_build_object('id', o.id, 'slug', o.slug, 'title', json_build_object('id', ot.id, 'name', ot.name))`

/** The copies of article `a` as json, null where its text stands nowhere else. */
export const copiesJson = sql<CopiedIn | null>`(
  select json_build_object(
    'origin', (select ${copyAt} from articles o join titles ot on ot.id = o.title_id where o.id = g.origin and o.id <> a.id and o.state = 'ready'),
    'others', coalesce((select json_agg(${copyAt} order by o.published_at, o.id) from (
      select o.* from article_copies c join articles o on o.id = c.article_id where c.origin_id = g.origin and o.id <> a.id and o.state = 'ready' order by o.published_at, o.id limit ${sql.lit(named)}
    ) o join titles ot on ot.id = o.title_id), '[]'),
    'titles', (select count(distinct o.title_id)::int from article_copies c join articles o on o.id = c.article_id where c.origin_id = g.origin and o.id <> a.id and o.state = 'ready'))
  from (select coalesce((select origin_id from article_copies where article_id = a.id), (select origin_id from article_copies where origin_id = a.id limit 1)) as origin) g
  where g.origin is not null)`

const InTitles = ({ copies, more }: { copies: CopyAt[]; more: number }) => (
  <>
    {copies.map((copy, i) => (
      <>
        {i > 0 && (i === copies.length - 1 && more === 0 ? ' and ' : ', ')}
        <a href={articleAt(copy)}>{copy.title.name}</a>
      </>
    ))}
    {more > 0 && ` and ${more} more`}
  </>
)

const shown = 4

/** Said plainly below the headline: that the text is an agency's or another title's, and where else it stands. */
export const CopiesLine = ({
  copies: { origin, others, titles },
  wire,
  byline,
}: {
  copies: CopiedIn
  wire: string | null
  byline: Byline
}) => {
  if (!origin && others.length === 0) return null
  // Who carries an agency's text first has not written it: only the agency's own title is where it comes from.
  const isItsOwn =
    byline.some(({ name }) => name === origin?.title.name) || (wire !== null && wire === agencyCalled(origin?.title.name ?? ''))
  const from = origin && (wire === null || isItsOwn) ? origin : null
  const all = origin && !from ? [origin, ...others] : others
  const some = [...new Map(all.map((copy) => [copy.title.id, copy])).values()].slice(0, shown)
  return (
    <p class="copies">
      {from ? (
        <>
          {isItsOwn ? 'Agency copy. ' : ''}Originally from <a href={articleAt(from)}>{from.title.name}</a>
          {some.length > 0 && '; also in '}
        </>
      ) : (
        `${wire ? `Agency copy, credited to ${wire}. ` : ''}The same text is also in `
      )}
      {some.length > 0 && <InTitles copies={some} more={titles + (origin && !from ? 1 : 0) - some.length} />}.
    </p>
  )
}

import { type Db, inTransaction, sql, type Tx } from '../../base/database.ts'
import { lockPlacing } from '../in-placing.ts'
import type { Link } from './find-abroad.ts'
import type { KnownAbroad } from './known-abroad.ts'

type Row = { story_id: string; abroad_id: string; names: string[] }
const keyOf = ({ story_id, abroad_id }: Row) => `${story_id} ${abroad_id}`

const bothWays = ({ one, other, names }: Link): Row[] => [
  { story_id: one, abroad_id: other, names },
  { story_id: other, abroad_id: one, names },
]

/** What has to be written and what let go of, so that the links of the stories that were looked at are those that were found. A link to a story that is not known here is left as it is: it is over, and so is what was found of it. */
const compare = async (db: Db, known: KnownAbroad, links: Link[], looked: ReadonlySet<string>) => {
  const { rows: had } =
    await sql<Row>`select story_id, abroad_id, names from stories_abroad where story_id = any(${[...looked]}::text[])`.execute(db)
  const wanted = new Map(links.flatMap(bothWays).map((row) => [keyOf(row), row]))
  const stands = new Set(had.filter((row) => wanted.get(keyOf(row))?.names.join() === row.names.join()).map(keyOf))
  return {
    gone: had.filter((row) => !wanted.has(keyOf(row)) && known.index.parts.has(row.abroad_id)),
    fresh: [...wanted.values()].filter((row) => !stands.has(keyOf(row))),
  }
}

/** Those of some stories that are there still, and those that are not as they were read: others changed them meanwhile. */
const changedSince = async (tx: Tx, known: KnownAbroad, stories: string[]) => {
  const { rows } = await sql<{
    id: string
    version: string
  }>`select id, xmin::text as version from stories where id = any(${stories}::text[]) and joined_into is null`.execute(tx)
  const now = new Map(rows.map(({ id, version }) => [id, version]))
  return { stands: new Set(now.keys()), stale: new Set(stories.filter((id) => now.get(id) !== known.versions.get(id))) }
}

/**
 * Writes what was found, within the lock of placing, so that nobody changes a story meanwhile. What is not any more as it was read is left for the next round (`stale`): what was found of it may be of a telling that
 * was taken back. `written`: how many pairs were written or let go of.
 */
export const writeAbroad = async (
  db: Db,
  known: KnownAbroad,
  { links, looked }: { links: Link[]; looked: ReadonlySet<string> },
  now: Date,
): Promise<{ written: number; stale: Set<string> }> => {
  const { gone, fresh } = await compare(db, known, links, looked)
  if (gone.length + fresh.length === 0) return { written: 0, stale: new Set() }
  return await inTransaction(db, async (tx) => {
    await lockPlacing(tx)
    const { stands, stale } = await changedSince(tx, known, [
      ...new Set([...gone, ...fresh].flatMap(({ story_id, abroad_id }) => [story_id, abroad_id])),
    ])
    const holds = ({ story_id, abroad_id }: Row) => !stale.has(story_id) && !stale.has(abroad_id)
    const [over, made] = [gone.filter(holds), fresh.filter(holds)]
    await sql`delete from stories_abroad b using jsonb_to_recordset(${JSON.stringify(over)}::jsonb) as r (story_id text, abroad_id text)
      where (b.story_id, b.abroad_id) in ((r.story_id, r.abroad_id), (r.abroad_id, r.story_id))`.execute(tx)
    // An editor may have said that they are apart since it was asked.
    await sql`insert into stories_abroad (story_id, abroad_id, names, found_at)
      select r.story_id, r.abroad_id, r.names, ${now} from jsonb_to_recordset(${JSON.stringify(made)}::jsonb) as r (story_id text, abroad_id text, names jsonb)
      where not exists (select from story_ties t join story_articles a on a.article_id = t.article_id join story_articles b on b.article_id = t.other_id
        where not t.together and t.untied_at is null and ((a.story_id, b.story_id) = (r.story_id, r.abroad_id) or (a.story_id, b.story_id) = (r.abroad_id, r.story_id)))
      on conflict (story_id, abroad_id) do update set names = excluded.names`.execute(tx)
    for (const id of stale) {
      known.versions.delete(id)
      if (!stands.has(id)) known.index.drop(id)
    }
    return { written: (over.length + made.length) / 2, stale: new Set([...stale].filter((id) => known.index.parts.has(id))) }
  })
}

import { type Db, sql } from '../../base/database.ts'
import { asRows } from '../rows.ts'
import type { ArticleId } from '../tables.ts'
import { type Copy, chooseOrigin } from './choose-origin.ts'
import type { Likeness } from './find-likenesses.ts'

type Pair = { article_id: ArticleId; other_id: ArticleId; likeness: number }

// No piece is printed in more titles; it bounds what a feed of a thousand equal pieces costs.
const mostInGroup = 400

/** All that hang together with `start` by shared text, through others too, with the pairs between them. */
const groupAround = async (db: Db, start: ArticleId): Promise<{ members: Set<ArticleId>; pairs: Pair[] }> => {
  const members = new Set([start])
  const pairs = new Map<string, Pair>()
  for (let edge = [start]; edge.length > 0 && members.size < mostInGroup; ) {
    const { rows } = await sql<Pair>`
      select article_id, other_id, likeness from article_likenesses where article_id = any(${edge}::text[])
      union all select article_id, other_id, likeness from article_likenesses where other_id = any(${edge}::text[])`.execute(db)
    edge = []
    for (const pair of rows) {
      pairs.set(`${pair.article_id} ${pair.other_id}`, pair)
      for (const id of [pair.article_id, pair.other_id]) {
        if (members.has(id)) continue
        members.add(id)
        edge.push(id)
      }
    }
  }
  return { members, pairs: [...pairs.values()] }
}

/** Sets anew which is the original and which are copies of it, in each group that one of `articles` belongs to. */
export const groupCopies = async (db: Db, articles: Iterable<ArticleId>, now: Date): Promise<void> => {
  const left = new Set(articles)
  for (const start of left) {
    const { members, pairs } = await groupAround(db, start)
    for (const id of members) left.delete(id)
    const ids = [...members]
    const { rows } = await sql<Copy>`
      select a.id, a.title_id as title, t.name, a.wire, a.byline, a.published_at as published from articles a join titles t on t.id = a.title_id
      where a.id = any(${ids}::text[]) and a.state = 'ready'`.execute(db)
    const origin = rows.length > 1 ? chooseOrigin(rows) : undefined
    const near = (id: string) => {
      const own = pairs.filter((pair) => pair.article_id === id || pair.other_id === id)
      const direct = own.find((pair) => pair.article_id === origin?.id || pair.other_id === origin?.id)
      return direct?.likeness ?? own.reduce((most, { likeness }) => Math.max(most, likeness), 0)
    }
    const copies = origin ? rows.filter(({ id }) => id !== origin.id).map(({ id }) => ({ id, origin: origin.id, likeness: near(id) })) : []
    await sql`delete from article_copies where article_id = any(${ids}::text[]) and not (article_id = any(${copies.map(({ id }) => id)}::text[]))`.execute(
      db,
    )
    if (copies.length === 0) continue
    await sql`
      insert into article_copies (article_id, origin_id, likeness, found_at)
      select r.id, r.origin, r.likeness, ${now} from json_to_recordset(${asRows(copies)}) as r(id text, origin text, likeness real)
      on conflict (article_id) do update set origin_id = excluded.origin_id, likeness = excluded.likeness
      where article_copies.origin_id <> excluded.origin_id or article_copies.likeness <> excluded.likeness`.execute(db)
  }
}

/** Writes the pairs of `articles` in place of those that they had; gives everybody whose group may be another now. */
export const writeLikenesses = async (db: Db, articles: ArticleId[], found: Likeness[]): Promise<Set<ArticleId>> => {
  const { rows } = await sql<Pair>`
    delete from article_likenesses where article_id = any(${articles}::text[]) or other_id = any(${articles}::text[]) returning article_id, other_id, likeness`.execute(
    db,
  )
  if (found.length > 0)
    await sql`
      insert into article_likenesses (article_id, other_id, likeness)
      select r.article, r.other, max(r.likeness) from json_to_recordset(${asRows(found)}) as r(article text, other text, likeness real) group by 1, 2
      on conflict (article_id, other_id) do update set likeness = excluded.likeness`.execute(db)
  return new Set([...rows.flatMap((pair) => [pair.article_id, pair.other_id]), ...found.flatMap(({ article, other }) => [article, other])])
}

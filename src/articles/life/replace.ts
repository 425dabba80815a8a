import { type Db, sql } from '../../base/database.ts'
import type { TitleId } from '../../titles/titles.ts'
import { guidName, type Name, nameText, ownGuid, pastName } from '../names.ts'
import type { Prepared } from '../prepared.ts'
import type { ArticleId } from '../tables.ts'
import type { Touched } from '../touched.ts'
import { withdrawArticles } from '../withdraw.ts'

/** What has to be asked about an item besides its own names: whether it was replaced, and what it replaces. */
export const successionNames = (item: Prepared): Name[] => {
  const guid = ownGuid(item)
  return [...(guid ? [pastName(guid)] : []), ...item.replaces.flatMap((one) => [guidName(one), pastName(one)])]
}

/** The article that has taken the place of the one that this item tells: what is still told of that, its withdrawal too, changes nothing. */
export const successorOf = (item: Prepared, named: Map<string, ArticleId>): ArticleId | undefined => {
  const guid = ownGuid(item)
  return guid ? named.get(nameText(pastName(guid))) : undefined
}

/** Whether an item that shares a link with an article replaces the very telling that stands there: then it comes later, whatever its date. */
export const takesPlace = (item: Prepared, article: ArticleId, named: Map<string, ArticleId>): boolean => {
  const guid = ownGuid(item)
  return (
    guid !== null &&
    named.get(nameText(guidName(guid))) !== article &&
    item.replaces.some((one) => one !== guid && named.get(nameText(guidName(one))) === article)
  )
}

/** A guid no longer names an article of its own, also where nothing of it has come yet. */
export const leaveGuid = async (tx: Db, title: TitleId, { guid, to }: { guid: string; to: ArticleId }): Promise<void> => {
  const { kind, key } = guidName(guid)
  await sql`delete from article_keys where title_id = ${title} and kind = ${kind} and key = ${key}`.execute(tx)
  await sql`insert into article_keys (title_id, kind, key, article_id) values (${title}, 'past', ${pastName(guid).key}, ${to}) on conflict do nothing`.execute(
    tx,
  )
}

/**
 * A publisher tells a piece anew under another guid and says so (ninjs evolvedfrom): the old address leads to the new piece, and its place in the feeds counts for that.
 * Its links stay with it: what still comes under them alone is of the old piece. Guids of pieces that it has replaced itself go on to the new one.
 */
export const replaceArticle = async (tx: Db, { old, by }: { old: Touched; by: Touched }, now: Date): Promise<void> => {
  await sql`update article_keys set article_id = ${by.id} where article_id = ${old.id} and kind = 'past'`.execute(tx)
  await sql`
    update article_keys k set kind = 'past', article_id = ${by.id} where article_id = ${old.id} and kind = 'guid'
      and not exists (select from article_keys p where p.title_id = k.title_id and p.kind = 'past' and p.key = k.key)`.execute(tx)
  await sql`
    insert into article_places (feed_id, article_id, best, latest, feed_length, is_main, seen_at, words, latest_words, open_ended)
    select feed_id, ${by.id}, best, latest, feed_length, is_main, seen_at, words, latest_words, open_ended from article_places where article_id = ${old.id}
    on conflict (article_id, feed_id) do update set best = least(article_places.best, excluded.best)`.execute(tx)
  await sql`delete from article_places where article_id = ${old.id}`.execute(tx)
  const gone = await withdrawArticles(tx, [{ id: old.id, note: null, joinedInto: by.id }], now)
  if (gone.length === 0) await sql`update articles set joined_into = ${by.id} where id = ${old.id}`.execute(tx)
  await sql`update articles set joined_into = ${by.id} where joined_into = ${old.id}`.execute(tx)
}

import { type Db, inTransaction, sql } from '../base/database.ts'
import { say } from '../base/jobs.ts'
import { Refusal } from '../base/refusal.ts'
import { listFeeds } from './list-titles.ts'
import { addPublishers, addTerms, putFeeds, putTitles } from './put-titles.ts'
import type { TitleId } from './tables.ts'
import type { TitleForm } from './title-form.ts'

export type Joined = {
  /** New here, or back after having left. */
  joined: TitleId[]
  /** Were here already. */
  known: TitleId[]
  /** No longer here. */
  left: TitleId[]
}

/** No feed of `titles` may be one that a title which is not among them still offers. Throws Refusal 'feed-taken'. */
const refuseTaken = async (db: Db, titles: readonly TitleForm[]): Promise<void> => {
  const { rows } = await sql<{ address: string; name: string; id: string }>`
    select f.address, t.name, t.id from feeds f join titles t on t.id = f.title_id
    where f.address = any(${titles.flatMap((title) => title.feeds.map((feed) => feed.address))})
      and f.left_at is null and t.left_at is null and f.title_id <> all(${titles.map((title) => title.id)})
    order by f.address limit 50`.execute(db)
  if (rows.length === 0) return
  const taken = rows.map((row) => `\n  ${row.address} is offered by ${row.name} (${row.id})`)
  throw new Refusal('feed-taken', `No title was taken, as another title already offers the same feed:${taken.join('')}`, { taken: rows })
}

const leave = async (db: Db, titles: readonly TitleId[], now: Date): Promise<void> => {
  await db
    .updateTable('feeds')
    .set({ left_at: now })
    .where('title_id', '=', sql<TitleId>`any(${[...titles]})`)
    .where('left_at', 'is', null)
    .execute()
  await db
    .updateTable('titles')
    .set({ left_at: now })
    .where('id', '=', sql<TitleId>`any(${[...titles]})`)
    .execute()
  for (const title of titles) await say(db, 'title-left', { title })
}

/** A title leaves: its feeds are no longer called on, what was published stays. Gives false where it was not here. */
export const leaveTitle = (db: Db, title: TitleId, now: Date): Promise<boolean> =>
  inTransaction(db, async (tx) => {
    const here = await tx
      .selectFrom('titles')
      .select('id')
      .where('id', '=', title)
      .where('left_at', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    if (here) await leave(tx, [title], now)
    return here !== undefined
  })

/** The addresses of each title's feeds as one text, to see whether they are the same. */
const feedsAsOne = (feeds: readonly { titleId: TitleId; address: string }[]): Map<TitleId, string> =>
  new Map(
    [...Map.groupBy(feeds, (feed) => feed.titleId)].map(([id, some]) => [
      id,
      some
        .map((feed) => feed.address)
        .sort()
        .join('\n'),
    ]),
  )

/**
 * Titles join, or tell what has changed about them, in one transaction: the same again changes nothing. A feed keeps its row (and so its id
 * and how it stands) for as long as its address is the same, also when another title of the batch takes it over; feeds that a title no
 * longer lists leave. `others`: what becomes of the titles here that are not among these. Says 'title-left', and 'title-joined' of titles that
 * are new, back, or here with other feeds than before. `terms` 'again': what the forms say is agreed anew, also where they said it before and something else was
 * agreed here since. Throws Refusal 'feed-taken'.
 */
export const joinTitles = (
  db: Db,
  titles: readonly TitleForm[],
  now: Date,
  { others = 'stay', terms }: { others?: 'stay' | 'leave'; terms?: 'again' } = {},
): Promise<Joined> =>
  inTransaction(db, async (tx) => {
    // One joining at a time: two at once could each give the same address to a title of its own. The number is this verb's and nobody else's.
    await sql`select pg_advisory_xact_lock(7469746)`.execute(tx)
    const here = new Set((await tx.selectFrom('titles').select('id').where('left_at', 'is', null).execute()).map((row) => row.id))
    const ids = titles.map((title) => title.id as TitleId)
    const among = new Set(ids)
    const left = others === 'leave' ? [...here].filter((id) => !among.has(id)) : []
    if (left.length > 0) await leave(tx, left, now)
    await refuseTaken(tx, titles)
    await addPublishers(tx, titles)
    const before = feedsAsOne(await listFeeds(tx, ids))
    await putTitles(tx, titles, now)
    await putFeeds(tx, titles, now)
    await addTerms(tx, titles, now, terms === 'again')
    const joined = ids.filter((id) => !here.has(id))
    const known = ids.filter((id) => here.has(id))
    const after = feedsAsOne(
      titles.flatMap((title) => title.feeds.map((feed) => ({ titleId: title.id as TitleId, address: feed.address }))),
    )
    const withOtherFeeds = known.filter((id) => before.get(id) !== after.get(id))
    const heard = [...joined, ...withOtherFeeds]
    if (heard.length > 0) await say(tx, 'title-joined', { titles: heard })
    return { joined, known, left }
  })

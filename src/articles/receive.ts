import { type Db, inTransaction, sql } from '../base/database.ts'
import { newId } from '../base/ids.ts'
import { say } from '../base/jobs.ts'
import type { FeedId, TitleId } from '../titles/titles.ts'
import { dailyRoom } from './daily-room.ts'
import { joinArticles } from './join-articles.ts'
import { type Name, nameItems, nameText } from './names.ts'
import { keepPlaces } from './places.ts'
import type { Prepared } from './prepared.ts'
import { type Known, recognise } from './recognise.ts'
import { asRows } from './rows.ts'
import { insertArticles, updateArticles, type Writing } from './store-articles.ts'
import type { ArticleId } from './tables.ts'
import { versionDate, weighVersion } from './weigh-version.ts'
import { withdrawArticles } from './withdraw.ts'

/** What one call on one feed brought. `position`: the place of the item in the feed, 0 at the top (its place in `items` if not told); `feedLength`: how many items the feed had. */
export type Delivery = {
  titleId: TitleId
  feedId: FeedId
  isMain: boolean
  feedLength: number
  items: (Prepared & { position?: number })[]
}

/** `same`: items that brought nothing new. `refused`: items with nothing to read, of a title that is not there, or beyond what one title may bring in a day. */
export type Receipt = {
  fresh: ArticleId[]
  changed: ArticleId[]
  withdrawn: ArticleId[]
  same: number
  refused: number
  became: Map<number, Became>
}

/** What became of one item, by its place in `Delivery.items`: for answers to who pushed it. `replaced`: another piece has taken its place. `held`: kept, and on no surface. */
export type Became = {
  guid: string | null
  id: ArticleId | null
  became: 'fresh' | 'changed' | 'same' | 'stale' | 'held' | 'withdrawn' | 'replaced' | 'refused'
}

// Rows of a statement: bounds the memory of a feed of 10,000 items.
const atOnce = 500

type Touched = Known & {
  fresh?: boolean
  write?: Prepared
  bump?: boolean
  correctedAt?: Date | null
  withdraw?: string | null
  section_?: Prepared
  earlier?: Date
}

/**
 * Receives a delivery, in one transaction with what it says: fresh articles (`article-received`), changed ones (`article-corrected`), withdrawn ones. The same
 * delivery again, or deliveries in another order, end in the same articles. Deliveries to one title wait for each other (its row is locked), so that two
 * processes never make one article twice. Nothing is removed because a feed no longer lists it.
 */
export const receive = (db: Db, delivery: Delivery, now: Date): Promise<Receipt> =>
  inTransaction(db, async (tx) => {
    const receipt: Receipt = { fresh: [], changed: [], withdrawn: [], same: 0, refused: 0, became: new Map() }
    const { rows } = await sql<{
      id: TitleId
      country: string | null
    }>`select id, country from titles where id = ${delivery.titleId} for no key update`.execute(tx)
    const title = rows[0]
    const items = delivery.items
      .map((item, at) => ({ position: at, ...item, at }))
      .filter((item) => item.status === 'canceled' || item.headline)
    receipt.refused = delivery.items.length - (title ? items.length : 0)
    for (const [at, { guid }] of delivery.items.entries()) receipt.became.set(at, { guid, id: null, became: 'refused' })
    if (!title) return receipt
    const { names, shared } = nameItems(items)
    // A title with more names of no use than these makes them up.
    if (shared.length > 0) await markShared(tx, title.id, shared.slice(0, 100))
    const hasRoom = dailyRoom(tx, title.id, now)
    for (let from = 0; from < items.length; from += atOnce) {
      await receiveSome(tx, title, delivery, items.slice(from, from + atOnce), names.slice(from, from + atOnce), receipt, hasRoom, now)
    }
    if (receipt.fresh.length > 0) await say(tx, 'article-received', { articles: receipt.fresh })
    if (receipt.changed.length > 0) await say(tx, 'article-corrected', { articles: receipt.changed })
    return receipt
  })

const markShared = (db: Db, title: TitleId, shared: Name[]) =>
  sql`insert into article_keys (title_id, kind, key, article_id) select ${title}, r.kind, r.key, null from json_to_recordset(${asRows(shared)}) as r(kind text, key text)
    on conflict (title_id, kind, key) do update set article_id = null where article_keys.article_id is not null`.execute(db)

const startOf = (item: Prepared, now: Date): Touched => ({
  id: newId<'article'>('a', now),
  state: 'ready',
  version: 1,
  section: item.section,
  publishedAt: item.published && item.published < now ? item.published : now,
  headline: item.headline,
  words: item.words,
  print: item.print,
  olderPrints: [],
  datedAt: versionDate(item, now),
  origin: 'feed',
  fresh: true,
  write: item,
})

const receiveSome = async (
  tx: Db,
  title: { id: TitleId; country: string | null },
  delivery: Delivery,
  items: (Prepared & { position: number; at: number })[],
  names: Name[][],
  receipt: Receipt,
  hasRoom: () => Promise<boolean>,
  now: Date,
) => {
  const { named, shared, known } = await recognise(tx, title.id, names.flat().filter(once()))
  const touched = new Map<ArticleId, Touched>(known)
  const fresh = new Map<string, Name & { id: ArticleId }>()
  const placed: { id: ArticleId; position: number }[] = []
  for (const [n, item] of items.entries()) {
    // A name that earlier deliveries found shared names nothing now either; an item left without any is known by its print.
    const own = names[n]!.filter((name) => !shared.has(nameText(name)))
    const mine: Name[] = own.length > 0 ? own : [{ kind: 'print', key: item.print }]
    const ids = [...new Set(mine.map((name) => named.get(nameText(name))).filter((id) => id !== undefined))].sort()
    let article = ids[0] ? touched.get(ids[0])! : undefined
    const tell = (became: Became['became']) => receipt.became.set(item.at, { guid: item.guid, id: article?.id ?? null, became })
    for (const id of ids.slice(1)) {
      const younger = touched.get(id)!
      await settle(tx, title, [article!, younger], receipt, fresh, now)
      await joinArticles(tx, article!, younger, now)
      touched.delete(id)
      receipt.withdrawn.push(id)
      receipt.fresh = receipt.fresh.filter((one) => one !== id)
      for (const [name, to] of named) if (to === id) named.set(name, article!.id)
    }
    if (!article) {
      if (!(await hasRoom())) {
        receipt.refused++
        continue
      }
      article = startOf(item, now)
      touched.set(article.id, article)
      if (item.status === 'canceled') article.withdraw = item.correction
      tell(item.status === 'canceled' ? 'withdrawn' : 'fresh')
    } else tell(weigh(article, item, receipt, now))
    for (const name of mine) {
      const text = nameText(name)
      if (named.get(text)) continue
      named.set(text, article.id)
      fresh.set(text, { ...name, id: article.id })
    }
    if (item.status !== 'canceled') placed.push({ id: article.id, position: item.position })
  }
  await settle(tx, title, [...touched.values()], receipt, fresh, now)
  await keepPlaces(tx, delivery, placed, now)
}

const once = () => {
  const seen = new Set<string>()
  return (name: Name) => !seen.has(nameText(name)) && seen.add(nameText(name)) !== undefined
}

const weigh = (article: Touched, item: Prepared, receipt: Receipt, now: Date): Became['became'] => {
  if (article.state === 'withdrawn' || article.withdraw !== undefined) {
    receipt.same++
    return 'withdrawn'
  }
  if (item.status === 'canceled') {
    article.withdraw = item.correction
    return 'withdrawn'
  }
  if (item.published && item.published < article.publishedAt) article.earlier = article.publishedAt = item.published
  if (!article.section && item.section) article.section_ = item
  const verdict = weighVersion(item, article, now)
  if (verdict !== 'changed' && verdict !== 'fuller') {
    receipt.same++
    return verdict === 'stale' ? 'stale' : 'same'
  }
  const date = versionDate(item, now)
  if (verdict === 'changed') {
    // The publisher's date of the change if he moved it, else when we saw it.
    article.correctedAt = date && (!article.datedAt || date > article.datedAt) && date > article.publishedAt ? date : now
    article.bump = !article.fresh
  }
  if (article.print) article.olderPrints = [...article.olderPrints, article.print]
  Object.assign(article, {
    write: item,
    print: item.print,
    words: item.words,
    headline: item.headline,
    datedAt: date ?? article.datedAt,
    section: article.section ?? item.section,
  })
  return 'changed'
}

/** Writes what has gathered on `articles`, once; afterwards they stand as they are in the database. */
const settle = async (
  tx: Db,
  title: { id: TitleId; country: string | null },
  articles: Touched[],
  receipt: Receipt,
  names: Map<string, Name & { id: ArticleId }>,
  now: Date,
) => {
  const writing = ({ id, write, bump, correctedAt }: Touched): Writing => ({ id, item: write!, bump, correctedAt })
  const born = articles.filter(({ fresh }) => fresh)
  const changed = articles.filter(({ fresh, write }) => !fresh && write)
  if (born.length > 0) await insertArticles(tx, title, born.map(writing), now)
  if (changed.length > 0) await updateArticles(tx, changed.map(writing), now)
  const ids = new Set(articles.map(({ id }) => id))
  const mine = [...names].filter(([, { id }]) => ids.has(id))
  if (mine.length > 0) {
    await sql`insert into article_keys (title_id, kind, key, article_id) select ${title.id}, r.kind, r.key, r.id
      from json_to_recordset(${asRows(mine.map(([, name]) => name))}) as r(kind text, key text, id text) on conflict do nothing`.execute(tx)
    for (const [text] of mine) names.delete(text)
  }
  const sections = articles
    .filter(({ fresh, section_ }) => !fresh && section_)
    .map(({ id, section_ }) => ({ id, section: section_!.section, desk: section_!.desk }))
  if (sections.length > 0) {
    await sql`update articles a set section = coalesce(a.section, r.section), desk = coalesce(a.desk, r.desk), changed_at = ${now}
      from json_to_recordset(${asRows(sections)}) as r(id text, section text, desk text) where a.id = r.id`.execute(tx)
  }
  const earlier = articles.filter(({ earlier }) => earlier).map(({ id, earlier }) => ({ id, earlier }))
  if (earlier.length > 0) {
    await sql`update articles a set published_at = least(a.published_at, r.earlier) from json_to_recordset(${asRows(earlier)}) as r(id text, earlier timestamptz) where a.id = r.id`.execute(
      tx,
    )
  }
  const gone = await withdrawArticles(
    tx,
    articles.filter((article) => article.withdraw !== undefined).map(({ id, withdraw }) => ({ id, note: withdraw ?? null })),
    now,
  )
  const goneSet = new Set(gone)
  receipt.fresh.push(...born.map(({ id }) => id).filter((id) => !goneSet.has(id)))
  receipt.changed.push(...changed.map(({ id }) => id).filter((id) => !goneSet.has(id) && !receipt.changed.includes(id)))
  receipt.withdrawn.push(...gone)
  for (const article of articles)
    Object.assign(article, {
      fresh: false,
      write: undefined,
      bump: false,
      section_: undefined,
      earlier: undefined,
      ...(goneSet.has(article.id) ? { state: 'withdrawn', withdraw: undefined } : {}),
    })
}

import { type Db, inTransaction, sql } from '../base/database.ts'
import { say } from '../base/jobs.ts'
import type { FeedId, TitleId } from '../titles/titles.ts'
import { dailyRoom } from './daily-room.ts'
import { keepOrder } from './feed-order.ts'
import { joinArticles } from './join-articles.ts'
import { leaveGuid, replaceArticle, successionNames, successorOf, takesPlace } from './life/replace.ts'
import { knowTexts } from './life/standing-texts.ts'
import { endsOpen, toldText } from './life/teaser.ts'
import { stateAt } from './life/weigh-life.ts'
import { guidName, type Name, nameItems, nameText, ownGuid, pastName } from './names.ts'
import { keepPlaces, type Placed } from './places.ts'
import type { Prepared } from './prepared.ts'
import { recognise } from './recognise.ts'
import { asRows } from './rows.ts'
import { settle } from './settle.ts'
import type { ArticleId } from './tables.ts'
import { startOf, type Touched } from './touched.ts'
import { isBareHold, weighItem } from './weigh-item.ts'

/** What one call on one feed brought. `position`: the place of the item in the feed, 0 at the top (its place in `items` if not told); `feedLength`: how many items the feed had. */
export type Delivery = {
  titleId: TitleId
  feedId: FeedId
  isMain: boolean
  feedLength: number
  items: (Prepared & { position?: number })[]
  /** Nobody called for it: it comes as often as its sender likes, and what one call may bring without being counted would have no bound. */
  sent?: boolean
}

/** `same`: items that brought nothing new. `refused`: items with nothing to read, of a title that is not there, or beyond what one title may bring in a day. */
export type Receipt = {
  fresh: ArticleId[]
  changed: ArticleId[]
  withdrawn: ArticleId[]
  same: number
  refused: number
  became: Map<number, Became>
  /** What this very feed had not told before. */
  first: ArticleId[]
}

/** What became of one item, by its place in `Delivery.items`: for answers to who pushed it. `replaced`: another piece has taken its place. `held`: kept, and on no surface. */
export type Became = {
  guid: string | null
  id: ArticleId | null
  became: 'fresh' | 'changed' | 'same' | 'stale' | 'held' | 'withdrawn' | 'replaced' | 'refused'
}

// Rows of a statement: bounds the memory of a feed of 10,000 items.
const atOnce = 500

/**
 * Receives a delivery, in one transaction with what it says: fresh articles (`article-received`), changed ones (`article-corrected`), withdrawn ones. The same
 * delivery again, or deliveries in another order, end in the same articles. Deliveries to one title wait for each other (its row is locked), so that two
 * processes never make one article twice. Nothing is removed because a feed no longer lists it.
 */
export const receive = (db: Db, delivery: Delivery, now: Date): Promise<Receipt> =>
  inTransaction(db, async (tx) => {
    const receipt: Receipt = { fresh: [], changed: [], withdrawn: [], same: 0, refused: 0, became: new Map(), first: [] }
    const { rows } = await sql<{
      id: TitleId
      country: string | null
    }>`select id, country from titles where id = ${delivery.titleId} for no key update`.execute(tx)
    const title = rows[0]
    const items = delivery.items
      .map((item, at) => ({ position: at, ...item, at }))
      .filter((item) => item.headline || item.status === 'canceled' || isBareHold(item))
    receipt.refused = delivery.items.length - (title ? items.length : 0)
    for (const [at, { guid }] of delivery.items.entries()) receipt.became.set(at, { guid, id: null, became: 'refused' })
    if (!title) return receipt
    const { names, shared } = nameItems(items)
    // A title with more names of no use than these makes them up.
    if (shared.length > 0) await markShared(tx, title.id, shared.slice(0, 100))
    const hasRoom = dailyRoom(tx, title.id, now, delivery.sent ? { free: 0 } : {})
    for (let from = 0; from < items.length; from += atOnce) {
      await receiveSome(tx, title, delivery, items.slice(from, from + atOnce), names.slice(from, from + atOnce), receipt, hasRoom, now)
    }
    if (delivery.isMain && !delivery.sent && items.length > 0) await keepOrder(tx, delivery.feedId, items, now)
    if (receipt.fresh.length > 0) await say(tx, 'article-received', { articles: receipt.fresh })
    if (receipt.changed.length > 0) await say(tx, 'article-corrected', { articles: receipt.changed })
    return receipt
  })

const markShared = (db: Db, title: TitleId, shared: Name[]) =>
  sql`insert into article_keys (title_id, kind, key, article_id) select ${title}, r.kind, r.key, null from json_to_recordset(${asRows(shared)}) as r(kind text, key text)
    on conflict (title_id, kind, key) do update set article_id = null where article_keys.article_id is not null`.execute(db)

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
  const asked = [...names.flat(), ...items.flatMap(successionNames)].filter(once())
  const { named, shared, known } = await recognise(tx, title.id, asked)
  const touched = new Map<ArticleId, Touched>(known)
  const fresh = new Map<string, Name & { id: ArticleId }>()
  const placed: Placed[] = []
  await knowTexts(tx, items, names, { named, touched })
  /** What was one article with `into` goes on in it. */
  const lead = (from: Touched, into: Touched, replaced = false) => {
    touched.delete(from.id)
    receipt.withdrawn.push(from.id)
    receipt.fresh = receipt.fresh.filter((one) => one !== from.id)
    for (const [name, to] of [...named]) {
      if (to !== from.id) continue
      if (!replaced) named.set(name, into.id)
      else if (named.delete(name) && !name.startsWith('link ')) named.set(name.replace(/^guid /, 'past '), into.id)
    }
  }
  for (const [n, item] of items.entries()) {
    // A name that earlier deliveries found shared names nothing now either; an item left without any is known by its print.
    const own = names[n]!.filter((name) => !shared.has(nameText(name)))
    const mine: Name[] = own.length > 0 ? own : [{ kind: 'print', key: item.print }]
    const successor = successorOf(item, named)
    const ids = [...new Set(mine.map((name) => named.get(nameText(name))).filter((id) => id !== undefined))].sort()
    let article = successor ? touched.get(successor) : ids[0] ? touched.get(ids[0])! : undefined
    const tell = (became: Became['became']) => receipt.became.set(item.at, { guid: item.guid, id: article?.id ?? null, became })
    for (const id of successor ? [] : ids.slice(1)) {
      const younger = touched.get(id)!
      await settle(tx, title, [article!, younger], receipt, fresh, now)
      await joinArticles(tx, article!, younger, now)
      lead(younger, article!)
    }
    if (!article) {
      if (successor || isBareHold(item) || !(await hasRoom())) {
        receipt.refused++
        continue
      }
      article = startOf(item, delivery.feedId, now)
      touched.set(article.id, article)
      tell(item.status === 'canceled' ? 'withdrawn' : article.state === 'held' ? 'held' : 'fresh')
    } else if (successor) {
      receipt.same++
      tell('replaced')
    } else {
      const had = article.state
      const became = weighItem(article, item, { feed: delivery.feedId, supersedes: takesPlace(item, article.id, named) }, now)
      if (became !== 'changed') receipt.same++
      const isHeld = stateAt(article.life, now) === 'held' && had !== 'withdrawn'
      tell(isHeld && became !== 'withdrawn' ? 'held' : became === 'same' && had === 'held' ? 'fresh' : became)
    }
    for (const guid of item.replaces) {
      const name = nameText(guidName(guid))
      const before = named.get(name)
      if (guid === ownGuid(item) || named.has(nameText(pastName(guid)))) continue
      const old = before !== undefined && before !== article.id ? touched.get(before) : undefined
      await settle(tx, title, old ? [article, old] : [article], receipt, fresh, now)
      await leaveGuid(tx, title.id, { guid, to: article.id })
      if (old) {
        await replaceArticle(tx, { old, by: article }, now)
        lead(old, article, true)
      }
      named.delete(name)
      named.set(nameText(pastName(guid)), article.id)
    }
    if (successor) continue
    for (const name of mine) {
      const text = nameText(name)
      if (named.get(text)) continue
      named.set(text, article.id)
      fresh.set(text, { ...name, id: article.id })
    }
    if (item.headline && item.status !== 'canceled')
      placed.push({ id: article.id, position: item.position, words: item.words, isOpen: endsOpen(toldText(item)) })
  }
  await settle(tx, title, [...touched.values()], receipt, fresh, now)
  receipt.first.push(...(await keepPlaces(tx, delivery, placed, now)))
}

const once = () => {
  const seen = new Set<string>()
  return (name: Name) => !seen.has(nameText(name)) && seen.add(nameText(name)) !== undefined
}

import { createHash } from 'node:crypto'
import { type Delivery, prepareItem } from '../articles/articles.ts'
import { isSilent, readDataMining, readRslInFeed, strictest, type Terms, type TitleId, type Uses } from '../titles/titles.ts'
import { type Pace, paceOf } from './next-call.ts'
import { type FeedFormat, type FeedProblem, readFeed } from './read-feed.ts'
import type { NamedSitemap } from './sitemap/pick-sitemaps.ts'

/** A body to read, and what is known of its feed. `knownHash`: of the last body that was read. */
export type ReadOrder = {
  body: Uint8Array
  address: string
  contentType?: string
  knownHash: string | null
  titleId: TitleId
  titleLanguage: string | null
  section: string | null
  /** What the terms do not let us have is not kept. */
  terms?: Terms | null
  now: Date
}

/** An item made ready, with its place in the feed. */
export type Delivered = Delivery['items'][number]

export type ReadAnswer =
  | { kind: 'unchanged' }
  | { kind: 'unreadable'; problems: FeedProblem[] }
  | {
      kind: 'feed'
      hash: string
      format: FeedFormat | null
      language?: string
      home?: string
      /** What the feed itself says of machines. */
      machineUses?: Uses
      /** As the document names them, whole addresses. */
      hub?: string
      self?: string
      /** The further sitemaps of an index. */
      sitemaps?: NamedSitemap[]
      ttlMinutes?: number
      pace: Pace
      count: number
      items: Delivered[]
      problems: FeedProblem[]
    }

// Most feeds say nothing of it: whether this one does is seen in its bytes, before they are read a second time.
const usesOf = (order: ReadOrder, mining: (string | undefined)[]): Uses | undefined => {
  const bytes = Buffer.from(order.body.buffer, order.body.byteOffset, order.body.byteLength)
  const said = strictest([
    ...(bytes.includes('rslstandard.org/rsl') ? [readRslInFeed(new TextDecoder().decode(bytes), order.address)] : []),
    ...mining.map(readDataMining),
  ])
  return isSilent(said) ? undefined : said
}

/**
 * Reads a feed's body and prepares its items: all of a call's work that takes CPU, in one go and without the database. Piscina runs the default
 * export in a thread of its own, so that a page never waits for XML.
 */
export const readAndPrepare = (order: ReadOrder): ReadAnswer => {
  const hash = createHash('sha256').update(order.body).digest('base64url')
  if (hash === order.knownHash) return { kind: 'unchanged' }
  const feed = readFeed(order.body, order)
  // A refused document may still take pieces back, which is never put off for a mistake in it.
  if (!feed.ok && feed.items.length === 0) return { kind: 'unreadable', problems: feed.problems }
  const facts = {
    titleId: order.titleId,
    titleLanguage: order.titleLanguage,
    feedLanguage: feed.language,
    feedAddress: order.address,
    section: order.section,
    terms: order.terms ?? undefined,
  }
  return {
    kind: 'feed',
    // An index stays the same while what it names changes: it is never known already.
    hash: feed.sitemaps ? '' : hash,
    format: feed.format ?? null,
    language: feed.language,
    home: feed.home,
    machineUses: usesOf(
      order,
      feed.items.map((item) => item.rights?.mining),
    ),
    hub: feed.hub,
    self: feed.self,
    ...(feed.sitemaps ? { sitemaps: feed.sitemaps } : {}),
    ttlMinutes: feed.ttlMinutes,
    pace: paceOf(
      feed.items.map((item) => item.published),
      order.now,
    ),
    count: feed.items.length,
    items: feed.items.map((item, position) => ({ ...prepareItem(item, facts), position })),
    problems: feed.problems,
  }
}

export default readAndPrepare

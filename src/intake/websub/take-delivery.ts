import { Readable } from 'node:stream'
import { receive } from '../../articles/articles.ts'
import { type Db, inTransaction, sql } from '../../base/database.ts'
import { readBody } from '../../base/fetching.ts'
import type { Log } from '../../base/log.ts'
import type { Secret } from '../../base/secret.ts'
import { type FeedId, pushFeedOf, type Terms, type TitleId } from '../../titles/titles.ts'
import type { Reading } from '../reading-threads.ts'
import { callbackPrint, unsealCallback } from './callback.ts'
import { isSigned } from './signature.ts'

/** What a hub sent to a callback. `body` brings it as it came, before its content coding is undone (that is what is signed); undefined where it is longer than `mostDelivered`. */
export type HubDelivery = {
  token: string
  body: () => Promise<Uint8Array | undefined>
  contentType?: string
  contentEncoding?: string
  signature?: string
}

/** unknown: nobody's callback, the hub may forget it · ignored: not signed as agreed · too-large: longer than is read · unreadable: no feed · taken: articles have received it. */
export type Taken = 'unknown' | 'ignored' | 'too-large' | 'unreadable' | 'taken'

/** No delivery is read beyond this, packed or unpacked, in bytes. */
export const mostDelivered = 10_000_000

type Row = {
  feed_id: FeedId
  topic: string
  sealed: string | null
  title_id: TitleId
  section: string | null
  title_language: string | null
  terms: Terms | null
}

const leaseOf = async (db: Db, print: string, now: Date): Promise<Row | undefined> => {
  const { rows } = await sql<Row>`
    select l.feed_id, l.topic, l.sealed, f.title_id, f.section, t.language as title_language,
      (select document from terms where title_id = t.id and section is null order by version desc limit 1) as terms
    from websub_leases l join feeds f on f.id = l.feed_id join titles t on t.id = f.title_id
    where l.callback_print = ${print} and l.state = 'held' and l.lease_until > ${now} and f.left_at is null and t.left_at is null`.execute(
    db,
  )
  return rows[0]
}

const unpacked = async (body: Uint8Array, contentEncoding = ''): Promise<Uint8Array | undefined> => {
  try {
    return await readBody(Readable.from([Buffer.from(body)]), contentEncoding, { sent: mostDelivered, unpacked: mostDelivered })
  } catch {
    return undefined
  }
}

/**
 * Takes what a hub delivers, by the same way as what a call brings: read in the reading thread, received by articles. Who has not signed it with the secret of this subscription
 * is no hub of ours: what he sent is dropped, and he is not told (WebSub, 7.1). A delivery may be the whole feed or only what is new in it, so its order says nothing of how high its editors placed a piece.
 */
export const takeDelivery = async (
  db: Db,
  delivery: HubDelivery,
  { secret, reading, log }: { secret: Secret; reading: Reading; log: Log },
  now: Date,
): Promise<Taken> => {
  const lease = await leaseOf(db, callbackPrint(secret, delivery.token), now)
  const callback = lease && unsealCallback(secret, lease.sealed)
  if (!lease || !callback) return 'unknown'
  // Nothing is read of what comes to a callback that is nobody's.
  const sent = await delivery.body()
  if (!sent) return 'too-large'
  if (!isSigned(delivery.signature, callback.secret, sent)) {
    log.warn('a delivery without the signature of its hub was ignored', { topic: lease.topic, bytes: sent.length })
    return 'ignored'
  }
  const body = await unpacked(sent, delivery.contentEncoding)
  const read =
    body &&
    (await reading.read({
      body,
      address: lease.topic,
      contentType: delivery.contentType,
      knownHash: null,
      titleId: lease.title_id,
      titleLanguage: lease.title_language,
      section: lease.section,
      terms: lease.terms,
      now,
    }))
  if (read?.kind !== 'feed') {
    log.warn('a delivery of a hub cannot be read', {
      topic: lease.topic,
      why: read?.kind === 'unreadable' ? read.problems[0]?.message : 'its coding or its length',
    })
    return 'unreadable'
  }
  await inTransaction(db, async (tx) => {
    const feedId = await pushFeedOf(tx, lease.title_id, now)
    await receive(tx, { titleId: lease.title_id, feedId, isMain: false, feedLength: read.items.length, items: read.items, sent: true }, now)
    await sql`update websub_leases set delivered_at = ${now}, deliveries = deliveries + 1, doubted_at = null where feed_id = ${lease.feed_id}`.execute(
      tx,
    )
  })
  return 'taken'
}

import type { Db } from '../../../base/database.ts'
import type { Secret } from '../../../base/secret.ts'
import {
  type Decision,
  giftOf,
  mayRead,
  nothingOpened,
  type Opened,
  openedOf,
  recordGiftOpened,
  recordOpened,
  type VisitorMeter,
} from '../../../membership/membership.ts'
import type { Viewer } from '../../viewer/viewer.ts'
import type { ArticleFacts } from './known-articles.ts'

export type Gate = { db: Db; secret: Secret; meter: VisitorMeter }

/** `token`: of a gift link. `looks`: the article is not sent, as for HEAD, and nothing is counted. */
type Coming = { viewer: Viewer; token?: string; looks?: boolean }

export type Decided = { decision: Decision; cookies?: string[] }

const spent: Opened = { ...nothingOpened, counted: Number.POSITIVE_INFINITY }

/**
 * Whether this reader may read this article now, with what counts recorded before a word of it is sent. No query for a visitor without a gift link; for a reader one
 * where his meter decides, and one more to record what he opens for the first time.
 */
export const decideArticle = async ({ db, secret, meter }: Gate, facts: ArticleFacts, coming: Coming, now: Date): Promise<Decided> => {
  const { viewer, token, looks } = coming
  const { standing, place, session, cookies } = viewer
  const { id, title, terms, published, embargo } = facts
  const ask = (opened: Opened) => mayRead(standing, terms, { id, title: title.id, published, embargoUntil: embargo }, now, place, opened)
  const piece = { article: id, title: title.id, terms }
  const first = ask(spent)
  if (first.may || !['sign-up', 'membership', 'meter-spent'].includes(first.why)) return { decision: first }

  const gift = await giftOf(db, { token, article: id, secret }, now)
  if (gift) {
    const decision = ask({ ...spent, gift: true })
    if (looks) return { decision }
    if (session) await recordGiftOpened(db, { gift: gift.id, ...piece, reader: session.reader }, now)
    else if (!meter.hasOpenedGift(cookies, gift.id, now)) {
      await recordGiftOpened(db, { gift: gift.id, ...piece, reader: null }, now)
      return { decision, cookies: [meter.record(cookies, { ...piece, gift: gift.id }, now)] }
    }
    return { decision }
  }

  if (terms.access !== 'metered') return { decision: first }
  const opened = session ? await openedOf(db, { reader: session.reader, ...piece }, now) : meter.opened(cookies, piece, now)
  const decision = ask(opened)
  if (!decision.may || !decision.counts || looks) return { decision }
  if (!session) return { decision, cookies: [meter.record(cookies, piece, now)] }
  // Another request may have taken the last place since it was counted.
  return { decision: (await recordOpened(db, { reader: session.reader, ...piece }, now)) === 'spent' ? ask(spent) : decision }
}

import { newId } from '../base/ids.ts'
import type { FeedId } from '../titles/titles.ts'
import { toldText } from './life/teaser.ts'
import { lifeOf, stateAt } from './life/weigh-life.ts'
import type { Prepared } from './prepared.ts'
import type { Known } from './recognise.ts'
import { versionDate } from './weigh-version.ts'

/** An article while a delivery is received: as it stands, with what is to be written of it. `part`: 'head', all but the body; 'body', nothing but it. */
export type Touched = Known & {
  fresh?: boolean
  write?: Prepared
  part?: 'whole' | 'head' | 'body'
  bump?: boolean
  correctedAt?: Date | null
  /** The publisher's note, or null: it is to be withdrawn. */
  withdraw?: string | null
  section_?: Prepared
  /** Its life, its dates or its state are to be written. */
  lives?: boolean
  /** The same words under a later date or number. */
  redated?: boolean
}

/** Taken back for good, or about to be. What only ended with the right to show it may come again. */
export const isFinal = ({ state, withdrawnAs, withdraw }: Touched): boolean =>
  withdraw !== undefined || (state === 'withdrawn' && withdrawnAs !== 'expired')

/** An article that the title has not told before. */
export const startOf = (item: Prepared, feed: FeedId, now: Date): Touched => {
  const life = lifeOf(item, feed)
  const state = stateAt(life, now) === 'held' ? 'held' : 'ready'
  return {
    id: newId<'article'>('a', now),
    state,
    withdrawnAs: null,
    version: 1,
    section: item.section,
    publishedAt: item.published && item.published < now ? item.published : now,
    headline: item.headline,
    words: item.words,
    text: toldText(item),
    print: item.print,
    olderPrints: [],
    datedAt: versionDate(item, now),
    origin: 'feed',
    shown: state === 'ready',
    number: life.number,
    life,
    fresh: true,
    write: item,
    part: 'whole',
    ...(item.status === 'canceled' && { withdraw: item.correction }),
  }
}

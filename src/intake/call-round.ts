import type { Clock } from '../base/clock.ts'
import type { Db } from '../base/database.ts'
import { type Log, silentLog } from '../base/log.ts'
import { type Call, keepCalls, makeCall, type Outside } from './call-on.ts'
import { type ClaimedFeed, claimDueFeeds } from './claim-due-feeds.ts'
import { failedHere } from './outcome.ts'

export type Round = { called: number; read: number; unchanged: number; failed: number; items: number }

/** So many calls are written down together at most; and no more items than this, so that a transaction stays short. */
const mostTogether = 64
const mostItemsTogether = 200

const takeSome = (done: Call[]): Call[] => {
  let count = 0
  let items = 0
  for (const call of done) {
    items += call.items.length
    if (count >= mostTogether || (count > 0 && items > mostItemsTogether)) break
    count++
  }
  return done.splice(0, count)
}

/**
 * Calls on every feed that is due, `atOnce` at the same time, until none is due or `stop` says so. What calls bring is written down in turn while
 * others are under way, many small ones together. `now` is asked again for every call, because a round may take minutes.
 */
export const callRound = async (
  db: Db,
  outside: Outside,
  now: Clock,
  { atOnce, log = silentLog, stop }: { atOnce: number; log?: Log; stop?: AbortSignal },
): Promise<Round> => {
  const round: Round = { called: 0, read: 0, unchanged: 0, failed: 0, items: 0 }
  const done: Call[] = []
  let underWay = 0
  let writing: Promise<void> | undefined
  let wake = () => {}
  const news = () =>
    new Promise<void>((resolve) => {
      wake = resolve
    })

  const keep = async (calls: Call[]) => {
    try {
      await keepCalls(db, calls, now())
    } catch (error) {
      if (calls.length > 1) {
        for (const call of calls) await keep([call])
        return
      }
      // One feed whose items cannot be kept is a defect of ours; it must not stop the others, nor be called in a circle.
      const [call] = calls as [Call]
      log.warn('a feed could not be kept', {
        feed: call.feed.feed_id,
        address: call.feed.address,
        why: error instanceof Error ? (error.stack ?? error.message) : String(error),
      })
      await keepCalls(
        db,
        [
          {
            ...call,
            items: [],
            result: 'failed',
            outcome: failedHere(
              call.feed,
              'not-kept',
              'What the feed says could not be kept; this is a fault of ours, which the log tells.',
              now(),
            ),
          },
        ],
        now(),
      )
    }
  }
  const write = async () => {
    while (done.length > 0) {
      const some = takeSome(done)
      await keep(some)
      for (const { result, items } of some) {
        round[result]++
        round.items += items.length
      }
      wake()
    }
  }
  const start = async (feed: ClaimedFeed) => {
    underWay++
    round.called++
    try {
      done.push(await makeCall(db, feed, { ...outside, stop }, now()))
    } catch (error) {
      log.warn('a call failed', {
        feed: feed.feed_id,
        address: feed.address,
        why: error instanceof Error ? (error.stack ?? error.message) : String(error),
      })
      done.push({
        feed,
        items: [],
        result: 'failed',
        problems: [],
        hosts: [{ host: feed.host, wait_until: null }],
        outcome: failedHere(feed, 'not-read', 'The feed could not be read; this is a fault of ours, which the log tells.', now()),
      })
    }
    underWay--
    writing ??= write().finally(() => {
      writing = undefined
      wake()
    })
    wake()
  }
  for (;;) {
    const unwritten = done.length + underWay
    // A host whose last call is being written down just now is not claimed, so only a claim made in quiet says that nothing is due.
    const quiet = unwritten === 0 && !writing
    // Claiming is a statement of its own: half the calls are let come back before the next claim. What waits to be written counts, as memory does.
    const free = atOnce - unwritten
    const claimed = !stop?.aborted && free > atOnce / 2 ? await claimDueFeeds(db, { most: free }, now()) : []
    for (const feed of claimed) {
      void start(feed)
      // Thirty connections opened in one breath would hold up whoever reads a page meanwhile.
      await new Promise(setImmediate)
    }
    if (claimed.length > 0) continue
    if (quiet) return round
    if (underWay > 0 || done.length > 0 || writing) await news()
  }
}

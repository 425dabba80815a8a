import { day, minute, second } from '../base/clock.ts'
import type { Answer, Problem } from '../base/fetching.ts'
import type { ClaimedFeed } from './claim-due-feeds.ts'
import { freshFor, retryAfter } from './http-times.ts'
import { busyRetry, goneAfter, goneRetry, intervalFor, longestRetryAfter, nextCallAt, quietAfter, retryAt } from './next-call.ts'
import type { ReadAnswer } from './reading-thread.ts'
import { outcomeWords } from './status-words.ts'
import type { FeedState } from './tables.ts'
import { spacedInterval } from './websub/call-less.ts'

/** What a call leaves on the feed's row: every field is written, in JSON's types. */
export type Recorded = {
  feed_id: string
  host: string
  state: FeedState
  moved_to: string | null
  moving_to: string | null
  moving_times: number
  etag: string | null
  last_modified: string | null
  answered_at: Date | null
  next_call_at: Date
  interval_ms: number
  failures: number
  problem_code: string | null
  problem: string | null
  items_seen: number
  last_item_at: Date | null
  format: string | null
  language: string | null
  body_hash: string | null
}

/** `hostWait`: until when the host asks to be left alone. */
export type Outcome = Recorded & { hostWait: Date | null }

const rowOf = (feed: ClaimedFeed): Outcome => ({
  feed_id: feed.feed_id,
  host: feed.host,
  state: feed.state,
  moved_to: feed.moved_to,
  moving_to: feed.moving_to,
  moving_times: feed.moving_times,
  etag: feed.etag,
  last_modified: feed.last_modified,
  answered_at: feed.answered_at,
  next_call_at: new Date(0),
  interval_ms: feed.interval_ms,
  failures: feed.failures,
  problem_code: feed.problem_code,
  problem: feed.problem,
  items_seen: feed.items_seen,
  last_item_at: feed.last_item_at,
  format: feed.format,
  language: feed.language,
  body_hash: feed.body_hash,
  hostWait: null,
})

const hostOf = (address: string) => new URL(address).hostname

/** A permanent redirect moves the feed once it has been met twice with the same goal; anything else forgets the first. */
const withMove = (row: Outcome, answer: Answer): Outcome => {
  const goal = answer.permanentlyMovedTo
  if (!goal) return { ...row, moving_to: null, moving_times: 0 }
  const times = row.moving_to === goal ? row.moving_times + 1 : 1
  if (times < 2) return { ...row, moving_to: goal, moving_times: times }
  return { ...row, moved_to: goal, moving_to: null, moving_times: 0, host: hostOf(goal) }
}

/** After this many failures at its new address a moved feed is looked for at its old one again. */
const moveDoubted = 5

const failed = (feed: ClaimedFeed, code: string, words: string, leastMs: number, now: Date): Outcome => {
  const failures = feed.failures + 1
  const since = feed.answered_at ?? feed.joined_at
  const gone = now.getTime() - since.getTime() > goneAfter && failures > 3
  const back = feed.moved_to && failures % moveDoubted === 0 ? { moved_to: null, host: hostOf(feed.address) } : {}
  return {
    ...rowOf(feed),
    ...back,
    state: gone ? 'gone' : 'troubled',
    failures,
    problem_code: code,
    problem: words,
    next_call_at: gone ? new Date(now.getTime() + goneRetry) : retryAt(feed.feed_id, failures, leastMs, now),
  }
}

/** A call that failed through a fault of ours: it is tried again like any other, and shown. */
export const failedHere = (feed: ClaimedFeed, code: string, words: string, now: Date): Outcome => failed(feed, code, words, 0, now)

/** What a call that brought no feed means for the feed: problems of the network, refusals, 410, 429, 503 and what else there is. */
export const outcomeOfFailure = (feed: ClaimedFeed, answer: Answer | Problem, now: Date): Outcome => {
  if (answer.kind === 'problem') {
    // Nobody's failure: the host of a redirect is at work for another feed.
    if (answer.code === 'host-busy' || answer.code === 'stopped')
      return { ...rowOf(feed), next_call_at: new Date(now.getTime() + busyRetry) }
    return failed(feed, answer.code, answer.words, 0, now)
  }
  if (answer.status === 410) {
    // RFC 9110, 15.5.11: gone for good is what the publisher says; asked once a month all the same, as people restore things.
    return {
      ...rowOf(feed),
      state: 'gone',
      failures: feed.failures + 1,
      problem_code: 'gone',
      problem: outcomeWords(answer.finalAddress, 410),
      next_call_at: new Date(now.getTime() + 30 * day),
    }
  }
  const asked = retryAfter(answer.headers['retry-after'], now, longestRetryAfter)
  const wait = asked ?? (answer.status === 429 ? 15 * minute : 0)
  const many = (n: number, unit: string) => `${n} ${unit}${n === 1 ? '' : 's'}`
  const inWords = (ms: number) => (ms < 2 * minute ? many(Math.ceil(ms / second), 'second') : many(Math.ceil(ms / minute), 'minute'))
  const words = outcomeWords(answer.finalAddress, answer.status, asked ? ` and asks us to wait ${inWords(asked)}` : '')
  const outcome = failed(feed, `status-${answer.status}`, words, wait, now)
  return answer.status === 429 || answer.status === 503
    ? { ...outcome, hostWait: wait > 0 ? new Date(now.getTime() + wait) : null }
    : outcome
}

/** What a 304, or a body that was read, means for the feed. `read` undefined: 304. */
export const outcomeOfAnswer = (feed: ClaimedFeed, answer: Answer, read: ReadAnswer | undefined, now: Date): Outcome => {
  const moved = withMove(rowOf(feed), answer)
  if (read && read.kind === 'unreadable') {
    const words = read.problems.find(({ severity }) => severity === 'error')?.message ?? 'The feed cannot be read.'
    return {
      ...moved,
      ...pick(failed(feed, read.problems.find(({ severity }) => severity === 'error')?.code ?? 'not-a-feed', words, 0, now)),
    }
  }
  const fresh = read?.kind === 'feed' ? read : undefined
  const newest = fresh?.pace.newest ?? feed.last_item_at ?? undefined
  const last = newest && newest > now ? now : newest
  const interval = fresh ? intervalFor(fresh.pace, now) : slower(feed, last, now)
  const ttl = fresh?.ttlMinutes ? fresh.ttlMinutes * minute : 0
  const warning = fresh?.problems.find(({ severity }) => severity === 'warning')
  return {
    ...moved,
    state: last && now.getTime() - last.getTime() > quietAfter ? 'quiet' : 'well',
    etag: answer.headers.etag ?? (read ? null : feed.etag),
    last_modified: answer.headers['last-modified'] ?? (read ? null : feed.last_modified),
    answered_at: now,
    interval_ms: interval,
    next_call_at: nextCallAt(feed.feed_id, spacedInterval(interval, feed.lease_until, now), Math.max(ttl, freshFor(answer.headers)), now),
    failures: 0,
    ...(fresh
      ? {
          problem_code: warning?.code ?? null,
          problem: warning?.message ?? null,
          items_seen: feed.items_seen + fresh.count,
          last_item_at: last ?? null,
          format: fresh.format,
          language: fresh.language ?? null,
          body_hash: fresh.hash,
        }
      : feed.failures > 0
        ? { problem_code: null, problem: null }
        : {}),
  }
}

const pick = ({ state, failures, problem_code, problem, next_call_at }: Outcome) => ({
  state,
  failures,
  problem_code,
  problem,
  next_call_at,
})

/** An unchanged feed keeps its interval, longer only as its silence grows. */
const slower = (feed: ClaimedFeed, last: Date | undefined, now: Date) =>
  Math.max(feed.interval_ms, last ? intervalFor({ gapMs: 0, newest: last }, now) : 0)

import { day, minute } from '../../base/clock.ts'
import type { Answer, Problem } from '../../base/fetching.ts'
import { freshFor, retryAfter } from '../http-times.ts'
import { busyRetry, longestRetryAfter } from '../next-call.ts'
import type { HomeState } from '../tables.ts'
import type { ClaimedHome } from './claim-due-homes.ts'
import { askAgain, homeInterval, nextHomeCall, retryHome } from './next-home-call.ts'

/** What a call leaves on the row of a title's home page; `hostWait`: until when the host asks to be left alone. */
export type HomeOutcome = {
  state: HomeState
  etag: string | null
  last_modified: string | null
  body_hash: string | null
  answered_at?: Date
  read_at?: Date
  next_call_at: Date
  interval_ms: number
  failures: number
  problem_code: string | null
  problem: string | null
  links_seen?: number
  places_seen?: number
  hostWait?: Date
}

const rowOf = ({ state, etag, last_modified, body_hash, interval_ms, failures }: ClaimedHome) => ({
  ...{ state, etag, last_modified, body_hash, interval_ms, failures },
  problem_code: null,
  problem: null,
})

/** Its publisher says no: robots.txt, its terms for machines, or the page itself. */
export const homeClosed = (home: ClaimedHome, code: string, words: string, now: Date): HomeOutcome => {
  const failures = (home.state === 'closed' ? home.failures : 0) + 1
  // Validators go: once it is open again, a 304 would leave us without places.
  const forgotten = { etag: null, last_modified: null, body_hash: null }
  return {
    ...rowOf(home),
    ...forgotten,
    state: 'closed',
    failures,
    problem_code: code,
    problem: words,
    next_call_at: askAgain(failures, now),
  }
}

const words: Record<number, string> = {
  401: 'asks for a password',
  402: 'asks for money',
  403: 'refuses us',
  404: 'has no page there',
  410: 'has no page there any more',
  429: 'says that we call too often',
  451: 'may not show it for legal reasons',
}

/** Why no page came: as fetching says it, or another reason with its own code. */
export type NoPage = Omit<Problem, 'code'> & { code: string }

/** A call that brought no page. */
export const homeFailed = (home: ClaimedHome, answer: Answer | NoPage, now: Date): HomeOutcome => {
  if (answer.kind === 'problem') {
    if (answer.code === 'host-busy' || answer.code === 'stopped')
      return { ...rowOf(home), next_call_at: new Date(now.getTime() + 4 * busyRetry) }
    if (answer.code === 'robots') return homeClosed(home, 'robots', answer.words, now)
    const failures = home.failures + 1
    return {
      ...rowOf(home),
      state: 'troubled',
      failures,
      problem_code: answer.code,
      problem: answer.words,
      next_call_at: retryHome(home.title_id, failures, 0, now),
    }
  }
  const { status } = answer
  const problem = {
    problem_code: `status-${status}`,
    problem: `${home.host} ${words[status] ?? 'gave no home page'} (status ${status}).`,
  }
  const wait = retryAfter(answer.headers['retry-after'], now, longestRetryAfter) ?? (status === 429 ? 30 * minute : 0)
  // Who refuses us is not asked by the quarter of an hour whether he means it.
  if ([401, 402, 403, 451].includes(status)) {
    const failures = (home.state === 'refused' ? home.failures : 0) + 1
    return { ...rowOf(home), ...problem, state: 'refused', failures, next_call_at: askAgain(failures, now) }
  }
  const failures = home.failures + 1
  const least = status === 404 || status === 410 ? day : wait
  return {
    ...rowOf(home),
    ...problem,
    state: 'troubled',
    failures,
    next_call_at: retryHome(home.title_id, failures, least, now),
    ...((status === 429 || status === 503) && wait > 0 ? { hostWait: new Date(now.getTime() + wait) } : {}),
  }
}

/** A page that came, or has not changed (`read` undefined). `places`: how many of its `pieces` are articles that are here; `changed`: its head is another than before. */
export const homeAnswered = (
  home: ClaimedHome,
  answer: Answer,
  read: { hash: string; pieces: number; places: number; changed: boolean } | undefined,
  now: Date,
): HomeOutcome => {
  const interval = homeInterval(home.interval_ms, read?.changed ?? false)
  const none = read && read.places === 0
  return {
    ...rowOf(home),
    state: 'well',
    failures: 0,
    etag: answer.headers.etag ?? (read ? null : home.etag),
    last_modified: answer.headers['last-modified'] ?? (read ? null : home.last_modified),
    answered_at: now,
    interval_ms: interval,
    next_call_at: nextHomeCall(home.title_id, interval, freshFor(answer.headers), now),
    ...(read ? { body_hash: read.hash, read_at: now, links_seen: read.pieces, places_seen: read.places } : {}),
    ...(none
      ? {
          problem_code: 'no-places',
          problem:
            read.pieces === 0
              ? 'Its home page has no links to pieces that we could read.'
              : 'Its home page links to no piece that its feeds have brought.',
        }
      : {}),
  }
}

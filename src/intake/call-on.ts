import { setTimeout } from 'node:timers/promises'
import { receive } from '../articles/articles.ts'
import { second } from '../base/clock.ts'
import { type Db, inTransaction } from '../base/database.ts'
import { type Answer, fetchOutside, isAllowedHost, type Limits, type Network, type Problem } from '../base/fetching.ts'
import { learnOfTitle, type Uses } from '../titles/titles.ts'
import { type ClaimedFeed, takeHost } from './claim-due-feeds.ts'
import { keepFeedUses } from './machine-use/keep-feed-uses.ts'
import { type Outcome, outcomeOfAnswer, outcomeOfFailure } from './outcome.ts'
import type { FeedProblem } from './read-feed.ts'
import type { Delivered } from './reading-thread.ts'
import type { Reading } from './reading-threads.ts'
import { recordOutcomes } from './record-outcomes.ts'
import { followIndex } from './sitemap/follow-index.ts'
import { watchTeasers } from './teasers/teaser-alarm.ts'
import { doubtLease } from './websub/doubt-leases.ts'
import { type NamedHub, namedHub } from './websub/named-hub.ts'
import { noteHubs } from './websub/note-hubs.ts'

/** What a call needs beside the database: the outside, and somewhere to read. */
export type Outside = {
  network: Network
  reading: Reading
  limits?: Partial<Limits> /** Ends the calls under way: nobody's failure. */
  stop?: AbortSignal
}

/** What a call brought, not yet written down: its outcome, the hosts it held, and the items, if any, for articles. */
export type Call = {
  feed: ClaimedFeed
  outcome: Outcome
  hosts: { host: string; wait_until: Date | null }[]
  items: Delivered[]
  result: 'read' | 'unchanged' | 'failed'
  problems: FeedProblem[]
  told?: { language?: string; home?: string; machineUses?: Uses }
  /** What was read says of a hub: null that there is none. */
  hub?: NamedHub | null
}

// What feeds call themselves, best first; many servers send them as something else, so anything is taken.
const accept =
  'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.5'

/** Between two calls on the same public host. */
const politePause = second

/** Calls on a claimed feed and reads what it says. Writes nothing but the lease of a host that a redirect leads to. */
export const makeCall = async (db: Db, feed: ClaimedFeed, { network, reading, limits, stop }: Outside, now: Date): Promise<Call> => {
  const address = feed.moved_to ?? feed.address
  const held = [feed.host]
  const answer = await fetchOutside(
    address,
    {
      accept,
      etag: feed.etag,
      lastModified: feed.last_modified,
      limits,
      signal: stop,
      mayCall: async (host) => {
        if (held.includes(host)) return true
        const free = await takeHost(db, host, now)
        if (free) held.push(host)
        return free
      },
    },
    network,
  )
  // What an index of sitemaps names is called on the same host, which is held for this call already, after a breath.
  const further = async (next: string) => {
    if (!held.includes(new URL(next).hostname) && !(await takeHost(db, new URL(next).hostname, now))) return undefined
    if (!held.includes(new URL(next).hostname)) held.push(new URL(next).hostname)
    if (!isAllowedHost(new URL(next), network.allow)) await setTimeout(politePause)
    return fetchOutside(next, { accept, limits, signal: stop, mayCall: async (host) => held.includes(host) }, network)
  }
  const { outcome, items, result, problems, told, hub } = await whatCameOf(feed, answer, reading, further, now)
  const pause = isAllowedHost(new URL(address), network.allow) ? null : new Date(now.getTime() + politePause)
  const hosts = held.map((host) => ({
    host,
    wait_until: outcome.hostWait && answer.kind === 'answer' && host === new URL(answer.finalAddress).hostname ? outcome.hostWait : pause,
  }))
  return { feed, outcome, hosts, items, result, problems, told, hub }
}

const whatCameOf = async (
  feed: ClaimedFeed,
  answer: Answer | Problem,
  reading: Reading,
  further: (address: string) => Promise<Answer | Problem | undefined>,
  now: Date,
): Promise<Pick<Call, 'outcome' | 'items' | 'result' | 'problems' | 'told' | 'hub'>> => {
  if (answer.kind === 'problem') return { outcome: outcomeOfFailure(feed, answer, now), items: [], result: 'failed', problems: [] }
  if (answer.status === 304) return { outcome: outcomeOfAnswer(feed, answer, undefined, now), items: [], result: 'unchanged', problems: [] }
  if (answer.status < 200 || answer.status >= 300)
    return { outcome: outcomeOfFailure(feed, answer, now), items: [], result: 'failed', problems: [] }
  const order = ({ body, finalAddress, headers }: Answer, knownHash: string | null) => ({
    body,
    address: finalAddress,
    contentType: headers['content-type'],
    knownHash,
    titleId: feed.title_id,
    titleLanguage: feed.title_language,
    section: feed.section,
    terms: feed.terms,
    now,
  })
  const first = await reading.read(order(answer, feed.body_hash))
  const read = await followIndex(first, answer.finalAddress, async (address) => {
    const next = await further(address)
    if (next?.kind !== 'answer') return next?.words ?? 'Its host is being called already.'
    return next.status >= 200 && next.status < 300 ? reading.read(order(next, null)) : `It answers with status ${next.status}.`
  })
  // An index that has not changed says nothing of what it names: it is asked for whole the next time too.
  const isIndex = read.kind === 'feed' && read.sitemaps !== undefined
  const { etag: _, 'last-modified': __, ...headers } = answer.headers
  const outcome = outcomeOfAnswer(feed, isIndex ? { ...answer, headers } : answer, read, now)
  if (read.kind === 'feed')
    return {
      outcome,
      items: read.items,
      result: 'read',
      problems: read.problems,
      told: { language: read.language, home: read.home, machineUses: read.machineUses },
      hub: namedHub(answer.headers, read, answer.finalAddress) ?? null,
    }
  return {
    outcome,
    items: [],
    result: read.kind === 'unchanged' ? 'unchanged' : 'failed',
    problems: read.kind === 'unreadable' ? read.problems : [],
  }
}

/**
 * Writes calls down in one transaction, the articles with the feed's new state: killed in between, a feed is as if it had not been called, and the next
 * call brings the same items, which articles receive as often as they come.
 */
export const keepCalls = (db: Db, calls: Call[], now: Date): Promise<void> =>
  inTransaction(db, async (tx) => {
    // Receiving locks the title: always in the same order, or two processes would wait for each other.
    for (const { feed, items, told, outcome } of calls.toSorted((a, b) => (a.feed.title_id < b.feed.title_id ? -1 : 1))) {
      if (told && !(feed.title_language && feed.title_home)) await learnOfTitle(tx, feed.title_id, told)
      if (told?.machineUses)
        await keepFeedUses(tx, { title: feed.title_id, address: feed.address, uses: told.machineUses, whole: true }, now)
      if (items.length === 0) continue
      const receipt = await receive(
        tx,
        { titleId: feed.title_id, feedId: feed.feed_id, isMain: feed.section === null, feedLength: items.length, items },
        now,
      )
      if (feed.lease_since) await doubtLease(tx, { feedId: feed.feed_id, since: feed.lease_since, fresh: receipt.fresh }, now)
      Object.assign(outcome, await watchTeasers(tx, { feed: feed.feed_id, receipt }, now))
    }
    const hubs = calls.flatMap(({ feed, hub }) => (hub === undefined ? [] : [{ feedId: feed.feed_id, named: hub ?? undefined }]))
    await noteHubs(tx, hubs, now)
    await recordOutcomes(
      tx,
      calls.map(({ outcome }) => outcome),
      calls.flatMap(({ hosts }) => hosts),
    )
  })

/** Calls on one claimed feed and keeps what came of it. */
export const callOn = async (db: Db, feed: ClaimedFeed, outside: Outside, now: Date): Promise<Call> => {
  const call = await makeCall(db, feed, outside, now)
  await keepCalls(db, [call], now)
  return call
}

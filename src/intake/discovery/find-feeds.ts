import { setTimeout } from 'node:timers/promises'
import { second } from '../../base/clock.ts'
import { type Answer, fetchOutside, isAllowedHost, type Network, type Problem } from '../../base/fetching.ts'
import type { Robots } from '../../base/robots.ts'
import { decodeFeed } from '../decode-feed.ts'
import { isWebPage } from '../feed-links.ts'
import { type FeedRead, readFeed } from '../read-feed.ts'
import { pickSitemaps } from '../sitemap/pick-sitemaps.ts'
import { type Candidate, candidatesOf } from './candidates.ts'
import { isCommentTitle } from './comment-feeds.ts'
import { type FoundFeed, weighFeed } from './weigh-feed.ts'

/** What was found at a home page, the best feed first. `calls`: how many requests it took. `missed`: what was named there and is no feed, a sentence each. */
export type FeedsFound = {
  page: string
  ok: boolean
  feeds: FoundFeed[]
  calls: number
  missed: string[]
  problems: { severity: 'error' | 'note'; code: string; message: string }[]
}

export type Finding = {
  network: Network
  robots: Robots /** ms between two calls. */
  pause?: number /** Calls at most, the page's own among them. */
  most?: number
}

const accept = 'application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.8, text/html;q=0.6, */*;q=0.5'
const limits = { total: 20_000, sent: 5_000_000, unpacked: 10_000_000 }
// Enough for every convention once; who names more feeds than this has named the best ones first.
const usualMost = 26
// A page that names feeds of its own has them: there is no call for guessing further.
const enough = 12

/** The same pieces under two addresses (…/feed/ and …?feed=rss2, Atom beside RSS) are one feed. */
const printOf = (read: FeedRead) =>
  read.items
    .slice(0, 8)
    .map((item) => item.link ?? item.guid ?? item.title)
    .toSorted()
    .join('\n')

const sentence = (answer: Answer | Problem): string =>
  answer.kind === 'problem' ? answer.words : `It answers with status ${answer.status}.`

/**
 * Finds the feeds of the paper whose home page is at `address`: what the page and its headers name, where its publishing system has them, what it links to, news sitemaps of robots.txt,
 * then what such addresses are usually called. Each is called (one request at a time, none that robots.txt forbids, the paper's own host before others), read and weighed. Never rejects.
 */
export const findFeeds = async (
  address: string,
  { network, robots, pause = second, most = usualMost }: Finding,
  now: Date,
): Promise<FeedsFound> => {
  let calls = 0
  const call = async (at: string): Promise<Answer | Problem> => {
    const may = await robots.mayFetch(at, now)
    if (!may.allowed) return { kind: 'problem', code: 'robots', words: may.words }
    if (calls > 0 && pause > 0 && !isAllowedHost(new URL(at), network.allow)) await setTimeout(pause)
    calls++
    const mayFollow = async (next: string) => {
      const further = await robots.mayFetch(next, now)
      return further.allowed ? undefined : further.words
    }
    return fetchOutside(at, { accept, limits, mayFollow }, network)
  }
  const failed = (code: string, message: string): FeedsFound => ({
    page: address,
    ok: false,
    feeds: [],
    calls,
    missed: [],
    problems: [{ severity: 'error', code, message }],
  })

  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol))
    return failed('not-an-address', `“${address.slice(0, 200)}” is not an address.`)
  const page = await call(address)
  if (page.kind === 'problem') return failed(page.code, page.words)
  const home = page.finalAddress
  const whole = page.status >= 200 && page.status < 300
  const html = whole ? decodeFeed(page.body, page.headers['content-type']).text.slice(0, 3_000_000) : ''
  const ofRobots = await robots.read(home, now)
  const robotsFile = ofRobots.kind === 'file' ? ofRobots.file : undefined
  const problems: FeedsFound['problems'] = whole
    ? []
    : [
        {
          severity: 'note',
          code: `status-${page.status}`,
          message: `The page answers with status ${page.status}; its feeds are looked for all the same.`,
        },
      ]

  const found = new Map<string, FoundFeed>()
  const missed: string[] = []
  const asked = new Set<string>()
  const take = (read: FeedRead, candidate: Candidate) => {
    const print = printOf(read)
    const weighed = weighFeed(read, { address: candidate.address, way: candidate.way, home }, now)
    const had = found.get(print)
    if (!had || had.weight < weighed.weight) found.set(print, weighed)
  }
  /** Reads one answer; a page or an index that names feeds gives further candidates. */
  const look = (answer: Answer, candidate: Candidate): Candidate[] => {
    const read = readFeed(answer.body, { address: answer.finalAddress, contentType: answer.headers['content-type'], now })
    const at = { ...candidate, address: answer.permanentlyMovedTo ?? candidate.address }
    if (read.sitemaps)
      return pickSitemaps(read.sitemaps, answer.finalAddress).map(({ address: next }) => ({ address: next, way: 'sitemap' as const }))
    if (read.ok && isCommentTitle(read.title)) missed.push(`${at.address} holds readers’ comments.`)
    else if (read.ok && read.format === 'sitemap' && read.items.length === 0) missed.push(`${at.address} is a sitemap without headlines.`)
    else if (read.ok) take(read, at)
    else if (read.feedLinks?.length && candidate.way !== 'guess')
      return read.feedLinks.slice(0, 6).map((next) => ({ address: next, way: 'anchor' as const }))
    else if (candidate.way !== 'guess')
      missed.push(`${at.address} is no feed: ${read.problems[0]?.message ?? 'nothing in it can be read.'}`)
    return []
  }

  const isFeed = whole && !isWebPage(html) && readFeed(page.body, { address: home, contentType: page.headers['content-type'], now }).ok
  const own = new URL(home).hostname
  const all: Candidate[] = isFeed ? [] : candidatesOf({ address: home, html, headers: page.headers }, robotsFile)
  if (isFeed) for (const one of look(page, { address, way: 'link' })) all.push(one)
  const isOwn = (one: Candidate) => new URL(one.address).hostname === own
  const isGuess = (one: Candidate) => one.way === 'guess'
  const queue = [
    ...all.filter((one) => !isGuess(one) && isOwn(one)),
    ...all.filter((one) => !isGuess(one) && !isOwn(one)),
    ...all.filter(isGuess),
  ]
  while (queue.length > 0 && calls < most) {
    const candidate = queue.shift()!
    if (asked.has(candidate.address)) continue
    const text = [...found.values()].filter((one) => one.format !== 'sitemap')
    if (isGuess(candidate) && text.length > 0) continue
    if (text.length >= enough) break
    asked.add(candidate.address)
    const answer = await call(candidate.address)
    if (answer.kind === 'problem' || answer.status < 200 || answer.status >= 300) {
      if (!isGuess(candidate)) missed.push(`${candidate.address}: ${sentence(answer)}`)
      continue
    }
    const further = look(answer, candidate).filter((one) => !asked.has(one.address))
    queue.unshift(...further.slice(0, 6))
  }
  const feeds = [...found.values()].toSorted((a, b) => b.weight - a.weight || a.address.length - b.address.length)
  if (feeds.length === 0)
    problems.push({
      severity: 'error',
      code: 'no-feed',
      message: `No feed was found there with ${calls} ${calls === 1 ? 'call' : 'calls'}.`,
    })
  return { page: home, ok: feeds.length > 0, feeds, calls, missed, problems }
}

/** What was found, in words for people. */
export const explainFeedsFound = ({ page, feeds, calls, missed, problems }: FeedsFound): string =>
  [
    `${page}\n  ${feeds.length} ${feeds.length === 1 ? 'feed' : 'feeds'}, ${calls} ${calls === 1 ? 'call' : 'calls'}`,
    ...feeds.map((feed, place) => `  ${place + 1}. ${feed.address}\n     ${feed.title ? `${feed.title}: ` : ''}${feed.says}`),
    ...missed.map((words) => `  · ${words}`),
    ...problems.map(({ severity, message }) => `  ${severity === 'error' ? '✗' : '·'} ${message}`),
  ].join('\n')

import { createHash } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { articlesLinked, recordHomePlaces } from '../../articles/articles.ts'
import { second } from '../../base/clock.ts'
import { type Db, inTransaction, sql } from '../../base/database.ts'
import { type Answer, fetchOutside, isAllowedHost, type Network } from '../../base/fetching.ts'
import { type Robots, robotsToken } from '../../base/robots.ts'
import { readStatements, strictest, type Uses } from '../../titles/titles.ts'
import { takeHost } from '../claim-due-feeds.ts'
import type { ClaimedHome } from './claim-due-homes.ts'
import { type HomeOutcome, homeAnswered, homeClosed, homeFailed, type NoPage } from './home-outcome.ts'
import type { HomeReading } from './home-reading.ts'
import { weighHome } from './weigh-home.ts'

/** What a look at home pages needs beside the database. `pause`: ms between two calls on one host. */
export type HomeOutside = { network: Network; robots: Robots; reading: HomeReading; pause?: number; stop?: AbortSignal }

const accept = 'text/html,application/xhtml+xml;q=0.9'
const limits = { sent: 3_000_000, unpacked: 6_000_000, total: 20_000, redirects: 3 }

/** To learn from the order of a page is to analyse it: who reserves being found or mined, also on conditions, is left alone. */
const reserves = ({ search, tdm }: Uses) => [search, tdm].some((word) => word === 'refused' || word === 'priced')
const reservedWords = 'Its publisher’s terms for machines reserve it, so its home page is not looked at.'

/** Calls on one claimed home page, reads where its title's articles stand, and keeps that with the page's new state, in one transaction. */
export const callHome = async (db: Db, home: ClaimedHome, outside: HomeOutside, now: Date): Promise<HomeOutcome> => {
  const { network, robots, reading, pause = second, stop } = outside
  const held = [home.host]
  const mayCall = async (host: string) => {
    if (held.includes(host)) return true
    const taken = await takeHost(db, host, now)
    if (taken) held.push(host)
    return taken
  }
  const allowed = isAllowedHost(new URL(home.address), network.allow)
  const breath = async () => void (!allowed && pause > 0 && (await setTimeout(pause)))

  const fetched = async (): Promise<Answer | NoPage | HomeOutcome> => {
    if (home.reserved) return homeClosed(home, 'reserved', reservedWords, now)
    const permission = await robots.mayFetch(home.address, now)
    if (!permission.allowed)
      return permission.code === 'robots'
        ? homeClosed(home, 'robots', `The robots.txt of ${home.host} asks us not to fetch its home page.`, now)
        : homeFailed(home, { kind: 'problem', code: permission.code, words: permission.words }, now)
    if (!home.asked && (await reservedByFile(home, outside, now))) return homeClosed(home, 'reserved', reservedWords, now)
    await breath()
    const mayFollow = async (address: string) => {
      const further = await robots.mayFetch(address, now)
      if (!further.allowed) code = further.code
      return further.allowed ? undefined : further.words
    }
    let code: 'robots' | 'robots-unreachable' = 'robots'
    const { etag, last_modified: lastModified } = home
    const answer = await fetchOutside(home.address, { accept, etag, lastModified, limits, signal: stop, mayCall, mayFollow }, network)
    // Where it leads to is silent, which is no word of the publisher's.
    return answer.kind === 'problem' && answer.code === 'robots' ? { ...answer, code } : answer
  }

  const answer = await fetched()
  const { outcome, places } = 'kind' in answer ? await read(db, home, answer, reading, now) : { outcome: answer, places: undefined }
  await inTransaction(db, async (tx) => {
    const { hostWait, ...row } = outcome
    // A title that has left meanwhile, or has another home now, has another row or none.
    const { numUpdatedRows } = await tx
      .updateTable('home_calls')
      .set({ ...row, leased_until: null })
      .where('title_id', '=', home.title_id)
      .where('address', '=', home.address)
      .executeTakeFirst()
    // Where we may not look any more nothing is known to stand.
    const stands = outcome.state === 'closed' || outcome.state === 'refused' ? [] : places
    if (stands && numUpdatedRows > 0n) await recordHomePlaces(tx, { title: home.title_id, places: stands }, now)
    const wait = hostWait ?? (allowed ? null : new Date(now.getTime() + pause))
    await sql`update feed_hosts set busy_until = null, wait_until = greatest(wait_until, ${wait}::timestamptz) where host = any(${held}::text[])`.execute(
      tx,
    )
  })
  return outcome
}

type Places = Parameters<typeof recordHomePlaces>[1]['places']

const read = async (
  db: Db,
  home: ClaimedHome,
  answer: Answer | NoPage,
  reading: HomeReading,
  now: Date,
): Promise<{ outcome: HomeOutcome; places?: Places }> => {
  if (answer.kind === 'problem') return { outcome: homeFailed(home, answer, now) }
  if (answer.status === 304) return { outcome: homeAnswered(home, answer, undefined, now), places: 'unchanged' }
  if (answer.status < 200 || answer.status >= 300) return { outcome: homeFailed(home, answer, now) }
  const hash = createHash('sha256').update(answer.body).digest('base64url')
  if (hash === home.body_hash) return { outcome: homeAnswered(home, answer, undefined, now), places: 'unchanged' }
  const page = await reading.read({ body: answer.body, address: answer.finalAddress, headers: answer.headers })
  if (!page)
    return {
      outcome: homeFailed(home, { kind: 'problem', code: 'too-long-to-read', words: 'Its home page took too long to read.' }, now),
    }
  if (page.noIndex) return { outcome: homeClosed(home, 'no-index', 'Its home page asks not to be indexed, so it is not looked at.', now) }
  if (page.uses && reserves(page.uses)) return { outcome: homeClosed(home, 'reserved', reservedWords, now) }
  const known = await articlesLinked(db, { title: home.title_id, links: page.links })
  const places = weighHome(page.links, known)
  const before = await db
    .selectFrom('home_places')
    .select(['article_id'])
    .where('title_id', '=', home.title_id)
    .where('left_at', 'is', null)
    .orderBy('latest')
    .limit(5)
    .execute()
  const changed =
    before.map((one) => one.article_id).join() !==
    places
      .slice(0, 5)
      .map((one) => one.article)
      .join()
  return {
    outcome: homeAnswered(
      home,
      answer,
      { hash, pieces: places[0]?.of ?? page.links.filter((link) => link.isPiece).length, places: places.length, changed },
      now,
    ),
    places,
  }
}

/** Whether the host's robots.txt or its TDMRep file reserve the page, asked where nobody has asked yet. What cannot be had says nothing; the daily asking (machine-use/) will tell. */
const reservedByFile = async (home: ClaimedHome, { network, robots, stop }: HomeOutside, now: Date): Promise<boolean> => {
  const { origin } = new URL(home.address)
  const ofRobots = await robots.read(home.address, now)
  const file = ofRobots.kind === 'file' ? { address: `${origin}/robots.txt`, file: ofRobots.file } : undefined
  const address = `${origin}/.well-known/tdmrep.json`
  const answer = (await robots.mayFetch(address, now)).allowed
    ? await fetchOutside(address, { accept: 'application/json,*/*;q=0.5', limits: { ...limits, redirects: 0 }, signal: stop }, network)
    : undefined
  const tdmrep =
    answer?.kind === 'answer' && answer.status >= 200 && answer.status < 300
      ? { address, text: new TextDecoder().decode(answer.body.subarray(0, 500_000)) }
      : undefined
  const said = readStatements({ ...(file ? { robots: file } : {}), ...(tdmrep ? { tdmrep } : {}) }, [home.address], robotsToken)
  return reserves(strictest(said.map((one) => one.uses)))
}

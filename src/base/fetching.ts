import { Agent, type Dispatcher } from 'undici'
import { readAddress } from './fetching-addresses.ts'
import { codings, readBody } from './fetching-body.ts'
import { guardedConnector, type Resolve } from './fetching-connect.ts'
import { type Problem, problem, problemOf } from './fetching-problems.ts'

export { isAllowedHost, isPublicAddress, readAddress } from './fetching-addresses.ts'
export { readBody } from './fetching-body.ts'
export type { Resolve } from './fetching-connect.ts'
export type { Problem, ProblemCode } from './fetching-problems.ts'

/** The outside as one process sees it: whom it says it is, which private hosts it may call, how names are looked up. */
export type Network = {
  readonly userAgent: string
  readonly allow: readonly string[]
  readonly agent: Dispatcher
  close(): Promise<void>
}

/** Times in ms, sizes in bytes. */
export type Limits = { total: number; headers: number; idle: number; sent: number; unpacked: number; redirects: number }

const megabyte = 1_000_000
export const usualLimits: Limits = {
  total: 45_000,
  headers: 20_000,
  idle: 15_000,
  sent: 10 * megabyte,
  unpacked: 16 * megabyte,
  redirects: 5,
}
const headerBytes = 32_768

/**
 * The User-Agent that publishers see: name, version, where to find us, what we are, for how many people (JSON Feed 1.1 asks readers to say so,
 * and publishers like it).
 */
export const userAgent = (about: { publicUrl?: string; contact?: string; readers?: number }): string => {
  const plain = (text: string) => text.replace(/[^\x20-\x7e]|[()]/g, '')
  const where = about.publicUrl ?? about.contact
  return `Masthead/0.1 (${where ? `+${plain(where)}; ` : ''}feed reader; ${about.readers ?? 1} ${about.readers === 1 || !about.readers ? 'reader' : 'readers'})`
}

/** Opens the door to the outside. `allow`: hosts or host:port that may be called although their addresses are private. The caller closes it. */
export const openNetwork = (
  about: { allow?: readonly string[]; publicUrl?: string; contact?: string; readers?: number; resolve?: Resolve } = {},
): Network => {
  const allow = about.allow ?? []
  const agent = new Agent({
    connect: guardedConnector(allow, 10_000, about.resolve),
    maxHeaderSize: headerBytes,
    headersTimeout: 0,
    bodyTimeout: 0,
    keepAliveTimeout: 4_000,
    keepAliveMaxTimeout: 10_000,
    pipelining: 1,
  })
  return { userAgent: userAgent(about), allow, agent, close: () => agent.destroy() }
}

export type Ask = {
  accept?: string
  /** Sent with POST, urlencoded. Only redirects that keep the method are followed then (307, 308; RFC 9110, 15.4); another is the answer. */
  form?: Record<string, string>
  etag?: string | null
  lastModified?: string | null
  limits?: Partial<Limits>
  /** Asked before each redirect to another host: false ends the call with 'host-busy' (so that a host is not called twice at once). */
  mayCall?: (host: string) => Promise<boolean>
  /** Asked before each redirect is followed: words are the reason why not, and end the call with 'robots'. */
  mayFollow?: (address: string) => Promise<string | undefined>
  signal?: AbortSignal
}

export type Answer = {
  kind: 'answer'
  status: number
  /** Lower-case names; repeated headers joined with a comma. */
  headers: Record<string, string>
  /** Unpacked; empty unless the status is 2xx. */
  body: Uint8Array
  /** Where the answer came from after all redirects. */
  finalAddress: string
  /** Where the first redirects led, as far as all of them were permanent (301, 308). */
  permanentlyMovedTo?: string
}

const plain = (headers: Dispatcher.ResponseData['headers']) =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name.toLowerCase(), [value].flat().join(', ')]])),
  )

/**
 * Calls one address with GET (with POST where there is a form) and brings its whole answer, or says in one sentence why not. It never throws, never reaches a private address that is not
 * allowed (on redirects neither), never holds more than its limits, and follows no more than `limits.redirects` redirects.
 */
export const fetchOutside = async (address: string, ask: Ask, network: Network): Promise<Answer | Problem> => {
  const limits = { ...usualLimits, ...ask.limits }
  const stop = new AbortController()
  const late = (words: string) => () => stop.abort(problem('too-slow', words))
  const whole = setTimeout(late(`The answer was not whole after ${Math.round(limits.total / 1000)} seconds.`), limits.total)
  const stopped = () => stop.abort(problem('stopped', 'The call was stopped.'))
  ask.signal?.addEventListener('abort', stopped)
  if (ask.signal?.aborted) stopped()
  let host = address.slice(0, 100)
  let pause: NodeJS.Timeout | undefined
  try {
    const first = readAddress(address)
    if (!first.ok) return problem(first.code, first.words)
    let url = first.url
    let moved: string | undefined
    let permanent = true
    const been = new Set([url.href])
    const followed = ask.form ? [307, 308] : [301, 302, 303, 307, 308]
    const form = ask.form && new URLSearchParams(ask.form).toString()
    for (let hop = 0; ; hop++) {
      host = url.host
      pause = setTimeout(late(`${host} gave no answer within ${Math.round(limits.headers / 1000)} seconds.`), limits.headers)
      const response = await network.agent.request({
        origin: url.origin,
        path: url.pathname + url.search,
        method: form === undefined ? 'GET' : 'POST',
        body: form,
        signal: stop.signal,
        headers: {
          'user-agent': network.userAgent,
          accept: ask.accept ?? '*/*',
          'accept-encoding': codings,
          ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
          ...(ask.etag ? { 'if-none-match': ask.etag } : {}),
          ...(ask.lastModified ? { 'if-modified-since': ask.lastModified } : {}),
        },
      })
      clearTimeout(pause)
      const status = response.statusCode
      const headers = plain(response.headers)
      const isRedirect = followed.includes(status)
      if (status >= 200 && status < 300) {
        pause = setTimeout(late(`${host} stopped in the middle of its answer.`), limits.idle)
        const body = await readBody(response.body, headers['content-encoding'] ?? '', limits, () => pause?.refresh())
        return { kind: 'answer', status, headers, body, finalAddress: url.href, ...(moved ? { permanentlyMovedTo: moved } : {}) }
      }
      // What an error page says is of no use, and a redirect's body may be endless.
      if (status === 304) await response.body.dump()
      else response.body.on('error', () => {}).destroy()
      if (!isRedirect)
        return {
          kind: 'answer',
          status,
          headers,
          body: new Uint8Array(),
          finalAddress: url.href,
          ...(moved ? { permanentlyMovedTo: moved } : {}),
        }
      if (!headers.location) return problem('redirect-nowhere', `${host} says that the address has moved, but not where.`)
      const next = readAddress(headers.location, url.href)
      if (!next.ok) return problem(next.code === 'not-an-address' ? 'redirect-nowhere' : next.code, `${host} sends us on: ${next.words}`)
      if (been.has(next.url.href)) return problem('redirect-ring', `${host} sends us round in a ring of redirects.`)
      if (hop >= limits.redirects) return problem('too-many-redirects', `${host} sends us on more than ${limits.redirects} times.`)
      been.add(next.url.href)
      permanent &&= status === 301 || status === 308
      if (permanent) moved = next.url.href
      if (next.url.hostname !== url.hostname && ask.mayCall && !(await ask.mayCall(next.url.hostname)))
        return problem('host-busy', `${next.url.host} is being called already; this call waits its turn.`)
      // A robots.txt may take long to come, and is no answer of this host's.
      clearTimeout(pause)
      const refused = await ask.mayFollow?.(next.url.href)
      if (refused !== undefined) return problem('robots', refused)
      url = next.url
    }
  } catch (error) {
    const reason: unknown = stop.signal.aborted ? stop.signal.reason : undefined
    return reason !== undefined ? (reason as Problem) : problemOf(error, host)
  } finally {
    clearTimeout(whole)
    clearTimeout(pause)
    ask.signal?.removeEventListener('abort', stopped)
  }
}

import { fetchOutside, isAllowedHost, type Network } from '../../base/fetching.ts'
import { type Robots, robotsToken } from '../../base/robots.ts'
import { type KnownOfHost, readRslDocument, readStatements, rslAddresses, type Statement } from '../../titles/titles.ts'

/** Who is asked and how. `takeHost`: whether a host may be called now (it is held until the title is done). */
export type Asking = {
  network: Network
  robots: Robots
  takeHost: (host: string) => Promise<boolean>
  pause: () => Promise<void>
  stop?: AbortSignal
}

/** A title's home and the addresses of some of its newest pieces, all whole. */
export type Asked = { home: string; pieces: readonly string[] }

/** What was said, what addresses could be read, and what could not (one sentence). */
export type HostRead = { statements: Statement[]; answered: string[]; missed: string[]; problem?: string }

const limits = { sent: 3_000_000, unpacked: 3_000_000, total: 20_000, redirects: 3 }

/**
 * Reads what a title's publisher says to machines: robots.txt, /.well-known/tdmrep.json, the headers and the head of its home page, and the RSL documents that these name (three at most). One
 * request after the other, none that robots.txt forbids. Never throws for anything that a publisher may send.
 */
export const readHost = async (
  { home, pieces }: Asked,
  { network, robots, takeHost, pause, stop }: Asking,
  now: Date,
): Promise<HostRead> => {
  const call = async (address: string, accept: string) => {
    const may = await robots.mayFetch(address, now)
    if (!may.allowed) return { words: may.words, forbidden: may.code === 'robots' }
    if (!(await takeHost(new URL(address).hostname))) return { words: `${new URL(address).hostname} is being called already.`, busy: true }
    await pause()
    const mayFollow = async (next: string) => {
      const further = await robots.mayFetch(next, now)
      return further.allowed ? undefined : further.words
    }
    const answer = await fetchOutside(address, { accept, limits, mayCall: takeHost, mayFollow, signal: stop }, network)
    if (answer.kind === 'problem') return { words: answer.words, forbidden: answer.code === 'robots', busy: answer.code === 'host-busy' }
    const ok = answer.status >= 200 && answer.status < 300
    return { ok, status: answer.status, answer, words: `${address} answers with status ${answer.status}.` }
  }

  const page = await call(home, 'text/html,application/xhtml+xml;q=0.9')
  if (page.busy) return { statements: [], answered: [], missed: [home], problem: page.words }
  // Many homes lead to another name of the same host, and that one's robots.txt is meant.
  const at = page.answer && page.ok ? page.answer.finalAddress : home
  const { origin } = new URL(at)
  const answered: string[] = []
  const missed: string[] = []
  const known: KnownOfHost = {}

  const ofRobots = await robots.read(at, now)
  if (ofRobots.kind === 'unreachable')
    return { statements: [], answered, missed: [`${origin}/robots.txt`], problem: `${origin}/robots.txt cannot be read.` }
  answered.push(`${origin}/robots.txt`)
  if (ofRobots.kind === 'file') known.robots = { address: `${origin}/robots.txt`, file: ofRobots.file }

  if (page.answer && page.ok) {
    known.page = { address: at, headers: page.answer.headers, html: new TextDecoder().decode(page.answer.body.subarray(0, 1_000_000)) }
    answered.push(at)
  } else missed.push(home)

  const file = `${origin}/.well-known/tdmrep.json`
  const tdm = await call(file, 'application/json,*/*;q=0.5')
  if (tdm.answer && tdm.ok) known.tdmrep = { address: file, text: new TextDecoder().decode(tdm.answer.body.subarray(0, 500_000)) }
  if (tdm.forbidden || (tdm.status !== undefined && tdm.status < 500 && tdm.status !== 429)) answered.push(file)
  else missed.push(file)

  const own = pieces.filter((one) => URL.canParse(one) && new URL(one).origin === origin)
  const assets = [at, ...own].slice(0, 20)
  const statements = readStatements(known, assets, robotsToken)
  for (const named of rslAddresses(known, robotsToken)) {
    const address = secured(named, network)
    const document = await call(address, 'application/rsl+xml,application/xml;q=0.8,*/*;q=0.5')
    const text = document.answer && document.ok ? new TextDecoder().decode(document.answer.body.subarray(0, 1_000_000)) : undefined
    const said = readRslDocument(text, named, assets, now)
    if (said) statements.push(said)
    ;(text === undefined ? missed : answered).push(named)
  }
  const problem = missed.length > 0 ? (page.ok ? `${missed.join(', ')} cannot be read.` : page.words) : undefined
  return { statements, answered, missed, ...(problem ? { problem } : {}) }
}

/** RSL 1.0, 2: documents are had over HTTPS alone. A host that the operator named himself may do without. */
const secured = (address: string, network: Network): string => {
  const url = new URL(address)
  if (url.protocol === 'http:' && !isAllowedHost(url, network.allow)) url.protocol = 'https:'
  return url.href
}

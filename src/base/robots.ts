import { day, minute } from './clock.ts'
import { fetchOutside, type Network } from './fetching.ts'
import { allows, byLength, groupFor, pathOf, type RobotsFile, type RobotsRule, readRobots } from './robots-file.ts'

/** May a page be fetched: the answer, and why not in words. */
export type Permission = { allowed: true } | { allowed: false; code: 'robots' | 'robots-unreachable'; words: string }

/** What a host's robots.txt is: as it was read; none (no rules); or it cannot be had, and nothing of the host may be fetched for now. */
export type RobotsOf = { kind: 'file'; file: RobotsFile } | { kind: 'absent' } | { kind: 'unreachable' }
type Kept = { of: RobotsOf; rules: RobotsRule[]; until: number; lines: number }

/** The token that publishers write rules for (RFC 9309, 2.2.1). */
export const robotsToken = 'Masthead'

// Somewhat more than the 500 KiB that are read, so that a longer file is read as far as that and not refused; far more is no robots.txt.
const limits = { sent: 4_000_000, unpacked: 4_000_000, total: 15_000 }
const mostHosts = 5_000
// Of all of them together: a file may have 50,000, and whoever has a domain has as many hosts as he likes.
const mostLines = 400_000

const linesOf = ({ groups, sitemaps, licenses }: RobotsFile): number =>
  groups.reduce(
    (sum, one) => sum + 1 + one.agents.length + one.rules.length + one.usages.length + one.signals.length + one.licenses.length,
    0,
  ) +
  sitemaps.length +
  licenses.length

/**
 * Asks hosts for their robots.txt (RFC 9309): kept for at most a day, 4xx means that there are no rules, 5xx, 429 and silence mean no (2.3.1.4),
 * asked again after ten minutes. One asker a process; what it keeps can be asked for again at any time.
 */
export const openRobots = (network: Network, { most = mostLines } = {}) => {
  const kept = new Map<string, Promise<Kept>>()
  const weights = new Map<string, number>()
  let lines = 0
  const drop = (origin: string) => {
    kept.delete(origin)
    lines -= weights.get(origin) ?? 0
    weights.delete(origin)
  }
  const ask = async (origin: string, now: Date): Promise<Kept> => {
    const answer = await fetchOutside(`${origin}/robots.txt`, { accept: 'text/plain,*/*;q=0.5', limits }, network)
    if (answer.kind === 'problem' || answer.status >= 500 || answer.status === 429)
      return { of: { kind: 'unreachable' }, rules: [], until: now.getTime() + 10 * minute, lines: 1 }
    if (answer.status < 200 || answer.status >= 300) return { of: { kind: 'absent' }, rules: [], until: now.getTime() + day, lines: 1 }
    const file = readRobots(answer.body)
    return {
      of: { kind: 'file', file },
      rules: byLength(groupFor(file, robotsToken).rules),
      until: now.getTime() + day,
      lines: linesOf(file),
    }
  }
  const find = async (origin: string, now: Date): Promise<Kept> => {
    const had = kept.get(origin)
    if (had && (await had).until > now.getTime()) return had
    // Another may have asked while this one waited.
    const meanwhile = kept.get(origin)
    const found = meanwhile && meanwhile !== had ? meanwhile : ask(origin, now)
    // A Map keeps insertion order: the oldest goes first.
    if (meanwhile === found) return found
    drop(origin)
    kept.set(origin, found)
    const read = await found
    if (kept.get(origin) === found) {
      weights.set(origin, read.lines)
      lines += read.lines
    }
    for (const oldest of kept.keys()) {
      if (kept.size <= mostHosts && lines <= most) break
      drop(oldest)
    }
    return read
  }
  return {
    /** The whole robots.txt of the host of `address`, from memory where it was asked for within a day. */
    read: async (address: string, now: Date): Promise<RobotsOf> => (await find(new URL(address).origin, now)).of,
    async mayFetch(address: string, now: Date): Promise<Permission> {
      const url = new URL(address)
      const { of, rules } = await find(url.origin, now)
      if (of.kind === 'unreachable')
        return {
          allowed: false,
          code: 'robots-unreachable',
          words: `The robots.txt of ${url.host} cannot be read, so its pages are not fetched for now.`,
        }
      return allows(rules, pathOf(url))
        ? { allowed: true }
        : { allowed: false, code: 'robots', words: `The robots.txt of ${url.host} asks us not to fetch this page.` }
    },
  }
}
export type Robots = ReturnType<typeof openRobots>

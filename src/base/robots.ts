import robotsParser from 'robots-parser'
import { day, minute } from './clock.ts'
import { fetchOutside, type Network } from './fetching.ts'

// The package declares its default export as a module's; under nodenext the call signature has to be told.
const parse = robotsParser as unknown as (
  url: string,
  text: string,
) => { isAllowed(url: string, agent?: string): boolean | undefined; getCrawlDelay(agent?: string): number | undefined }

/** May a page be fetched: the answer, and why not in words. */
export type Permission = { allowed: true } | { allowed: false; code: 'robots' | 'robots-unreachable'; words: string }

type Rules = ReturnType<typeof parse> | 'all' | 'none'
type Kept = { rules: Rules; until: number }

/** The token that publishers write rules for (RFC 9309, 2.2.1). */
export const robotsToken = 'Masthead'

// RFC 9309, 2.5: at least the first 500 KiB are read. A longer file is cut there by asking for no more than this, and refused.
const limits = { sent: 1_000_000, unpacked: 2_000_000, total: 15_000 }
const mostHosts = 5_000

/**
 * Asks hosts for their robots.txt where pages are fetched (RFC 9309): kept for at most a day, 4xx means that there are no rules, 5xx and silence
 * mean no (asked again after ten minutes). One asker a process; what it keeps can be asked for again at any time.
 */
export const openRobots = (network: Network) => {
  const kept = new Map<string, Promise<Kept>>()
  const ask = async (origin: string, now: Date): Promise<Kept> => {
    const answer = await fetchOutside(`${origin}/robots.txt`, { accept: 'text/plain,*/*;q=0.5', limits }, network)
    if (answer.kind === 'problem' || answer.status >= 500 || answer.status === 429)
      return { rules: 'none', until: now.getTime() + 10 * minute }
    if (answer.status < 200 || answer.status >= 300) return { rules: 'all', until: now.getTime() + day }
    return {
      rules: parse(`${origin}/robots.txt`, new TextDecoder().decode(answer.body.subarray(0, 500 * 1024))),
      until: now.getTime() + day,
    }
  }
  return {
    async mayFetch(address: string, now: Date): Promise<Permission> {
      const { origin, host } = new URL(address)
      let found = kept.get(origin)
      if (!found || (await found).until <= now.getTime()) {
        found = ask(origin, now)
        // A Map keeps insertion order: the oldest goes first.
        kept.delete(origin)
        kept.set(origin, found)
        for (const oldest of kept.keys()) {
          if (kept.size <= mostHosts) break
          kept.delete(oldest)
        }
      }
      const { rules } = await found
      if (rules === 'all') return { allowed: true }
      if (rules === 'none')
        return {
          allowed: false,
          code: 'robots-unreachable',
          words: `The robots.txt of ${host} cannot be read, so its pages are not fetched for now.`,
        }
      return rules.isAllowed(address, robotsToken) === false
        ? { allowed: false, code: 'robots', words: `The robots.txt of ${host} asks us not to fetch this page.` }
        : { allowed: true }
    },
  }
}
export type Robots = ReturnType<typeof openRobots>

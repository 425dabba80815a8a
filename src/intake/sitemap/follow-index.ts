import type { ReadAnswer } from '../reading-thread.ts'
import { pickSitemaps } from './pick-sitemaps.ts'

type Feed = Extract<ReadAnswer, { kind: 'feed' }>

/** What a call on one further sitemap brought: read, or a sentence why not. */
type Further = (address: string) => Promise<ReadAnswer | string>

/**
 * Follows an index of sitemaps to the newest for news, no more than two and one level deep, and gives what they hold as if it had stood in the index. What is no index is given back as
 * it is. `call` calls on one address politely.
 */
export const followIndex = async (read: ReadAnswer, address: string, call: Further): Promise<ReadAnswer> => {
  if (read.kind !== 'feed' || !read.sitemaps) return read
  const found: Feed[] = []
  const problems = [...read.problems]
  for (const { address: further } of pickSitemaps(read.sitemaps, address)) {
    const one = await call(further)
    if (typeof one === 'string')
      problems.push({ severity: 'warning', code: 'sitemap-not-read', message: `The sitemap ${further} cannot be read: ${one}` })
    else if (one.kind === 'feed') found.push(one)
    else if (one.kind === 'unreadable') problems.push(...one.problems.map((problem) => ({ ...problem, severity: 'warning' as const })))
    // One with pieces is what was looked for; a second would be of days gone by, or of another kind.
    if (typeof one !== 'string' && one.kind === 'feed' && one.items.length > 0) break
  }
  const [first] = found.filter((one) => one.items.length > 0)
  if (!first) return { ...read, problems }
  return {
    ...read,
    language: first.language ?? read.language,
    pace: first.pace,
    count: first.count,
    items: first.items,
    problems: [...problems.filter((problem) => problem.code !== 'no-items'), ...first.problems],
  }
}

import { ago } from '../../furniture/times.tsx'
import type { FeedFacts } from './gather-title.ts'

const feedsAre = (n: number, one: string, many: string) => (n === 1 ? `Its feed ${one}` : `Its ${n} feeds ${many}`)

/** How a title's feeds stand, in a sentence or two for readers. */
export const feedHealth = (feeds: FeedFacts[], now: Date): { well: boolean; words: string } => {
  if (feeds.length === 0) return { well: false, words: 'It offers no feed now, so nothing new comes in.' }
  const called = feeds.filter((feed) => feed.called)
  if (called.length === 0)
    return { well: true, words: `It has just joined. ${feedsAre(feeds.length, 'is', 'are')} called on within minutes.` }
  const times = feeds.flatMap((feed) => (feed.answered ? [Date.parse(feed.answered)] : []))
  const last = times.length > 0 ? new Date(Math.max(...times)) : undefined
  const lately = last ? `It last answered ${ago(last, now)}.` : 'It has never answered.'
  const down = called.filter((feed) => feed.state === 'troubled' || feed.state === 'gone')
  if (down.length === 0) {
    const quiet = called.every((feed) => feed.state === 'quiet')
    const words = quiet
      ? feedsAre(feeds.length, 'answers but has had nothing new for a while', 'answer but have had nothing new for a while')
      : feedsAre(feeds.length, 'answers as agreed', 'answer as agreed')
    return { well: true, words: `${words}. ${lately}` }
  }
  const why = down.find((feed) => feed.problem)?.problem
  const words =
    down.length < called.length
      ? [
          `${down.length} of its ${feeds.length} feeds ${down.length === 1 ? 'is' : 'are'} in trouble.`,
          why,
          'The others bring news.',
          lately,
        ]
      : [
          feeds.length === 1 ? 'Its feed does not answer as it should.' : 'None of its feeds answer as they should.',
          why,
          lately,
          'It is tried again by itself.',
        ]
  return { well: false, words: words.filter(Boolean).join(' ') }
}

import { ago } from '../../furniture/times.tsx'
import type { FeedFacts } from './gather-title.ts'

const plural = (n: number, one: string) => (n === 1 ? `1 ${one}` : `${n} ${one}s`)

/** How a title's feeds stand, in a sentence or two for readers. */
export const feedHealth = (feeds: FeedFacts[], now: Date): { well: boolean; words: string } => {
  if (feeds.length === 0) return { well: false, words: 'It offers no feed now, so nothing new comes in.' }
  const called = feeds.filter((feed) => feed.called)
  if (called.length === 0)
    return { well: true, words: `It has just joined; its ${plural(feeds.length, 'feed')} will be called on within minutes.` }
  const times = feeds.flatMap((feed) => (feed.answered ? [Date.parse(feed.answered)] : []))
  const last = times.length > 0 ? new Date(Math.max(...times)) : undefined
  const down = called.filter((feed) => feed.state === 'troubled' || feed.state === 'gone')
  const lately = last ? `It last answered ${ago(last, now)}.` : 'It has never answered.'
  if (down.length === 0) {
    const quiet = called.every((feed) => feed.state === 'quiet')
    return {
      well: true,
      words: quiet
        ? `Its ${plural(feeds.length, 'feed')} answer${feeds.length === 1 ? 's' : ''} but ${feeds.length === 1 ? 'has' : 'have'} had nothing new for a while. ${lately}`
        : `Its ${plural(feeds.length, 'feed')} answer${feeds.length === 1 ? 's' : ''} as agreed. ${lately}`,
    }
  }
  const why = down.find((feed) => feed.problem)?.problem ?? ''
  if (down.length === called.length)
    return {
      well: false,
      words:
        `${feeds.length === 1 ? 'Its feed does' : 'None of its feeds do'} not answer as it should. ${why} ${lately} It is tried again by itself.`
          .replace('do not answer as it should', 'answer as they should')
          .replace(/\s+/g, ' '),
    }
  return {
    well: false,
    words:
      `${down.length} of its ${feeds.length} feeds ${down.length === 1 ? 'is' : 'are'} in trouble. ${why} The others bring news. ${lately}`.replace(
        /\s+/g,
        ' ',
      ),
  }
}

import { day, hour } from '../../base/clock.ts'
import { plainText } from '../plain-text.ts'
import type { FeedRead } from '../read-feed.ts'
import type { Way } from './candidates.ts'

/** A feed that was found, and why it stands where it does. `words`: in the middle piece; `newest`: its newest piece; `says`: one sentence. */
export type FoundFeed = {
  address: string
  format: string
  title: string | null
  language: string | null
  items: number
  words: number
  newest: Date | null
  scope: 'main' | 'section'
  way: Way
  weight: number
  says: string
}

const fullText = 200
const teaser = 60

const middle = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
const countWords = (html: string | undefined) => {
  const text = plainText(html?.replace(/<[^>]{0,2000}>/g, ' '), 20_000)
  // Where words are not set apart, about two letters are one.
  const cjk = text.match(/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g)?.length ?? 0
  return Math.round(cjk / 2) + (text.replace(/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g, ' ').match(/\S+/g)?.length ?? 0)
}

const sectionPath =
  /\/(?:category|categories|tags?|topics?|sections?|rubrik|themen?|authors?|autor|channel)\/|\/feeds?\/(?!posts\b)[a-z-]+\/?$|[?&](?:cat|tag|category|section)=/i
const formats: Record<string, string> = {
  rss: 'RSS',
  rdf: 'RSS 1.0',
  atom: 'Atom',
  json: 'JSON Feed',
  sitemap: 'News sitemap',
  ninjs: 'ninjs',
  newsml: 'NewsML-G2',
  nitf: 'NITF',
}

/** Of the whole paper or of a part of it: by where the feed says that it belongs, else by its address. */
const scopeOf = (read: FeedRead, address: string, home: string): FoundFeed['scope'] => {
  if (sectionPath.test(address)) return 'section'
  if (!read.home || !URL.canParse(read.home)) return 'main'
  const bare = (path: string) => path.replace(/\/(?:index\.\w+)?$/, '')
  const [own, page] = [bare(new URL(read.home).pathname), bare(new URL(home).pathname)]
  return own === '' || own === page || /^\/[a-z]{2}(?:-[a-z]{2})?$/i.test(own) ? 'main' : 'section'
}

const ago = (from: Date, now: Date): string => {
  const hours = Math.max(0, Math.round((now.getTime() - from.getTime()) / hour))
  if (hours < 1) return 'less than an hour ago'
  if (hours < 48) return `${hours} ${hours === 1 ? 'hour' : 'hours'} ago`
  return `${Math.round(hours / 24)} days ago`
}
const named: Record<Way, string> = {
  link: 'the page names it',
  header: 'the page’s headers name it',
  platform: 'pages of this kind have it there',
  anchor: 'the page links to it',
  sitemap: 'robots.txt names it',
  guess: 'guessed from what such addresses are called',
}

/** What a feed that could be read is worth to a paper: full text before teasers, more pieces and fresher ones, the whole paper before a section, a sitemap last. */
export const weighFeed = (read: FeedRead, { address, way, home }: { address: string; way: Way; home: string }, now: Date): FoundFeed => {
  const pieces = read.items.filter((item) => item.status !== 'canceled')
  const words = middle(pieces.slice(0, 30).map((item) => Math.max(countWords(item.contentHtml), countWords(item.summaryHtml))))
  const times = pieces
    .flatMap((item) => item.updated ?? item.published ?? [])
    .map((time) => time.getTime())
    .filter((time) => time <= now.getTime() + day)
  const newest = times.length > 0 ? new Date(Math.max(...times)) : null
  const age = newest ? (now.getTime() - newest.getTime()) / day : undefined
  const scope = scopeOf(read, address, home)
  const sounds = pieces.filter((item) => item.media.some((one) => one.type?.startsWith('audio/') || one.medium === 'audio')).length
  const isPodcast = pieces.length > 0 && sounds > pieces.length / 2
  const kind =
    read.format === 'sitemap'
      ? 'no text'
      : words >= fullText
        ? `full text (about ${Math.round(words / 10) * 10} words each)`
        : words >= teaser
          ? `openings (about ${Math.round(words / 10) * 10} words each)`
          : 'teasers'
  const weight =
    (read.format === 'sitemap' ? -60 : words >= fullText ? 100 : words >= teaser ? 40 : 20) +
    Math.min(pieces.length, 30) +
    (age === undefined ? 0 : age <= 2 ? 30 : age <= 7 ? 20 : age <= 30 ? 5 : age <= 180 ? -20 : -60) +
    (scope === 'main' ? 40 : 0) +
    (isPodcast ? -80 : 0) +
    (way === 'link' || way === 'header' ? 15 : way === 'guess' ? -5 : 0) +
    (pieces.length === 0 ? -100 : 0) +
    (new URL(address).protocol === 'https:' ? 1 : 0)
  const count = pieces.length === 0 ? 'nothing in it' : `${pieces.length} ${pieces.length === 1 ? 'piece' : 'pieces'}`
  const parts = [
    `${formats[read.format ?? 'rss']} of ${scope === 'main' ? 'the whole paper' : 'a section'} with ${count}`,
    ...(pieces.length > 0 ? [isPodcast ? 'a podcast' : kind] : []),
    ...(newest ? [`the newest of ${ago(newest, now)}`] : pieces.length > 0 ? ['without dates'] : []),
    named[way],
  ]
  return {
    address,
    format: read.format ?? 'rss',
    title: read.title ?? null,
    language: read.language ?? null,
    items: pieces.length,
    words,
    newest,
    scope,
    way,
    weight,
    says: `${parts.join(', ')}.`,
  }
}

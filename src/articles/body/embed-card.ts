import type { Block } from '../blocks.ts'
import { escapeText, textOfClean } from '../plain-text.ts'
import { thingAt } from './embed-sites.ts'

/** `href`: as it stands in sanitised markup. `quoted`: paragraphs of what the thing says, sanitised. `who`: whose it is, or what it is called. */
type Thing = { href: string; who?: string; quoted?: string }

const longestWho = 200
const mostParagraphs = 40
const verbs = new Map([
  ['Video', 'Watch'],
  ['Audio', 'Listen'],
  ['Post', 'Read'],
  ['Document', 'Read'],
  ['Chart', 'See'],
  ['Map', 'See'],
  ['Picture', 'See'],
])

/** What other people's scripts and frames would show, as a card that runs nothing and asks for nothing: what it is and where, what it says as far as the markup holds it, a link. */
export const embedCard = ({ href, who, quoted }: Thing): Block => {
  const { what, site } = thingAt(textOfClean(href))
  const told = who && who.toLowerCase() !== site.toLowerCase() ? who.slice(0, longestWho) : ''
  const html =
    `<aside class="embed"><p class="what">${escapeText(what === 'Embedded' ? `From ${site}` : `${what} on ${site}`)}</p>` +
    `${quoted ? `<blockquote>${quoted}</blockquote>` : ''}<p><a href="${href}" rel="noopener nofollow">${escapeText(told || `${verbs.get(what) ?? 'Open'} on ${site}`)}</a></p></aside>`
  return { tag: 'aside', html, text: [quoted ? textOfClean(quoted) : '', told].filter(Boolean).join(' ') }
}

const anchor = /<a href="([^"]+)"[^>]*>([\s\S]*?)<\/a>/g

/** The card of a link that the sanitiser wrote in place of a frame, film or sound: its words are "Name (site)" or the site alone. */
export const frameCard = (html: string): Block | undefined => {
  const [, href, words] = /^<a href="([^"]+)"[^>]*>([\s\S]*?)<\/a>$/.exec(html) ?? []
  if (!href) return undefined
  return embedCard({ href, who: textOfClean(words ?? '').replace(/ \([^()]{2,60}\)$/, '') })
}

const sharedBy = /^(?:a )?post shared by\s*/i
const beside = /^(?:view this (?:post|profile|thread)|see more|read \d+ repl)/i
const dash = /^[\s\u2014\u2013-]+/u

/**
 * The card of a quoted message (`blockquote class="twitter-tweet"` and its kind): its paragraphs are what it says, what stands after them ("— Ines Calder (@ines) date") is
 * whose it is, and the address is the block's own or its last link. undefined where it has no address: then it is a quote.
 */
export const messageCard = (html: string, blocksIn: (inner: string) => Block[]): Block | undefined => {
  const inner = html.replace(/^<blockquote[^>]*>|<\/blockquote>$/g, '').replace(/<\/?blockquote[^>]*>/g, '<div></div>')
  const links = [...inner.matchAll(anchor)].map(([, href]) => href!)
  const cite = /^<blockquote[^>]*\scite="(https?:[^"]+)"/.exec(html)?.[1]
  const href = cite ?? links.at(-1)
  if (!href || href.startsWith('mailto:')) return undefined
  const blocks = blocksIn(inner).filter(({ tag, text }) => text && tag === 'p' && !beside.test(text))
  const shared = blocks.find(({ text }) => sharedBy.test(text))
  const last = blocks.at(-1)
  // What ends in the address, or begins with a dash, is not said but says whose it is.
  const named = shared ?? (last && (dash.test(last.text) || last.html.includes(`href="${href}"`)) ? last : undefined)
  const who = named?.html.replace(anchor, (_, to: string, words: string) => (to === href && !shared ? ' ' : words)) ?? ''
  return embedCard({
    href,
    who: textOfClean(who)
      .replace(sharedBy, '')
      .replace(dash, '')
      .replace(/[\s\u2014\u2013-]+$/u, ''),
    quoted: blocks
      .filter((block) => block !== named)
      .slice(0, mostParagraphs)
      .map((block) => block.html)
      .join(''),
  })
}

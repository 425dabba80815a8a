import { linkNames } from '../../articles/articles.ts'
import { emptyInHtml, walkTags } from '../../base/html.ts'
import { pageBase, readTags } from '../../base/page-tags.ts'
import { looksLikePiece } from './looks-like-piece.ts'
import { type Region, regionOf } from './region-of.ts'

/** A link of a home page, once for all the times that the page has it. */
export type HomeLink = NonNullable<ReturnType<typeof linkNames>> & {
  /** The best of the regions in which it stands. */
  region: Region
  /** The highest heading that it stands in or that stands in it, 1 to 6; 0: none. */
  level: number
  /** A picture stands in it, or beside it in what holds nothing but this piece. */
  picture: boolean
  /** How often the page has it in main and beside it. */
  links: number
  /** It looks like the address of a piece (looks-like-piece.ts), and something is written on it. */
  isPiece: boolean
}

type Link = HomeLink & { letters: number; at: number }
type Frame = {
  name: string
  region: Region
  content: boolean
  hidden: boolean
  level: number
  picture: boolean
  only: Link | 'many' | undefined
}

const mostLinks = 1200
const deepest = 300
const better: Record<Region, number> = { main: 2, aside: 1, furniture: 0 }
const content = new Set(['main', 'article', 'section'])
const pictures = new Set(['img', 'picture', 'video', 'amp-img'])
// Their next one ends them (HTML, 13.1.2.4).
const endThemselves = new Set(['p', 'li', 'dt', 'dd', 'tr', 'td', 'th', 'option'])

const levelOf = (name: string, attributes: Record<string, string>): number => {
  if (/^h[1-6]$/.test(name)) return Number(name[1])
  if (attributes.role !== 'heading') return 0
  const level = Number(attributes['aria-level'] ?? 2)
  return level >= 1 && level <= 6 ? Math.round(level) : 2
}

const higher = (one: number, other: number) => (one === 0 ? other : other === 0 ? one : Math.min(one, other))

/**
 * The links of a home page, in the order in which the page tells its pieces: by where each stands first in its best region. In one pass, in time and memory in proportion to the length,
 * however badly the page is written; at most 1,200 links, elements nested deeper than 300 are read as if they were not. Pure.
 */
export const readHome = (html: string, address: string): HomeLink[] => {
  const base = pageBase(readTags(html.slice(0, 200_000), ['base'], 5), address)
  const here = new URL(address).hostname.replace(/^www\./, '')
  const found = new Map<string, Link>()
  const frames: Frame[] = [{ name: '', region: 'main', content: false, hidden: false, level: 0, picture: false, only: undefined }]
  const top = () => frames.at(-1) as Frame
  let anchor: Link | undefined
  let written = 0

  const close = () => {
    const frame = frames.pop() as Frame
    if (frame.picture && frame.only && frame.only !== 'many') frame.only.picture = true
    const around = top()
    around.picture ||= frame.picture
    if (frame.only) around.only = around.only === undefined || around.only === frame.only ? frame.only : 'many'
  }
  const closeTo = (name: string) => {
    const at = frames.findLastIndex((frame) => frame.name === name)
    if (at <= 0) return
    while (frames.length > at) close()
  }

  const meet = (attributes: Record<string, string>, at: number): Link | undefined => {
    const { region, hidden, level } = top()
    if (hidden || /\b(?:sponsored|nofollow ugc)\b/i.test(attributes.rel ?? '')) return undefined
    const names = attributes.href ? linkNames(attributes.href, base) : undefined
    if (!names) return undefined
    const had = found.get(names.key)
    if (!had && found.size >= mostLinks) return undefined
    const link: Link = had ?? { ...names, region, level: 0, picture: false, links: 0, isPiece: false, letters: 0, at }
    if (!had) found.set(names.key, link)
    else if (better[region] > better[link.region]) Object.assign(link, { region, at })
    if (region !== 'furniture') link.links++
    if (region === link.region) link.level = higher(link.level, level)
    return link
  }

  walkTags(html, {
    open(name, attributes, at) {
      if (endThemselves.has(name) && top().name === name) close()
      if (name === 'a') {
        // An anchor in an anchor ends the outer one (HTML, 13.2.6.4.7).
        if (anchor) closeTo('a')
        anchor = meet(attributes, at)
        written = 0
      }
      const around = top()
      if (pictures.has(name) && !around.hidden && !(attributes.width === '1' || attributes.height === '1')) {
        around.picture = true
        if (anchor) anchor.picture = true
      }
      const level = levelOf(name, attributes)
      if (level > 0 && anchor) anchor.level = higher(anchor.level, level)
      if (emptyInHtml.has(name) || frames.length >= deepest) return
      frames.push({
        name,
        region: around.region === 'furniture' ? 'furniture' : (regionOf(name, attributes, around.content) ?? around.region),
        content: around.content || content.has(name),
        hidden: around.hidden || name === 'template' || 'hidden' in attributes || attributes['aria-hidden'] === 'true',
        level: level > 0 ? level : around.level,
        picture: false,
        only: name === 'a' ? anchor : undefined,
      })
    },
    text(text) {
      if (anchor && written < 400) written += text.trim().length
    },
    close(name) {
      if (emptyInHtml.has(name)) return
      if (name === 'a' && anchor) {
        anchor.letters = Math.max(anchor.letters, written)
        anchor = undefined
      }
      closeTo(name)
    },
  })
  while (frames.length > 1) close()

  return [...found.values()]
    .sort((a, b) => better[b.region] - better[a.region] || a.at - b.at)
    .map(({ letters, at: _, ...link }) => {
      const host = new URL(link.address).hostname.replace(/^www\./, '')
      const own = host === here || host.endsWith(`.${here}`) || here.endsWith(`.${host}`)
      return { ...link, isPiece: own && link.region === 'main' && (letters >= 8 || link.level > 0) && looksLikePiece(link.address) }
    })
}

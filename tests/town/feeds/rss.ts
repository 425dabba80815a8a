import { slug } from '../slug.ts'
import type { Piece } from '../telling-at.ts'
import type { FeedPage } from './feed-page.ts'
import { contentHtml, linkOf, nameAndRole, opening, pictureAddress, pictureSize } from './item-text.ts'
import { cdata, element, line, text } from './xml.ts'

const namespaces = {
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:dcterms': 'http://purl.org/dc/terms/',
  'xmlns:media': 'http://search.yahoo.com/mrss/',
}

/** RSS 2.0 with the modules that news publishers use, and the title's own bad habits. */
export function rss(page: FeedPage): string {
  const { title } = page
  const channel = [
    line('title', page.section ? `${title.name}: ${page.section}` : title.name),
    line('link', page.home),
    element('atom:link', { href: page.self, rel: 'self', type: 'application/rss+xml' }),
    line('description', title.about),
    line('language', title.language.toLowerCase()),
    line('copyright', `© ${title.publisher}`),
    line('lastBuildDate', page.updated.toUTCString()),
    line('ttl', '5'),
    element('image', {}, [line('url', `${page.town}/${title.id}/logo.svg`), line('title', title.name), line('link', page.home)]),
    ...page.pieces.map((piece) => item(piece, page)),
  ]
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('rss', { version: '2.0', ...namespaces }, element('channel', {}, channel))}\n`
}

function item(piece: Piece, page: FeedPage): string {
  const { habits } = piece.title
  const content = contentHtml(piece, page.town)
  const headline = habits.includes('double-escaped') ? text(piece.headline) : piece.headline
  const isoDates = habits.includes('dc-dates')
  return element('item', {}, [
    line('title', headline),
    line('link', linkOf(piece, page.town)),
    guid(piece, page),
    isoDates ? line('dc:date', piece.published.toISOString()) : line('pubDate', piece.published.toUTCString()),
    piece.version > 1 ? line('dcterms:modified', piece.updated.toISOString()) : '',
    ...authors(piece),
    line('category', piece.section),
    line('category', piece.event.section === piece.section ? undefined : piece.event.section),
    element('description', {}, content ? text(opening(piece)) : cdata(`<p>${text(opening(piece))}</p>`)),
    content ? element('content:encoded', {}, cdata(content)) : '',
    media(piece, page),
  ])
}

function guid(piece: Piece, page: FeedPage): string {
  const { habits } = piece.title
  if (habits.includes('no-guids')) return ''
  if (habits.includes('repeated-guid')) return element('guid', { isPermaLink: false }, `${slug(piece.title.name)}-item`)
  if (habits.includes('opaque-guids')) return element('guid', { isPermaLink: false }, `${piece.title.id}:${piece.key}`)
  return line('guid', `${page.town}${piece.path}`)
}

function authors(piece: Piece): string[] {
  if (piece.wire) return [line('dc:creator', piece.wire)]
  if (!piece.title.habits.includes('author-email')) return piece.byline.map((one) => line('dc:creator', nameAndRole(one)))
  return piece.byline.map((one) => line('author', `${slug(one.name).replaceAll('-', '.')}@${piece.title.id}.example (${nameAndRole(one)})`))
}

function media(piece: Piece, page: FeedPage): string {
  const url = pictureAddress(piece, page.town)
  if (!piece.picture || !url) return ''
  const { alt, caption, credit } = piece.picture
  const creditInCaption = piece.title.habits.includes('credit-in-caption')
  return element('media:content', { url, type: 'image/jpeg', medium: 'image', ...pictureSize }, [
    line('media:title', alt, { type: 'plain' }),
    line('media:description', creditInCaption ? `${caption} Photo: ${credit}` : caption, { type: 'plain' }),
    creditInCaption ? '' : line('media:credit', credit, { role: 'photographer', scheme: 'urn:ebu' }),
  ])
}

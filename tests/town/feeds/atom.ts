import type { Piece } from '../telling-at.ts'
import type { FeedPage } from './feed-page.ts'
import { contentHtml, linkOf, opening, pictureAddress, pictureSize } from './item-text.ts'
import { element, line, text } from './xml.ts'

/** Atom (RFC 4287); what has been withdrawn is told as a deleted entry (RFC 6721). */
export function atom(page: FeedPage): string {
  const { title } = page
  const namespaces = {
    xmlns: 'http://www.w3.org/2005/Atom',
    'xmlns:at': 'http://purl.org/atompub/tombstones/1.0',
    'xmlns:media': 'http://search.yahoo.com/mrss/',
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('feed', { ...namespaces, 'xml:lang': title.language }, [
    line('id', page.self),
    line('title', page.section ? `${title.name}: ${page.section}` : title.name),
    line('subtitle', title.about),
    element('link', { rel: 'self', type: 'application/atom+xml', href: page.self }),
    element('link', { rel: 'alternate', type: 'text/html', href: page.home }),
    line('icon', `${page.town}/${title.id}/logo.svg`),
    line('rights', `© ${title.publisher}`),
    line('updated', page.updated.toISOString()),
    element('author', {}, line('name', title.name)),
    ...page.withdrawn.map((piece) =>
      element(
        'at:deleted-entry',
        { ref: entryId(piece), when: piece.withdrawn?.at.toISOString() },
        line('at:comment', piece.withdrawn?.note),
      ),
    ),
    ...page.pieces.map((piece) => entry(piece, page)),
  ])}\n`
}

/** An address that never changes and never says where the title is served (RFC 4151). */
const entryId = (piece: Piece): string => `tag:${piece.title.id}.example,2020:${piece.key}`

function entry(piece: Piece, page: FeedPage): string {
  const content = contentHtml(piece, page.town)
  const url = pictureAddress(piece, page.town)
  const names = piece.wire ? [{ name: piece.wire }] : piece.byline
  return element('entry', {}, [
    line('id', entryId(piece)),
    line('title', piece.headline, { type: 'text' }),
    element('link', { rel: 'alternate', type: 'text/html', href: linkOf(piece, page.town) }),
    line('published', piece.published.toISOString()),
    line('updated', piece.updated.toISOString()),
    ...names.map((one) => element('author', {}, line('name', 'role' in one && one.role ? `${one.name}, ${one.role}` : one.name))),
    element('category', { term: piece.section }),
    line('summary', opening(piece), { type: 'text' }),
    content ? element('content', { type: 'html' }, text(content)) : '',
    url && piece.picture
      ? element('media:content', { url, type: 'image/jpeg', medium: 'image', ...pictureSize }, [
          line('media:title', piece.picture.alt, { type: 'plain' }),
          line('media:description', piece.picture.caption, { type: 'plain' }),
          line('media:credit', piece.picture.credit, { role: 'photographer', scheme: 'urn:ebu' }),
        ])
      : '',
  ])
}

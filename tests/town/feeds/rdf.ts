import type { FeedPage } from './feed-page.ts'
import { contentHtml, linkOf, nameAndRole, opening, pictureAddress, pictureSize } from './item-text.ts'
import { cdata, element, line } from './xml.ts'

const namespaces = {
  xmlns: 'http://purl.org/rss/1.0/',
  'xmlns:rdf': 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:dcterms': 'http://purl.org/dc/terms/',
  'xmlns:media': 'http://search.yahoo.com/mrss/',
  'xmlns:sy': 'http://purl.org/rss/1.0/modules/syndication/',
}

/** RSS 1.0: items stand beside the channel, and the channel lists them in the editors' order. */
export function rdf(page: FeedPage): string {
  const { title, town } = page
  const about = page.pieces.map((piece) => ({ piece, at: `${town}${piece.path}` }))
  const channel = element('channel', { 'rdf:about': page.self }, [
    line('title', page.section ? `${title.name}: ${page.section}` : title.name),
    line('link', page.home),
    line('description', title.about),
    line('dc:language', title.language),
    line('dc:publisher', title.publisher),
    line('dc:date', page.updated.toISOString()),
    line('sy:updatePeriod', 'hourly'),
    line('sy:updateFrequency', '12'),
    element(
      'items',
      {},
      element(
        'rdf:Seq',
        {},
        about.map(({ at }) => element('rdf:li', { 'rdf:resource': at })),
      ),
    ),
  ])
  const items = about.map(({ piece, at }) => {
    const content = contentHtml(piece, town)
    const url = pictureAddress(piece, town)
    return element('item', { 'rdf:about': at }, [
      line('title', piece.headline),
      line('link', linkOf(piece, town)),
      line('description', opening(piece)),
      ...(piece.wire ? [line('dc:creator', piece.wire)] : piece.byline.map((one) => line('dc:creator', nameAndRole(one)))),
      line('dc:date', piece.published.toISOString()),
      piece.version > 1 ? line('dcterms:modified', piece.updated.toISOString()) : '',
      line('dc:subject', piece.section),
      content ? element('content:encoded', {}, cdata(content)) : '',
      url && piece.picture
        ? element('media:content', { url, type: 'image/jpeg', medium: 'image', ...pictureSize }, [
            line('media:title', piece.picture.alt),
            line('media:description', piece.picture.caption),
            line('media:credit', piece.picture.credit),
          ])
        : '',
    ])
  })
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('rdf:RDF', namespaces, [channel, ...items])}\n`
}

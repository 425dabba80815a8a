import type { Piece } from '../telling-at.ts'
import type { FeedPage } from './feed-page.ts'
import { bodyHtml, nameAndRole, opening, pictureAddress, pictureSize } from './item-text.ts'
import { element, line } from './xml.ts'

const catalog = 'http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_40.xml'
const standard = { standard: 'NewsML-G2', standardversion: '2.35', conformance: 'power' }

/** IPTC NewsML-G2 2.35: a news message whose item set holds one news item a piece, and a picture item beside each. */
export function newsmlG2(page: FeedPage): string {
  const message = element('newsMessage', { xmlns: 'http://iptc.org/std/nar/2006-10-01/' }, [
    element('header', {}, [line('sent', page.updated.toISOString()), line('sender', `${page.title.id}.example`)]),
    element(
      'itemSet',
      {},
      [...page.embargoed, ...page.pieces, ...page.withdrawn].flatMap((piece) => [newsItem(piece, page.town), pictureItem(piece, page)]),
    ),
  ])
  return `<?xml version="1.0" encoding="UTF-8"?>\n${message}\n`
}

const guid = (piece: Piece): string => `tag:${piece.title.id}.example,2020:${piece.key}`

function newsItem(piece: Piece, town: string): string {
  const attributes = { guid: guid(piece), version: piece.version, ...standard, 'xml:lang': piece.title.language }
  return element('newsItem', attributes, [
    element('catalogRef', { href: catalog }),
    element('rightsInfo', {}, [
      element('copyrightHolder', { literal: piece.title.publisher }),
      line('copyrightNotice', `© ${piece.title.publisher}`),
    ]),
    element('itemMeta', {}, [
      element('itemClass', { qcode: 'ninat:text' }),
      element('provider', { literal: piece.title.name }),
      line('versionCreated', (piece.embargoed && piece.version === 1 ? piece.embargoed.sent : piece.updated).toISOString()),
      line('firstCreated', (piece.embargoed?.sent ?? piece.published).toISOString()),
      line('embargoed', piece.embargoed && piece.published.toISOString()),
      element('pubStatus', { qcode: piece.withdrawn ? 'stat:canceled' : 'stat:usable' }),
      piece.correction ? element('signal', { qcode: 'sig:correction' }) : '',
      line('edNote', piece.withdrawn?.note ?? piece.correction?.note),
      piece.picture ? element('link', { rel: 'irel:seeAlso', residref: `${guid(piece)}:picture` }) : '',
    ]),
    element('contentMeta', {}, [
      ...(piece.wire ? [element('infoSource', { literal: piece.wire })] : piece.byline.map((one) => line('by', nameAndRole(one)))),
      element('language', { tag: piece.title.language }),
      element('subject', { type: 'cpnat:abstract', literal: piece.section }, line('name', piece.section)),
      line('headline', piece.headline),
      line('description', opening(piece), { role: 'drol:summary' }),
    ]),
    piece.withdrawn
      ? ''
      : element(
          'contentSet',
          {},
          element(
            'inlineXML',
            { contenttype: 'application/xhtml+xml' },
            element('html', { xmlns: 'http://www.w3.org/1999/xhtml' }, [
              element('head', {}, line('title', piece.headline)),
              element('body', {}, bodyHtml(piece, town)),
            ]),
          ),
        ),
  ])
}

function pictureItem(piece: Piece, page: FeedPage): string {
  const href = pictureAddress(piece, page.town)
  if (!piece.picture || !href || piece.withdrawn) return ''
  return element('newsItem', { guid: `${guid(piece)}:picture`, version: 1, ...standard }, [
    element('catalogRef', { href: catalog }),
    element('itemMeta', {}, [
      element('itemClass', { qcode: 'ninat:picture' }),
      element('provider', { literal: piece.title.name }),
      line('versionCreated', (piece.embargoed?.sent ?? piece.published).toISOString()),
      element('pubStatus', { qcode: 'stat:usable' }),
    ]),
    element('contentMeta', {}, [
      line('creditline', piece.picture.credit),
      line('description', piece.picture.caption, { role: 'drol:caption' }),
      line('description', piece.picture.alt, { role: 'drol:altText' }),
    ]),
    element('contentSet', {}, element('remoteContent', { href, contenttype: 'image/jpeg', ...pictureSize, rendition: 'rnd:web' })),
  ])
}

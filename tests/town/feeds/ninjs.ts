import type { FeedPage } from './feed-page.ts'
import { bodyHtml, linkOf, opening, pictureAddress, pictureSize } from './item-text.ts'

/** IPTC ninjs 2.2, the items in one list as agencies' interfaces give them; a withdrawn item stays as `canceled`. */
export function ninjs(page: FeedPage): string {
  const { title, town } = page
  const items = [...page.embargoed, ...page.pieces, ...page.withdrawn].map((piece) => ({
    standard: { name: 'ninjs', version: '2.2', schema: 'https://www.iptc.org/std/ninjs/ninjs-schema_2.2.json' },
    uri: `tag:${title.id}.example,2020:${piece.key}`,
    type: 'text',
    version: String(piece.version),
    firstcreated: (piece.embargoed?.sent ?? piece.published).toISOString(),
    versioncreated: (piece.embargoed && piece.version === 1 ? piece.embargoed.sent : piece.updated).toISOString(),
    embargoed: piece.embargoed && piece.published.toISOString(),
    pubstatus: piece.withdrawn ? 'canceled' : 'usable',
    urgency: Math.max(1, 6 - Math.floor(piece.event.tellings.length / 2)),
    language: title.language,
    headlines: [{ role: 'main', value: piece.headline }],
    descriptions: [{ role: 'summary', value: opening(piece) }],
    bodies: piece.withdrawn ? [] : [{ role: 'main', contenttype: 'text/html', value: bodyHtml(piece, town) }],
    by: piece.byline.map(({ name }) => name).join(', ') || title.name,
    people: [],
    infosources: piece.wire ? [{ name: piece.wire }] : [],
    subjects: [{ name: piece.section }],
    copyrightholder: title.publisher,
    usageterms: 'For members of the co-operative. Credit the agency.',
    ednote: piece.withdrawn?.note ?? piece.correction?.note,
    altids: [{ role: 'web', value: linkOf(piece, town) }],
    associations:
      piece.picture && !piece.withdrawn
        ? [
            {
              name: 'mainpic',
              uri: `tag:${title.id}.example,2020:${piece.key}:picture`,
              type: 'picture',
              descriptions: [
                { role: 'caption', value: piece.picture.caption },
                { role: 'alt', value: piece.picture.alt },
              ],
              by: piece.picture.credit,
              renditions: [{ name: 'web', href: pictureAddress(piece, town), contenttype: 'image/jpeg', ...pictureSize }],
            },
          ]
        : [],
  }))
  return `${JSON.stringify({ items }, null, 1)}\n`
}

import { opening, pictureAddress } from '../feeds/item-text.ts'
import { feedPath } from '../feeds/write-feed.ts'
import { text } from '../feeds/xml.ts'
import type { Newsroom } from '../newsroom.ts'
import { prominence } from '../newsroom.ts'
import type { TownTitle } from '../read-titles.ts'
import type { Piece } from '../telling-at.ts'
import { feedLinks, page } from './document.ts'

/**
 * The front page of a title, or of one of its sections, with links by which its feeds are found. Its front is laid out as real ones are: the biggest event on top with its picture,
 * smaller headlines under it, what is most read beside it; the way to each section above and below.
 */
export function homePage(room: Newsroom, title: TownTitle, section: string | undefined, town: string): { body: string; changed?: Date } {
  const pieces = room.shown(title, section).out
  const changed = pieces.map(({ updated }) => updated).sort((a, b) => b.getTime() - a.getTime())[0]
  const heading = section ? `${section} | ${title.name}` : title.name
  const head = [
    ...feedLinks(title),
    ...(section ? feedLinks(title, section) : []),
    `<meta name="description" content="${text(title.about)}">`,
  ]
  const main = section ? list(pieces) : front(pieces, room, town)
  return { body: page(title, town, heading, head, `<main><h1>${text(heading)}</h1>\n${main}</main>`), ...(changed ? { changed } : {}) }
}

const time = (piece: Piece) =>
  `<time datetime="${piece.published.toISOString()}">${piece.published.toISOString().slice(0, 16).replace('T', ' ')} UTC</time>`

const list = (pieces: Piece[]) =>
  pieces
    .map(
      (piece) => `<section class="teaser"><h2><a href="${piece.path}">${text(piece.headline)}</a></h2>
<p>${text(opening(piece))}</p>${time(piece)}</section>`,
    )
    .join('\n')

function front(pieces: Piece[], room: Newsroom, town: string): string {
  const now = room.now()
  const placed = pieces.slice(0, 40).sort((a, b) => prominence(b, now) - prominence(a, now))
  const picture = (piece: Piece) => {
    const address = pictureAddress(piece, town)
    return address ? `<a href="${piece.path}" tabindex="-1"><img src="${address}" alt="" loading="lazy"></a>` : ''
  }
  const teaser = (piece: Piece, level: number, pictured: boolean) => `<article class="teaser">${pictured ? picture(piece) : ''}
<h${level}><a href="${piece.path}">${text(piece.headline)}</a></h${level}>${level < 4 ? `<p>${text(opening(piece))}</p>` : ''}${time(piece)}</article>`
  const read = pieces.slice(-5).map((piece) => `<li><a href="${piece.path}">${text(piece.headline)}</a></li>`)
  return `<section class="top">${placed
    .slice(0, 1)
    .map((piece) => teaser(piece, 2, true))
    .join('')}
${placed
  .slice(1, 5)
  .map((piece) => teaser(piece, 3, true))
  .join('\n')}</section>
<section class="more">${placed
    .slice(5)
    .map((piece) => teaser(piece, 4, false))
    .join('\n')}</section>
<aside class="most-read"><ol>${read.join('')}</ol></aside>`
}

/** The town's own front door: every title and its feeds. */
export function townPage(titles: TownTitle[]): string {
  const rows = titles.map(
    (title) => `<li><img src="/${title.id}/logo.svg" alt="" width="32" height="32"> <a href="/${title.id}/">${text(title.name)}</a>
(${title.country}; ${title.formats.map((format) => `<a href="${feedPath(title.id, format)}">${format}</a>`).join(', ')})</li>`,
  )
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>The sample town</title>
<style>body{font:18px/1.6 Georgia,serif;max-width:44rem;margin:2rem auto;padding:0 1rem}li{list-style:none}img{vertical-align:middle}</style>
<h1>The sample town</h1><p>Invented titles, served for a look around and for tests.</p><ul>${rows.join('\n')}</ul></html>\n`
}

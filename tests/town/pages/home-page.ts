import { opening } from '../feeds/item-text.ts'
import { feedPath } from '../feeds/write-feed.ts'
import { text } from '../feeds/xml.ts'
import type { Newsroom } from '../newsroom.ts'
import { prominence } from '../newsroom.ts'
import type { TownTitle } from '../read-titles.ts'
import { feedLinks, page } from './document.ts'

/** The front page of a title, or of one of its sections, with links by which its feeds are found. */
export function homePage(room: Newsroom, title: TownTitle, section: string | undefined, town: string): string {
  const pieces = room.shown(title, section).out
  const ranked = section ? pieces : pieces.slice(0, 40).sort((a, b) => prominence(b, room.now()) - prominence(a, room.now()))
  const teasers = ranked.map(
    (piece) => `<section class="teaser"><h2><a href="${piece.path}">${text(piece.headline)}</a></h2>
<p>${text(opening(piece))}</p><time datetime="${piece.published.toISOString()}">${piece.published.toISOString().slice(0, 16).replace('T', ' ')} UTC</time></section>`,
  )
  const heading = section ? `${section} | ${title.name}` : title.name
  const head = [
    ...feedLinks(title),
    ...(section ? feedLinks(title, section) : []),
    `<meta name="description" content="${text(title.about)}">`,
  ]
  return page(title, town, heading, head, `<main><h1>${text(heading)}</h1>\n${teasers.join('\n')}</main>`)
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

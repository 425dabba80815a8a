import { minutes, words } from '../piece-words.ts'
import type { Piece } from '../telling-at.ts'
import { text } from './xml.ts'

/** The picture of a piece as an address; every illustration of the town is 1600 by 1067 pixels. */
export const pictureAddress = (piece: Piece, town: string): string | undefined =>
  piece.picture && `${town}/${piece.title.id}/pictures/${piece.key}.jpg`
export const pictureSize = { width: 1600, height: 1067 }

/** Where a reader of the feed is sent; some titles hang their counters on it. */
export function linkOf(piece: Piece, town: string): string {
  const link = `${town}${piece.path}`
  return piece.title.habits.includes('tracking-links') ? `${link}?utm_source=rss&utm_medium=feed&utm_campaign=${piece.title.id}` : link
}

/** The body's paragraphs with what its system sets between them; a live report's updates follow, each with its time. */
export function bodyParts(piece: Piece, town: string): string[] {
  const extras = (after: number) =>
    piece.extras
      .filter((extra) => extra.after === after)
      .map(({ html }) =>
        html.replace(/\{picture:([1-9])\}/g, (_, n: string) => text(`${town}/${piece.title.id}/pictures/${piece.key}-${n}.jpg`)),
      )
  const paragraphs = piece.paragraphs.flatMap((paragraph, i) => [`<p>${text(paragraph)}</p>`, ...extras(i + 1)])
  const updates = piece.updates.map(
    ({ at, headline, paragraphs: lines }) =>
      `<div class="live-update"><p class="live-time"><time datetime="${at.toISOString()}">${at.toISOString().slice(11, 16)}</time></p>\n<h2>${text(headline)}</h2>\n${lines.map((line) => `<p>${text(line)}</p>`).join('\n')}</div>`,
  )
  return [...extras(0), ...paragraphs, ...(updates.length > 0 ? [`<div class="live-updates">\n${updates.join('\n')}\n</div>`] : [])]
}

/** The body as HTML, with the correction's note at its foot. */
export function bodyHtml(piece: Piece, town: string): string {
  return [...bodyParts(piece, town), correctionHtml(piece)].filter(Boolean).join('\n')
}

/** The note that a corrected piece carries, or nothing. */
export function correctionHtml(piece: Piece): string {
  if (!piece.correction) return ''
  return `<p class="correction"><em>${words(piece.title.language).correction}: ${text(piece.correction.note)}</em></p>`
}

/** The picture as a figure, for feeds and pages alike. */
export function figureHtml(piece: Piece, town: string): string {
  const address = pictureAddress(piece, town)
  if (!piece.picture || !address) return ''
  const { alt, caption, credit } = piece.picture
  return `<figure><img src="${text(address)}" alt="${text(alt)}" width="${pictureSize.width}" height="${pictureSize.height}">
<figcaption>${text(caption)} <span class="credit">${text(credit)}</span></figcaption></figure>`
}

/** What a feed gives of the piece: all of it, or the opening if the title keeps the rest on its own pages. */
export function contentHtml(piece: Piece, town: string): string | undefined {
  return piece.title.text === 'full' ? [figureHtml(piece, town), bodyHtml(piece, town)].filter(Boolean).join('\n') : undefined
}

/** The standfirst, or the first paragraph of a piece without one. */
export const opening = (piece: Piece): string => piece.standfirst || (piece.paragraphs[0] ?? '')

/** "Ines Calder, Harbour reporter": a name with its role, as publishers write them into one field. */
export const nameAndRole = ({ name, role }: Piece['byline'][number]): string => (role ? `${name}, ${role}` : name)

/** Minutes to read the whole piece, as some JSON feeds say. */
export const readingMinutes = (piece: Piece): number => minutes(piece.paragraphs)

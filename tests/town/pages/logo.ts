import { text } from '../feeds/xml.ts'
import type { TownTitle } from '../read-titles.ts'

/** The mark of a title: its initials, white on its colour, in one of four plates chosen by its name. */
export function logo(title: TownTitle): string {
  const letters = title.name
    .replace(/^(The|Der|Le|La|De) /, '')
    .replace(/ - .*$/, '')
    .split(/\s+/)
    .filter((word) => /^\p{Lu}/u.test(word))
    .slice(0, 2)
    .map((word) => word.charAt(0))
    .join('')
  const plate = plates[[...title.publisher].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % plates.length] ?? ''
  const edition = title.edition ? `<text x="64" y="112" font-size="19" letter-spacing="3">${text(title.edition)}</text>` : ''
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 128 128" role="img"><title>${text(title.name)}</title>
<g fill="${title.colour}">${plate}</g>
<g fill="#fff" font-family="Georgia, 'Times New Roman', serif" font-weight="700" text-anchor="middle">
<text x="64" y="${edition ? 84 : 88}" font-size="${letters.length > 1 ? 56 : 66}" letter-spacing="-2">${text(letters)}</text>${edition}</g>
<path d="M44 24h40" stroke="#fff" stroke-width="3"/></svg>\n`
}

const plates = [
  '<rect width="128" height="128"/>',
  '<circle cx="64" cy="64" r="64"/>',
  '<rect width="128" height="128" rx="26"/>',
  '<path d="M0 0h128v92L64 128 0 92z"/>',
]

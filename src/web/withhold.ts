import type { Terms } from '../titles/titles.ts'
import { openingWithin, preview } from './reader/article/preview.ts'
import type { Sight } from './sight.ts'

/** What of a piece a title may have given us only for some uses. `cut`: the html is the beginning of the body only. */
export type Holdings = { standfirst?: string | null; opening?: string | null; html?: string | null; cut?: boolean; picture?: unknown }

/**
 * The piece with everything taken away that its title's terms do not let this reader see. Pure, and the only place where this is done: pages,
 * feeds, search snippets and JSON-LD all show what it returns. An opening is plain text, a paragraph a line; of one whose html is not known, the preview has none.
 */
export const withhold = <P extends Holdings>(piece: P, terms: Terms, sight: Sight): P => {
  const { text, pictures, previewParagraphs } = terms
  const held = { ...piece }
  if (text === 'headline' || sight === 'headline') held.standfirst = held.opening = held.html = null
  if (text === 'opening') {
    held.html = null
    if (held.opening) held.opening = held.opening.split('\n').slice(0, previewParagraphs).join('\n') || null
  }
  if (!pictures || sight === 'headline') held.picture = null
  if (!pictures && held.html)
    held.html = held.html.replace(/<div class="gallery">[\s\S]*?<\/div>|<figure\b[^>]*>[\s\S]*?<\/figure>|<img\b[^>]*>/gi, '')
  if (sight === 'preview') {
    const shown = preview((held.html && piece.html) || '', { paragraphs: previewParagraphs, pictures, cut: piece.cut })
    held.html = shown.html || null
    held.opening = openingWithin(held.opening, shown)
  }
  return held
}

import { defaultTerms, type Terms } from '../titles/titles.ts'

/** What of a piece a title may have given us only for some uses. */
export type Holdings = { standfirst?: string | null; opening?: string | null; html?: string | null; picture?: unknown }

/**
 * The piece with everything taken away that its title's terms do not let us show. Pure, and the only place where this is decided: pages,
 * feeds, search snippets and JSON-LD all show what it returns. `terms` null: nothing was agreed, and the default counts.
 * An opening is plain text, a paragraph a line.
 */
export const withhold = <P extends Holdings>(piece: P, terms: Terms | null | undefined): P => {
  const { text, pictures, previewParagraphs } = terms ?? defaultTerms
  const held = { ...piece }
  if (text === 'headline') held.standfirst = held.opening = null
  if (text === 'headline' || text === 'opening') held.html = null
  if (text === 'opening' && held.opening) held.opening = held.opening.split('\n').slice(0, previewParagraphs).join('\n') || null
  if (!pictures) {
    held.picture = null
    if (held.html) held.html = held.html.replace(/<figure\b[^>]*>[\s\S]*?<\/figure>|<img\b[^>]*>/gi, '')
  }
  return held
}

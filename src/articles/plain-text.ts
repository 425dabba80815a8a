import sanitizeHtml from 'sanitize-html'

const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' }

/** The text of HTML that the sanitiser wrote: it leaves four entities and no stray angle bracket, so that this is exact and cheap. */
export const textOfClean = (html: string): string =>
  tidySpace(html.replace(/<(?:br|\/(?:p|div|li|h[1-6]|tr|td|th|dd|dt|figcaption|blockquote))[^>]*>/g, ' ').replace(/<[^>]*>/g, '')).replace(
    /&(?:amp|lt|gt|quot);/g,
    (entity) => entities[entity]!,
  )

/** Plain text as it stands in HTML, between tags or in a quoted attribute. */
export const escapeText = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

/** One line: runs of white space (no-break spaces among them) become one space; characters that no reader sees are dropped. */
export const tidySpace = (text: string): string =>
  // Soft hyphens, zero-width spaces and marks of direction break search and the comparison of two versions; joiners carry meaning in Persian and emoji.
  text
    .replace(/[\u0000-\u0008\u000b\u000e-\u001f\u007f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    // Half a surrogate pair is no letter, and no database holds it.
    .toWellFormed()

/** The plain text of any markup, script and style contents gone. */
export const plainText = (markup: string): string => {
  if (!/[<&]/.test(markup)) return tidySpace(markup)
  // A space between blocks first: <p>One</p><p>Two</p> reads "One Two".
  const spaced = markup.replace(/<\/?(?:p|div|li|br|h[1-6]|tr|td|dd|dt|figcaption|blockquote)\b/gi, ' $&')
  return textOfClean(sanitizeHtml(spaced, { allowedTags: [], allowedAttributes: {}, nestingLimit: 60 }))
}

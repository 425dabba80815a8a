/**
 * Everything that may stand in a body, and nothing else may: what a newspaper's running text needs. No script, style, form, frame, SVG or MathML, no class
 * but those that we give, no id, no style, no event. `span` is here only as a mark on the way and is gone before anything is stored; `div`, `aside` and `section` that
 * are stored are ours, never the publisher's.
 */
export const allowedTags = [
  'p',
  'h2',
  'h3',
  'h4',
  'ul',
  'ol',
  'li',
  'dl',
  'dt',
  'dd',
  'blockquote',
  'pre',
  'hr',
  'br',
  'div',
  'aside',
  'section',
  'span',
  'figure',
  'figcaption',
  'img',
  'table',
  'caption',
  'thead',
  'tbody',
  'tfoot',
  'tr',
  'th',
  'td',
  'a',
  'em',
  'strong',
  'b',
  'i',
  'u',
  's',
  'sub',
  'sup',
  'small',
  'q',
  'cite',
  'code',
  'abbr',
  'time',
  'mark',
  'ins',
  'del',
  'ruby',
  'rt',
  'rp',
  'bdi',
  'bdo',
  'wbr',
]

export const allowedAttributes: Record<string, string[]> = {
  '*': ['dir', 'lang'],
  a: ['href', 'rel', 'class'],
  blockquote: ['cite', 'class'],
  aside: ['class'],
  img: ['src', 'alt', 'width', 'height'],
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan', 'scope'],
  ol: ['start', 'reversed'],
  time: ['datetime'],
  abbr: ['title'],
}

/** The marks that the sanitiser itself sets: a card in place of a frame, a quoted message, a pull quote, a note of the editors and a correction. */
export const allowedClasses = { a: ['embed'], blockquote: ['embed', 'pull'], aside: ['note', 'correction'] }

/** Links go to pages and mailboxes. `picture:N` is our own and only the sanitiser writes it: the N-th picture of the piece, shown through our proxy. */
export const allowedSchemes = ['http', 'https', 'mailto']
export const pictureScheme = 'picture'

/** Whose text is not for readers and goes with the tag. */
export const silentTags = [
  'script',
  'style',
  'textarea',
  'option',
  'select',
  'button',
  'xmp',
  'noembed',
  'noframes',
  'template',
  'svg',
  'math',
  'title',
  'head',
  'map',
  'canvas',
  'dialog',
  'iframe',
  'object',
  'video',
  'audio',
]

/** Deeper markup loses its tags and keeps its text; more of it than this many characters is not read. */
export const deepest = 40
export const longestBody = 500_000

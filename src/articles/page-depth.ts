const voids = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'param', 'source', 'track', 'wbr'])

/**
 * A page whose tags nest no deeper than `most`: deeper ones lose their tags and keep their words. Readers of documents walk them by recursion, so that a page of
 * 100,000 opened tags would end the thread. Honest pages nest some 40 deep.
 */
export const boundDepth = (html: string, most = 250): string => {
  let depth = 0
  let deepest = 0
  const pattern = /<(\/?)([a-z][a-z0-9-]*)\b[^>]*>/gi
  for (const [tag, close, name] of html.matchAll(pattern)) {
    if (voids.has(name!.toLowerCase()) || tag.endsWith('/>')) continue
    depth = close ? Math.max(0, depth - 1) : depth + 1
    if (depth > deepest) deepest = depth
  }
  // Unclosed <p> and <li> count as depth here and close themselves in a parser: only what is far beyond honest pages is touched.
  if (deepest <= most * 8) return html
  depth = 0
  return html.replace(pattern, (tag, close: string, name: string) => {
    if (voids.has(name.toLowerCase()) || tag.endsWith('/>')) return tag
    if (close) return depth-- > most ? ' ' : tag
    return ++depth > most ? ' ' : tag
  })
}

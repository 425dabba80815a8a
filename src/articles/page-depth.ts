// Tags that nest nothing, and those that parsers close by themselves when the next one opens.
const flat = new Set(
  'area base br col embed hr img input link meta param source track wbr p li dt dd tr td th thead tbody tfoot option optgroup rt rp html head body'.split(
    ' ',
  ),
)
// Up to the next angle bracket of either kind: `[^>]*` would look through the whole rest of the text at every one of 100,000 unclosed tags.
const tags = /<(\/?)([a-z][a-z0-9-]*)\b[^<>]*>/gi

/**
 * Markup whose tags nest no deeper than `most`: deeper ones lose their tags and keep their words. Readers of documents walk them by recursion or carry text up
 * level by level, so that 100,000 opened tags would end the thread or hold it for minutes. Honest pages nest some 40 deep; what only forgets to close a few hundred
 * tags is left alone.
 */
export const boundDepth = (html: string, most = 250): string => {
  let depth = 0
  let deepest = 0
  for (const [tag, close, name] of html.matchAll(tags)) {
    if (flat.has(name!.toLowerCase()) || tag.endsWith('/>')) continue
    depth = close ? Math.max(0, depth - 1) : depth + 1
    if (depth > deepest) deepest = depth
  }
  if (deepest <= most * 4) return html
  depth = 0
  return html.replace(tags, (tag, close: string, name: string) => {
    if (flat.has(name.toLowerCase()) || tag.endsWith('/>')) return tag
    if (close) return depth > 0 && depth-- > most ? ' ' : tag
    return ++depth > most ? ' ' : tag
  })
}

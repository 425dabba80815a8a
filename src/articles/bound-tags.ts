const opening = /<[a-z]/gi

/**
 * Markup up to its `most`-th opened tag. What a page costs its readers goes with its elements, not with its letters; the longest of several hundred newspapers' pages has some
 * 5,000.
 */
export const boundTags = (html: string, most = 20_000): string => {
  if (html.length < most * 3) return html
  let count = 0
  for (const { index } of html.matchAll(opening)) if (++count > most) return html.slice(0, index)
  return html
}

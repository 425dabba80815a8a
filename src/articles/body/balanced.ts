const voidTags = new Set(['br', 'hr', 'img', 'wbr'])

/** Sanitised HTML with every tag closed, in order: what was opened and cut off is closed at the end, what closes nothing goes. Pieces of a body that were cut apart are whole again. */
export const balanced = (html: string): string => {
  const open: string[] = []
  const closed = html.replace(/<(\/?)([a-z0-9]+)[^>]*>/g, (tag, close: string, name: string) => {
    if (voidTags.has(name)) return close ? '' : tag
    if (!close) {
      open.push(name)
      return tag
    }
    const at = open.lastIndexOf(name)
    if (at < 0) return ''
    return open
      .splice(at)
      .reverse()
      .map((one) => `</${one}>`)
      .join('')
  })
  return (
    closed +
    open
      .reverse()
      .map((one) => `</${one}>`)
      .join('')
  )
}

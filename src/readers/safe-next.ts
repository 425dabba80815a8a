const here = 'http://here.invalid'

/**
 * Where a reader goes on to after signing in: a path of our own with its query, or '/'. Whatever a browser could take for another place becomes '/': browsers
 * read '\' as '/' and drop tabs and line breaks (WHATWG URL, 4.4), so '/\evil' and '/%09/evil' are tried in every disguise before they are believed.
 */
export const safeNext = (next: string | undefined): string => {
  if (!next || next.length > 1000 || !/^\/[\x21-\x7e]*$/.test(next) || /^\/[/\\]|\\/.test(next)) return '/'
  const plain = decoded(next)
  if (plain === undefined || /^\/[/\\]|\\|[\x00-\x1f\x7f]/.test(plain)) return '/'
  if (!URL.canParse(next, here)) return '/'
  const url = new URL(next, here)
  if (url.origin !== here || url.pathname.startsWith('//')) return '/'
  return `${url.pathname}${url.search}`
}

/** The path with what stands for other characters spelled out, as often as it is wrapped; undefined where that is no text. */
const decoded = (path: string): string | undefined => {
  let text = path.split('?')[0] ?? ''
  try {
    for (let times = 0; times < 3; times++) text = decodeURIComponent(text)
    return text
  } catch {
    // '%' alone after a first round is an ordinary sign in a path; before it, it is none.
    return text === path.split('?')[0] ? undefined : text
  }
}

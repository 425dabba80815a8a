import { walkTags } from './html.ts'

/** An element of a page, with its attributes (names in lower case) and the text within it. */
export type PageTag = { name: string; attributes: Record<string, string>; text: string }

/**
 * The elements of a page that bear one of `names`, in document order, at most `most`; read as browsers read HTML, however badly written, in time in proportion to its length.
 * What stands in scripts and comments is text and no element. The text of an element is cut after 100,000 letters.
 */
export const readTags = (html: string, names: readonly string[], most = 5000): PageTag[] => {
  const wanted = new Set(names)
  const found: PageTag[] = []
  const open: PageTag[] = []
  walkTags(html, {
    open(name, attributes) {
      if (!wanted.has(name) || found.length >= most) return
      const tag = { name, attributes, text: '' }
      found.push(tag)
      if (name !== 'link' && name !== 'meta' && name !== 'base') open.push(tag)
      // Nothing is nested a hundred times but by somebody who wants the text of the innermost kept a hundred times.
      if (open.length > 20) open.shift()
    },
    text(text) {
      for (const tag of open) if (tag.text.length < 100_000) tag.text += text.slice(0, 100_000)
    },
    close(name) {
      if (!wanted.has(name)) return
      const at = open.findLastIndex((tag) => tag.name === name)
      if (at >= 0) open.splice(at)
    },
  })
  return found
}

/** The address that a page's relative ones stand on: its base element's, else its own. */
export const pageBase = (tags: readonly PageTag[], address: string): string => {
  const href = tags.find((tag) => tag.name === 'base' && tag.attributes.href)?.attributes.href
  return href && URL.canParse(href, address) && /^https?:$/.test(new URL(href, address).protocol) ? new URL(href, address).href : address
}

/** One value of an HTTP Link header (RFC 8288): an absolute http(s) address and its parameters, names in lower case. */
export type HeaderLink = { address: string; rel: string[]; type: string; title: string }

/** Reads a Link header as `fetchOutside` joins it, at most 100 links; one that cannot be read is left out. */
export const readLinkHeader = (header: string | undefined, base: string): HeaderLink[] => {
  const found: HeaderLink[] = []
  // A target may hold commas and parameters quoted ones, so links are told apart by what begins one.
  for (const match of (header ?? '').slice(0, 20_000).matchAll(/<([^<>]*)>([^<]*)/g)) {
    const [, target = '', rest = ''] = match
    if (found.length >= 100 || !URL.canParse(target.trim(), base)) continue
    const { href, protocol } = new URL(target.trim(), base)
    if (!/^https?:$/.test(protocol)) continue
    const parameters = new Map<string, string>()
    for (const [, name = '', quoted, bare] of rest.matchAll(/;\s*([a-z*]+)\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/gi))
      if (!parameters.has(name.toLowerCase())) parameters.set(name.toLowerCase(), quoted ?? bare ?? '')
    found.push({
      address: href,
      rel: (parameters.get('rel') ?? '').toLowerCase().split(/\s+/).filter(Boolean),
      type: (parameters.get('type') ?? '').toLowerCase(),
      title: parameters.get('title') ?? '',
    })
  }
  return found
}

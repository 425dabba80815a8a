/** A picture as a piece shows it. Sizes in pixels, as the publisher tells them; `focus` what it is about, from its left and top, 0 to 1. */
export type PreparedPicture = {
  address: string
  alt?: string
  caption?: string
  credit?: string
  width?: number
  height?: number
  focus?: { x: number; y: number }
}

const whole = (text: string | undefined) => (/^\d{1,5}(?:px)?$/.test(text ?? '') ? Number.parseInt(text!, 10) : undefined)

// Pictures that count readers, and buttons for sharing.
const unseen =
  /(?:\/pixel(?:\.gif|\.png|\/|\?)|\/1x1\.|[?&]type=pixel|feeds\.feedburner\.com\/~|feedsportal|pixel\.wp\.com|stats\.wordpress|doubleclick\.net|scorecardresearch|google-analytics|\/b\.gif|count(?:er)?\.(?:gif|php|js)|republication-tracker|\/tracking\/|\/spacer\.|\/blank\.|share-buttons?|\/sharing\/|gravatar\.com\/avatar|feed-(?:icon|twitter|facebook))/i

/** The largest candidate of a `srcset`, by its width or density. Commas stand inside addresses too (Cloudinary), so candidates end at a comma after a descriptor. */
const largest = (srcset: string | undefined): string | undefined => {
  let best: { size: number; address: string } | undefined
  for (const found of (srcset ?? '').slice(0, 8000).matchAll(/(\S*[^\s,])(?:\s+([\d.]+)([wx]))?\s*(?:,|$)/g)) {
    const size = Number(found[2] ?? 1) * (found[3] === 'x' ? 1000 : 1)
    if (!best || size > best.size) best = { size, address: found[1]! }
  }
  return best?.address
}

/**
 * The picture of an `img`, or null where there is none to show: tracking pixels, emoji, data: and placeholder sources without a real one beside them.
 * Lazy loaders keep the real address in a data attribute and write a placeholder into `src`.
 */
export const pictureSource = (attributes: Record<string, string>, base: string | undefined): PreparedPicture | null => {
  const width = whole(attributes.width)
  const height = whole(attributes.height)
  if ((width !== undefined && width <= 32) || (height !== undefined && height <= 16)) return null
  if (/\b(?:emoji|wp-smiley)\b/.test(attributes.class ?? '')) return null
  const lazy =
    attributes['data-src'] ??
    attributes['data-lazy-src'] ??
    attributes['data-original'] ??
    attributes['data-hi-res-src'] ??
    largest(attributes['data-srcset'] ?? attributes['data-lazy-srcset'])
  const source =
    lazy || (/^data:|^$/.test(attributes.src?.trim() ?? '') ? largest(attributes.srcset) : attributes.src) || largest(attributes.srcset)
  const address = pictureAddressAt(source, base)
  if (!address) return null
  const alt = attributes.alt?.replace(/\s+/g, ' ').trim().slice(0, 500)
  return { address, ...(alt ? { alt } : {}), ...(width && height && width < 20000 && height < 20000 ? { width, height } : {}) }
}

/** An absolute http(s) address of a picture, or null: what our proxy would be asked to fetch. SVG is never shown: it is a document that can run. */
export const pictureAddressAt = (source: string | undefined, base?: string): string | null => {
  const text = source?.trim()
  if (!text || text.length > 2000 || !URL.canParse(text, base)) return null
  const url = new URL(text, base)
  if ((url.protocol !== 'https:' && url.protocol !== 'http:') || unseen.test(url.href) || /\.svgz?$/i.test(url.pathname)) return null
  url.hash = ''
  return url.href
}

/**
 * What of a picture's address stays the same over its sizes and crops: host and path without WordPress's "-1024x683", without path segments that are sizes
 * (the Guardian's "/1200.jpg", the BBC's "/ace/standard/976/"), without the query (signatures, widths) unless the path has no file name.
 */
export const pictureKey = (address: string): string => {
  const url = new URL(address)
  const segments = url.pathname
    .split('/')
    .filter((segment) => segment && !/^(?:\d{2,4}(?:\.\w{3,4})?|[wh]_?\d+.*|\d+x\d+|standard|master|ace|ws)$/i.test(segment))
  const last = segments.at(-1)?.replace(/[-_]\d{2,4}x\d{2,4}(?=\.\w+$|$)|-scaled(?=\.\w+$)|@\dx(?=\.\w+$)/, '')
  const path = [...segments.slice(0, -1), last].join('/')
  return `${url.host}/${path}${/\.\w{3,4}$/.test(url.pathname) || (last?.length ?? 0) > 12 ? '' : url.search}`
}

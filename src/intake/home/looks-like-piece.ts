// Addresses of what is no piece on most sites, whatever their paths look like.
const noPiece =
  /\/(?:tag|tags|topic|topics|author|authors|autor|category|kategorie|rubrik|search|login|signin|subscribe|abo|account|newsletters?|podcasts?|about|contact|privacy|terms|careers|jobs|help|shop|games|crosswords?|puzzles?)(?:\/|$)/i
const otherFile = /\.(?:xml|rss|json|pdf|jpe?g|png|gif|webp|svg|mp3|mp4|m3u8|zip|ics)$/i

/**
 * Whether an address looks like that of one piece, as publishers make them: a date, a number of four digits or more, or words with hyphens in its last part. Front pages, sections, tags,
 * people and files are none. A guess, wanted only to know how many pieces stand above one that is known.
 */
export const looksLikePiece = (address: string): boolean => {
  const { pathname, search } = new URL(address)
  if (noPiece.test(pathname) || otherFile.test(pathname)) return false
  const parts = pathname.split('/').filter(Boolean)
  const last = parts.at(-1)?.replace(/\.(?:html?|php|aspx?|shtml|cms|ece)$/i, '') ?? ''
  if (/\d{4,}/.test(last) || /[?&](?:id|p|article|story|aid|nid)=\d+/i.test(search)) return true
  if (/\/(?:19|20)\d\d\/\d\d?\//.test(pathname)) return true
  return last.split(/[-_]/).filter(Boolean).length >= 4
}

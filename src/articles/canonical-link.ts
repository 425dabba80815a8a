// Parameters that say where a click came from and never which page is shown: analytics vendors and what publishers write into their own feeds.
const tracking = new RegExp(
  `^(?:${[
    'utm_.*',
    'fbclid',
    'gclid',
    'dclid',
    'gbraid',
    'wbraid',
    'msclkid',
    'yclid',
    'twclid',
    'ttclid',
    'igshid',
    'igsh',
    'mc_[ce]id',
    '_hs(?:enc|mi)',
    'mkt_tok',
    'at_.*',
    'ns_.*',
    'cmp',
    'cmpid',
    'icid',
    'int_?cid',
    'intcmp',
    'xtor',
    'xtref',
    'wt\\.[a-z_]+',
    's_cid',
    'sc_cid',
    'ocid',
    'ito',
    'ftcamp',
    'smid',
    'smtyp',
    'srnd',
    'ref_src',
    'ref_url',
    'rss',
    'maca',
    'traffic_source',
    'ftag',
    'guccounter',
    'guce_.*',
    '_ga',
    '_gl',
    'wtrid',
    'wt_zmc',
    'wt_mc',
    'wprov',
    'spm',
    'dicbo',
    'taid',
    'cvid',
    'ei',
    'google_editors_picks',
    'partner',
    'sourceid',
    'feature_?rss',
    'rss_?id',
    'feedtype',
    'mbid',
    'campaign_id',
    'cid_source',
    'sr_share',
    'sh_kit',
  ].join('|')})$`,
  'i',
)
// These are names of pages on some sites, and mean "from the feed" only with such a value.
const fromFeed = /^(?:ref|source|src|from|feed|via|partner|cid|origin|output|medium|campaign)$/i
const feedValue = /^(?:rss|feed|feeds|atom|xml|newsfeed|rssfeed|rss_feed|rss-feed|feedburner|newsletter|twitter|facebook|share)$/i

// Search engines and news portals wrap the publisher's address in their own.
const wrapped = (url: URL): string | null =>
  /^(?:www\.)?(?:google|bing)\.[a-z.]+$/.test(url.hostname) && /^\/(?:url|news\/apiclick\.aspx)$/i.test(url.pathname)
    ? (url.searchParams.get('url') ?? url.searchParams.get('q'))
    : null

/**
 * The address of a piece without what only tells where the click came from. Gives null for anything but http(s). Fragments stay (pieces of a
 * live page have them) unless they carry tracking too, as `#ref=rss` and `#xtor=RSS-1` do.
 */
export const canonicalLink = (address: string | undefined, base?: string): string | null => {
  const text = address?.trim()
  if (!text || text.length > 2000 || !URL.canParse(text, base)) return null
  let url = new URL(text, base)
  const inner = wrapped(url)
  if (inner && URL.canParse(inner)) url = new URL(inner)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null
  // No name or number of a host has these, though the URL standard lets them stand.
  if (/[^\w.:[\]-]/.test(url.host)) return null
  url.username = url.password = ''
  if (url.search) {
    const params = [...url.searchParams.entries()]
    const kept = params.filter(([name, value]) => !tracking.test(name) && !(fromFeed.test(name) && feedValue.test(value)))
    // Written back only if something went: URLSearchParams re-encodes, and some servers mind.
    if (kept.length < params.length) url.search = new URLSearchParams(kept).toString()
  }
  if (/^#(?:ref|xtor|utm_|at_|source|intcid|ns_|cmp)[^/]*=|^#rss$/i.test(url.hash)) url.hash = ''
  return url.href
}

/**
 * What of an address tells one piece from another, for comparison only: no scheme, no "www.", no fragment, parameters in order, no slash at the end.
 * Gives null for a front page: publishers who have no page for a piece link to their home page from every item.
 */
export const linkKey = (link: string, options: { fragment?: boolean } = {}): string | null => {
  const url = new URL(link)
  url.searchParams.sort()
  const path = url.pathname.replace(/\/+$/, '').replace(/\/index\.(?:html?|php)$/, '')
  if (!path && !url.search && !(options.fragment && url.hash)) return null
  return `${url.host.replace(/^www\./, '')}${path}${url.search}${options.fragment ? url.hash : ''}`
}

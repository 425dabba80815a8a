/** A sitemap that an index names. */
export type NamedSitemap = { address: string; changed?: Date }

/** No more of an index are followed at one call. */
export const mostFollowed = 2

const bare = (host: string) => host.replace(/^www\./, '')
const isKin = (a: string, b: string) => a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`)

// "news-sitemap", "sitemap_news", "google-news", "gnews", and what other languages call it.
const news = /news|actualit|aktuell|nachrichten|noticias|notizie|nieuws|nyheter|artic|artikel|stories/i
const other = /image|video|author|tag|topic|categor|section|page|static|archiv|event|product/i

/**
 * Which sitemaps of an index are worth a call: of the index's own site, the ones for news before others, the newest first; where no dates are given, the one that names the
 * latest day or number in its address. The protocol lets an index name only its own host; subdomains are let pass.
 */
export const pickSitemaps = (sitemaps: readonly NamedSitemap[], index: string, most = mostFollowed): NamedSitemap[] => {
  const own = bare(new URL(index).hostname)
  const worth = ({ address }: NamedSitemap) => {
    const { pathname, search } = new URL(address)
    return (news.test(pathname + search) ? 2 : 0) - (other.test(pathname + search) ? 1 : 0)
  }
  const number = ({ address }: NamedSitemap) =>
    [...new URL(address).pathname.matchAll(/\d+/g)].map(([digits]) => digits.padStart(10, '0')).join(' ')
  return sitemaps
    .filter(({ address }) => isKin(bare(new URL(address).hostname), own) && address !== index)
    .map((one) => ({ one, worth: worth(one), time: one.changed?.getTime() ?? 0, number: number(one) }))
    .toSorted((a, b) => b.worth - a.worth || b.time - a.time || (a.number < b.number ? 1 : a.number > b.number ? -1 : 0))
    .slice(0, most)
    .map(({ one }) => one)
}

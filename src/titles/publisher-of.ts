// Hosts that carry the feeds of many publishers, so that the host says nothing about who publishes.
const shared =
  /(^|\.)(feedburner\.com|feedblitz\.com|feedspot\.com|amazonaws\.com|cloudfront\.net|medium\.com|youtube\.com|reddit\.com|openrss\.org|rsshub\.app|google\.com)$/

/** Who publishes a feed, as far as its address can tell: the host without what only says that it serves feeds ('rss.example.org' → 'example.org'). */
export const publisherOf = (name: string, address: string): string => {
  if (!URL.canParse(address)) return name
  const host = new URL(address).hostname
  return host === '' || shared.test(host) ? name : host.replace(/^(www|feeds?|rss|newsfeed|xml)\d?\.(?=[^.]+\.)/, '')
}

// Where a frame shows a thing that has a page of its own: the page is what a reader wants to open.
const pages: [RegExp, (found: RegExpExecArray) => string, string][] = [
  [/^https:\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/embed\/([\w-]{6,20})/, (m) => `https://www.youtube.com/watch?v=${m[1]}`, 'YouTube'],
  [/^https:\/\/player\.vimeo\.com\/video\/(\d+)/, (m) => `https://vimeo.com/${m[1]}`, 'Vimeo'],
  [
    /^https:\/\/(?:geo\.)?dailymotion\.com\/(?:embed\/video\/|player[^?]*\?video=)(\w+)/,
    (m) => `https://www.dailymotion.com/video/${m[1]}`,
    'Dailymotion',
  ],
  [/^https:\/\/platform\.twitter\.com\/embed\/.*[?&]id=(\d+)/, (m) => `https://x.com/i/status/${m[1]}`, 'X'],
  [/^https:\/\/www\.tiktok\.com\/(?:embed|player)\/(?:v\d\/)?(\d+)/, (m) => `https://www.tiktok.com/@/video/${m[1]}`, 'TikTok'],
  [/^(https:\/\/www\.instagram\.com\/(?:p|reel)\/[\w-]+)\/embed/, (m) => `${m[1]}/`, 'Instagram'],
  [/^https:\/\/open\.spotify\.com\/embed(?:-podcast)?\/(\w+\/\w+)/, (m) => `https://open.spotify.com/${m[1]}`, 'Spotify'],
  [/^https:\/\/embed\.podcasts\.apple\.com\/(.+?)(?:\?|$)/, (m) => `https://podcasts.apple.com/${m[1]}`, 'Apple Podcasts'],
  [
    /^https:\/\/embed\.bsky\.app\/embed\/(did:[\w:]+)\/app\.bsky\.feed\.post\/(\w+)/,
    (m) => `https://bsky.app/profile/${m[1]}/post/${m[2]}`,
    'Bluesky',
  ],
]
// Frames that show nothing to read or see.
const unseen =
  /(?:doubleclick|googletagmanager|googlesyndication|adservice|taboola|outbrain|scorecardresearch|amazon-adsystem|\/comments?\/|disqus|mailchi|newsletter|signup|sign-up)/i

/**
 * The page of what a frame, film or sound shows, and what to call it. null when it is no http(s) address, an advertisement or a form.
 * `title`: what the publisher calls it, often absent.
 */
export const embedLink = (source: string | undefined, base: string | undefined, title?: string): { href: string; words: string } | null => {
  if (!source || !URL.canParse(source, base)) return null
  const url = new URL(source, base)
  if ((url.protocol !== 'https:' && url.protocol !== 'http:') || unseen.test(url.href)) return null
  const named = title?.replace(/\s+/g, ' ').trim().slice(0, 120)
  const words = (site: string) =>
    named && !/^(?:embed|iframe|video|player|youtube video player)/i.test(named) ? `${named} (${site})` : site
  for (const [pattern, page, site] of pages) {
    const found = pattern.exec(url.href)
    if (found) return { href: page(found), words: words(site) }
  }
  // Facebook and SoundCloud carry the page in a parameter.
  const inner = /^(?:www\.facebook\.com|w\.soundcloud\.com)$/.test(url.hostname)
    ? (url.searchParams.get('href') ?? url.searchParams.get('url'))
    : null
  const page = inner && /^https:\/\//.test(inner) && URL.canParse(inner) ? new URL(inner) : url
  return { href: page.href, words: words(page.hostname.replace(/^www\./, '')) }
}

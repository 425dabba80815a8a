import { thingAt } from './body/embed-sites.ts'

// Where a frame shows a thing that has a page of its own: the page is what a reader wants to open.
const pages: [RegExp, (found: RegExpExecArray) => string][] = [
  [
    /^https?:\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/(?:embed|v|shorts|live)\/(?!videoseries|live_stream)([\w-]{6,20})/,
    (m) => `https://www.youtube.com/watch?v=${m[1]}`,
  ],
  [
    /^https?:\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/embed\/videoseries\?.*list=([\w-]+)/,
    (m) => `https://www.youtube.com/playlist?list=${m[1]}`,
  ],
  [/^https?:\/\/youtu\.be\/([\w-]{6,20})/, (m) => `https://www.youtube.com/watch?v=${m[1]}`],
  [/^https?:\/\/player\.vimeo\.com\/video\/(\d+)/, (m) => `https://vimeo.com/${m[1]}`],
  [
    /^https?:\/\/(?:geo\.|www\.)?dailymotion\.com\/(?:embed\/video\/|player[^?]*\?video=)(\w+)/,
    (m) => `https://www.dailymotion.com/video/${m[1]}`,
  ],
  [/^https?:\/\/player\.twitch\.tv\/\?.*video=v?(\d+)/, (m) => `https://www.twitch.tv/videos/${m[1]}`],
  [/^https?:\/\/platform\.twitter\.com\/embed\/.*[?&]id=(\d+)/, (m) => `https://x.com/i/status/${m[1]}`],
  [/^https?:\/\/(?:www\.|mobile\.)?(?:twitter|x)\.com\/(\w+)\/status(?:es)?\/(\d+)/, (m) => `https://x.com/${m[1]}/status/${m[2]}`],
  [/^https?:\/\/www\.tiktok\.com\/(?:embed|player)\/(?:v\d\/)?(\d+)/, (m) => `https://www.tiktok.com/@/video/${m[1]}`],
  [/^https?:\/\/(?:www\.)?instagram\.com\/(?:[\w.]+\/)?(p|reel|tv)\/([\w-]+)/, (m) => `https://www.instagram.com/${m[1]}/${m[2]}/`],
  [/^https?:\/\/(?:www\.)?threads\.(?:net|com)\/(@[\w.]+\/post\/[\w-]+)/, (m) => `https://www.threads.net/${m[1]}`],
  [/^https?:\/\/open\.spotify\.com\/embed(?:-podcast)?\/(\w+\/\w+)/, (m) => `https://open.spotify.com/${m[1]}`],
  [/^https?:\/\/embed\.(podcasts|music)\.apple\.com\/(.+?)(?:\?|$)/, (m) => `https://${m[1]}.apple.com/${m[2]}`],
  [
    /^(?:https?:\/\/embed\.bsky\.app\/embed\/|at:\/\/)(did:[\w:]+)\/app\.bsky\.feed\.post\/(\w+)/,
    (m) => `https://bsky.app/profile/${m[1]}/post/${m[2]}`,
  ],
  [/^(https?:\/\/[\w.-]+\/@[\w.]+(?:@[\w.-]+)?\/\d+)\/embed\b/, (m) => m[1]!],
  [/^https?:\/\/(?:www\.)?(?:redditmedia|reddit)\.com\/(r\/\w+\/comments\/[\w/]+)/, (m) => `https://www.reddit.com/${m[1]}`],
  [/^(https?:\/\/t\.me\/\w+\/\d+)\?/, (m) => m[1]!],
  [/^https?:\/\/flo\.uri\.sh\/(visualisation|story)\/(\d+)/, (m) => `https://public.flourish.studio/${m[1]}/${m[2]}/`],
  [/^https?:\/\/e\.infogram\.com\/([\w-]+)/, (m) => `https://infogram.com/${m[1]}`],
]
// Frames that show nothing to read or see.
const unseen =
  /(?:doubleclick|googletagmanager|googlesyndication|adservice|taboola|outbrain|scorecardresearch|amazon-adsystem|\/comments?\/?(?:\?|$)|disqus|mailchi|newsletter|signup|sign-up|connect\.facebook\.net|facebook\.com\/plugins\/(?:like|page|follow|share)|accounts\.google|recaptcha|(?:consent|cookie)[\w-]*\.(?:html?|js)|about:blank)/i

const paged = (address: string): string | undefined => {
  for (const [pattern, page] of pages) {
    const found = pattern.exec(address)
    if (found) return page(found)
  }
  return undefined
}

/**
 * The page of what a frame, film or sound shows, and what to call it. null when it is no http(s) address, an advertisement or a form.
 * `title`: what the publisher calls it, often absent.
 */
export const embedLink = (source: string | undefined, base: string | undefined, title?: string): { href: string; words: string } | null => {
  if (!source || source.length > 2000) return null
  const atom = /^at:/.test(source) ? paged(source) : undefined
  const url = URL.canParse(atom ?? source, base) ? new URL(atom ?? source, base) : null
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null
  if (unseen.test(url.href) && !paged(url.href)) return null
  // Facebook and SoundCloud carry the page in a parameter; so do the proxies through which some publishers load frames.
  const inner = /^(?:www\.facebook\.com|w\.soundcloud\.com)$|(?:^|\.)(?:iframely|embedly)\.\w+$|^iframe\.ly$/.test(url.hostname)
    ? (url.searchParams.get('href') ?? url.searchParams.get('url') ?? url.searchParams.get('src'))
    : null
  const page = inner && /^https?:\/\//.test(inner) && URL.canParse(inner) ? new URL(inner) : url
  const href = paged(page.href) ?? page.href
  const { site } = thingAt(href)
  const named = title?.replace(/\s+/g, ' ').trim().slice(0, 120)
  const isName =
    named &&
    !/^(?:embed|iframe|video|player|youtube video player|(?:twitter|facebook|instagram|spotify|x) (?:post|embed)|chart|map|advertisement)/i.test(
      named,
    )
  return { href, words: isName ? `${named} (${site})` : site }
}

/** Whether a paragraph is nothing but the address of a thing that publishers' systems show as an embed (oEmbed): films, sounds, messages. */
export const isEmbedAddress = (address: string): boolean =>
  /^https?:\/\/\S{8,400}$/.test(address) &&
  URL.canParse(address) &&
  (/(?:youtube\.com\/(?:watch\?|shorts\/|live\/|embed\/)|youtu\.be\/|vimeo\.com\/\d|dailymotion\.com\/video\/|\/status(?:es)?\/\d{8,}|instagram\.com\/(?:[\w.]+\/)?(?:p|reel|tv)\/|tiktok\.com\/@[\w.]*\/video\/|bsky\.app\/profile\/[^/]+\/post\/|threads\.(?:net|com)\/@[\w.]+\/post\/|open\.spotify\.com\/(?:track|album|episode|show|playlist)\/|soundcloud\.com\/[\w-]+\/[\w-]+|facebook\.com\/(?:[\w.]+\/(?:posts|videos)\/|watch\/?\?|reel\/)|flourish\.studio\/(?:visualisation|story)\/|datawrapper\.dwcdn\.net\/)/.test(
    address,
  ) ||
    /^https?:\/\/[\w.-]+\/@[\w.]+\/\d{10,}$/.test(address))

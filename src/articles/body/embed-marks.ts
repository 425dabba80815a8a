type Attributes = Record<string, string>

// Classes by which the scripts of the large sites find the message that they would dress up.
const message =
  /(?:^|\s)(?:twitter-(?:tweet|video)|instagram-media|tiktok-embed|bluesky-embed|mastodon-embed|reddit-(?:embed-bq|card)|fb-xfbml-parse-ignore|text-post-media|imgur-embed-pub|truthsocial-embed)(?=\s|$)/i

/** Whether a quote is a message of a site, and the address of it where an attribute tells. */
export const messageIn = (attributes: Attributes): { address: string | undefined } | null =>
  message.test(attributes.class ?? '')
    ? {
        address:
          attributes['data-instgrm-permalink'] ??
          attributes['data-text-post-permalink'] ??
          attributes['data-embed-url'] ??
          attributes['data-bluesky-uri'] ??
          attributes.cite,
      }
    : null

const id = (text: string | undefined, pattern: RegExp) => (text && text.length <= 120 && pattern.test(text) ? text : undefined)

/** The address of what an empty element stands for until a script fills it: AMP's elements, Facebook's and the chart makers' divs. undefined where it stands for nothing. */
export const placeholderIn = (tag: string, attributes: Attributes): string | undefined => {
  const { class: kind = '' } = attributes
  const video = id(attributes['data-videoid'] ?? attributes.videoid ?? attributes['video-id'], /^[\w-]+$/)
  switch (tag) {
    case 'amp-youtube':
    case 'lite-youtube':
      return video && `https://www.youtube.com/watch?v=${video}`
    case 'amp-vimeo':
    case 'lite-vimeo':
      return video && `https://vimeo.com/${video}`
    case 'amp-dailymotion':
      return video && `https://www.dailymotion.com/video/${video}`
    case 'amp-twitter':
      return id(attributes['data-tweetid'], /^\d+$/) && `https://x.com/i/status/${attributes['data-tweetid']}`
    case 'amp-instagram':
      return id(attributes['data-shortcode'], /^[\w-]+$/) && `https://www.instagram.com/p/${attributes['data-shortcode']}/`
    case 'amp-facebook':
    case 'fb:post':
    case 'fb:video':
      return attributes['data-href'] ?? attributes.href
    case 'amp-tiktok':
    case 'amp-soundcloud':
      return (
        attributes['data-src'] ??
        (id(attributes['data-trackid'], /^\d+$/) && `https://api.soundcloud.com/tracks/${attributes['data-trackid']}`)
      )
    case 'amp-iframe':
    case 'amp-video':
    case 'amp-audio':
      return attributes.src
  }
  if (/(?:^|\s)fb-(?:post|video)(?=\s|$)/.test(kind)) return attributes['data-href']
  if (/(?:^|\s)flourish-embed(?=\s|$)/.test(kind)) {
    const what = id(attributes['data-src'], /^(?:visualisation|story)\/\d+/)
    return what && `https://public.flourish.studio/${what}`
  }
  if (/(?:^|\s)infogram-embed(?=\s|$)/.test(kind))
    return id(attributes['data-id'], /^[\w-]+$/) && `https://infogram.com/${attributes['data-id']}`
  const chart = /^datawrapper-vis-(\w{4,10})$/.exec(attributes.id ?? '')?.[1]
  return chart && `https://datawrapper.dwcdn.net/${chart}/`
}

/** Elements that are nothing but such a place. */
export const placeholderTags = [
  'amp-youtube',
  'lite-youtube',
  'amp-vimeo',
  'lite-vimeo',
  'amp-dailymotion',
  'amp-twitter',
  'amp-instagram',
  'amp-facebook',
  'fb:post',
  'fb:video',
  'amp-tiktok',
  'amp-soundcloud',
  'amp-iframe',
  'amp-video',
  'amp-audio',
]

const pulled = /(?:^|[\s_-])pull-?quotes?(?=[\s_-]|$)/i
const corrected = /(?:^|[\s_-])(?:corrections?|corrigend(?:um|a)|errat(?:um|a)|clarifications?)(?=[\s_-]|$)/i
const noted = /(?:^|[\s_-])(?:editor(?:s|ial)?-?note|editors-?notes?|note-?(?:from-the-)?editor|update-?note|disclosure)(?=[\s_-]|$)/i

/** What publishers call a part by its class: words of the piece set large, a correction, a note of the editors. */
export const partByClass = (classes: string | undefined): 'pull' | 'correction' | 'note' | null =>
  !classes || classes.length > 500
    ? null
    : pulled.test(classes)
      ? 'pull'
      : corrected.test(classes)
        ? 'correction'
        : noted.test(classes)
          ? 'note'
          : null

// What is shown at which host: [host and its subdomains, its name, what it mostly shows].
const sites: [RegExp, string, string][] = [
  [/^(?:youtube(?:-nocookie)?\.com|youtu\.be)$/, 'YouTube', 'Video'],
  [/^vimeo\.com$/, 'Vimeo', 'Video'],
  [/^(?:dailymotion\.com|dai\.ly)$/, 'Dailymotion', 'Video'],
  [/^(?:twitch\.tv)$/, 'Twitch', 'Video'],
  [/^(?:rumble\.com)$/, 'Rumble', 'Video'],
  [/^streamable\.com$/, 'Streamable', 'Video'],
  [/^(?:brightcove\.(?:net|com))$/, 'Brightcove', 'Video'],
  [/^(?:jwplatform|jwplayer)\.com$/, 'JW Player', 'Video'],
  [/^tiktok\.com$/, 'TikTok', 'Video'],
  [/^(?:twitter|x)\.com$/, 'X', 'Post'],
  [/^instagram\.com$/, 'Instagram', 'Post'],
  [/^facebook\.com$/, 'Facebook', 'Post'],
  [/^threads\.(?:net|com)$/, 'Threads', 'Post'],
  [/^bsky\.app$/, 'Bluesky', 'Post'],
  [/^reddit\.com$/, 'Reddit', 'Post'],
  [/^(?:t\.me|telegram\.org)$/, 'Telegram', 'Post'],
  [/^linkedin\.com$/, 'LinkedIn', 'Post'],
  [/^pinterest\.\w+$/, 'Pinterest', 'Post'],
  [/^tumblr\.com$/, 'Tumblr', 'Post'],
  [/^spotify\.com$/, 'Spotify', 'Audio'],
  [/^soundcloud\.com$/, 'SoundCloud', 'Audio'],
  [/^podcasts\.apple\.com$/, 'Apple Podcasts', 'Audio'],
  [/^music\.apple\.com$/, 'Apple Music', 'Audio'],
  [
    /^(?:acast|audioboom|megaphone|omny|spreaker|simplecast|libsyn|podbean|buzzsprout|transistor|art19|podigee|deezer|mixcloud|bandcamp|ivoox|ausha)\.(?:com|fm|co|io)$/,
    '',
    'Audio',
  ],
  [/^(?:datawrapper\.(?:de|dwcdn\.net)|dwcdn\.net)$/, 'Datawrapper', 'Chart'],
  [/^flourish\.studio$/, 'Flourish', 'Chart'],
  [/^infogram\.com$/, 'Infogram', 'Chart'],
  [/^(?:tableau\.com|tableausoftware\.com)$/, 'Tableau', 'Chart'],
  [/^(?:everviz|highcharts)\.com$/, 'Everviz', 'Chart'],
  [/^(?:public\.)?powerbi\.com$/, 'Power BI', 'Chart'],
  [/^ourworldindata\.org$/, 'Our World in Data', 'Chart'],
  [/^openstreetmap\.org$/, 'OpenStreetMap', 'Map'],
  [/^(?:mapbox\.com|mapbox\.cn)$/, 'Mapbox', 'Map'],
  [/^(?:carto\.com|arcgis\.com)$/, '', 'Map'],
  [/^(?:juxtapose\.)?knightlab\.com$/, 'Knight Lab', 'Interactive'],
  [/^(?:documentcloud\.org|scribd\.com)$/, '', 'Document'],
  [/^(?:giphy\.com|tenor\.com|imgur\.com|flickr\.com)$/, '', 'Picture'],
  [/^(?:typeform|surveymonkey|strawpoll|apester)\.com$/, '', 'Survey'],
  [/^(?:kickstarter|gofundme)\.com$/, '', 'Appeal'],
]

const names = (host: string): string[] => {
  const labels = host.split('.')
  return labels.map((_, at) => labels.slice(at).join('.')).filter((name) => name.includes('.'))
}

/** What is to be seen at an address, in a word, and the name of the place: 'Video', 'YouTube'. The host where its name is not known. */
export const thingAt = (href: string): { what: string; site: string } => {
  if (!URL.canParse(href)) return { what: 'Embedded', site: 'another site' }
  const { hostname, pathname, host } = new URL(href)
  const plain = host.replace(/^(?:www|embed|player|open|w|m)\./, '')
  const found = names(hostname).flatMap((name) => sites.filter(([pattern]) => pattern.test(name)))[0]
  const isMap =
    /^(?:maps\.google\.|(?:www\.)?google\.[\w.]+$)/.test(hostname) && (hostname.startsWith('maps.') || pathname.startsWith('/maps'))
  const file = /\.(mp3|m4a|aac|ogg|oga|wav|flac|mp4|m4v|webm|mov|m3u8|pdf)$/i.exec(pathname)?.[1]?.toLowerCase()
  const filed = !file ? undefined : file === 'pdf' ? 'Document' : /^(?:mp4|m4v|webm|mov|m3u8)$/.test(file) ? 'Video' : 'Audio'
  if (isMap) return { what: 'Map', site: 'Google Maps' }
  // Mastodon has a thousand hosts and one form of address.
  if (!found && /^\/@[\w.]+(?:@[\w.-]+)?\/\d{6,}$/.test(pathname)) return { what: 'Post', site: plain }
  const [, site, what] = found ?? []
  const isVideo =
    (site === 'Facebook' && /\/(?:videos?|watch|reel)/.test(pathname)) || (site === 'Instagram' && /\/(?:reel|tv)\//.test(pathname))
  return { what: filed ?? (isVideo ? 'Video' : (what ?? 'Embedded')), site: site || plain }
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bodyText, readBody } from '../read-body.ts'
import { htmlOf } from './part.ts'

const base = 'https://harbour.example/news/ferry'
const stored = (html: string) => htmlOf(readBody(html, base).blocks)
const p = (text: string) => `<p>${text}</p>`
const card = (what: string, href: string, words: string, quoted = '', said = '') =>
  `<aside class="embed"><p class="what">${what}</p>${quoted && `<blockquote>${quoted}</blockquote>`}<p><a href="${href}" rel="noopener nofollow">${words}</a></p>${said && `<p class="said">${said}</p>`}</aside>`

test('a quoted message is a card with its words, whose it is, and the way to it', () => {
  assert.equal(
    stored(
      `${p('One.')}<blockquote class="twitter-tweet"><p lang="en" dir="ltr">All are <a href="https://t.co/x">safe</a></p>&mdash; Ines Calder (@ines) <a href="https://twitter.com/ines/status/1234567890?ref_src=x">November 23, 2026</a></blockquote><script async src="https://platform.twitter.com/widgets.js"></script>`,
    ),
    `${p('One.')}\n${card('Post on X', 'https://twitter.com/ines/status/1234567890', 'Ines Calder (@ines)', '<p dir="ltr" lang="en">All are <a href="https://t.co/x" rel="noopener nofollow">safe</a></p>')}`,
  )
  assert.equal(
    stored(
      '<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/Cabc12/?utm_source=ig_embed"><div><a href="https://www.instagram.com/p/Cabc12/">View this post on Instagram</a><p><a href="https://www.instagram.com/p/Cabc12/">A post shared by The Harbour (@harbour)</a></p></div></blockquote>',
    ),
    card('Post on Instagram', 'https://www.instagram.com/p/Cabc12/', 'The Harbour (@harbour)'),
  )
  assert.match(
    stored(
      '<blockquote class="bluesky-embed" data-bluesky-uri="at://did:plc:abc/app.bsky.feed.post/3kxyz"><p>Afloat again.</p>&mdash; Ines (<a href="https://bsky.app/profile/did:plc:abc">@ines.example</a>) <a href="https://bsky.app/profile/did:plc:abc/post/3kxyz">Nov 23</a></blockquote>',
    ),
    /Post on Bluesky.*Afloat again\..*href="https:\/\/bsky\.app\/profile\/did:plc:abc\/post\/3kxyz".*Ines \(@ines\.example\)/,
  )
})

// [what the publisher's page holds, what the card says, where it leads]
const frames: [string, string, string][] = [
  [
    '<iframe src="https://www.youtube-nocookie.com/embed/abcdefghijk?rel=0"></iframe>',
    'Video on YouTube',
    'https://www.youtube.com/watch?v=abcdefghijk',
  ],
  ['<iframe src="about:blank" data-src="//player.vimeo.com/video/12345"></iframe>', 'Video on Vimeo', 'https://vimeo.com/12345'],
  ['<p>https://youtu.be/abcdefghijk</p>', 'Video on YouTube', 'https://www.youtube.com/watch?v=abcdefghijk'],
  ['<amp-youtube data-videoid="abcdefghijk"></amp-youtube>', 'Video on YouTube', 'https://www.youtube.com/watch?v=abcdefghijk'],
  ['<amp-twitter data-tweetid="123456"></amp-twitter>', 'Post on X', 'https://x.com/i/status/123456'],
  [
    '<iframe src="https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fharbour%2Fposts%2F1"></iframe>',
    'Post on Facebook',
    'https://www.facebook.com/harbour/posts/1',
  ],
  [
    '<div class="fb-video" data-href="https://www.facebook.com/harbour/videos/9"></div>',
    'Video on Facebook',
    'https://www.facebook.com/harbour/videos/9',
  ],
  ['<iframe src="https://www.tiktok.com/embed/v2/123456"></iframe>', 'Video on TikTok', 'https://www.tiktok.com/@/video/123456'],
  [
    '<iframe src="https://ferries.social/@ines/112345678901/embed"></iframe>',
    'Post on ferries.social',
    'https://ferries.social/@ines/112345678901',
  ],
  ['<iframe src="https://open.spotify.com/embed/episode/4abc"></iframe>', 'Audio on Spotify', 'https://open.spotify.com/episode/4abc'],
  [
    '<iframe src="https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Fa%2Fb"></iframe>',
    'Audio on SoundCloud',
    'https://soundcloud.com/a/b',
  ],
  ['<iframe src="https://datawrapper.dwcdn.net/Ab12C/3/"></iframe>', 'Chart on Datawrapper', 'https://datawrapper.dwcdn.net/Ab12C/3/'],
  [
    '<div id="datawrapper-vis-Ab12C"><script src="https://datawrapper.dwcdn.net/Ab12C/embed.js"></script></div>',
    'Chart on Datawrapper',
    'https://datawrapper.dwcdn.net/Ab12C/',
  ],
  [
    '<iframe src="https://flo.uri.sh/visualisation/123/embed"></iframe>',
    'Chart on Flourish',
    'https://public.flourish.studio/visualisation/123/',
  ],
  ['<iframe src="https://www.google.com/maps/embed?pb=1"></iframe>', 'Map on Google Maps', 'https://www.google.com/maps/embed?pb=1'],
  [
    '<iframe src="https://www.openstreetmap.org/export/embed.html?bbox=1"></iframe>',
    'Map on OpenStreetMap',
    'https://www.openstreetmap.org/export/embed.html?bbox=1',
  ],
  [
    '<audio controls><source src="/a.mp3" type="audio/mpeg">Your browser plays nothing.</audio>',
    'Audio on harbour.example',
    'https://harbour.example/a.mp3',
  ],
  ['<video poster="/p.jpg"><source type="video/mp4" src="/v.mp4"></video>', 'Video on harbour.example', 'https://harbour.example/v.mp4'],
  ['<iframe src="https://charts.harbour.example/tide"></iframe>', 'From charts.harbour.example', 'https://charts.harbour.example/tide'],
]

test('frames, films, sounds, charts and maps are cards with a way to them', () => {
  for (const [html, what, href] of frames) {
    const shown = stored(`${p('One.')}${html}${p('Two.')}`)
    assert.match(shown, /^<p>One\.<\/p>\n<aside class="embed">[^\n]*<\/aside>\n<p>Two\.<\/p>$/, html)
    assert.ok(shown.includes(`<p class="what">${what}</p>`), `${html}: ${shown}`)
    assert.ok(shown.includes(`href="${href.replaceAll('&', '&amp;')}"`), `${html}: ${shown}`)
  }
})

test('a film in a figure has its caption, a second copy of it goes, and advertisements are none', () => {
  assert.equal(
    stored(
      '<figure><div><iframe title="The rescue" src="https://www.youtube.com/embed/abcdefghijk"></iframe></div><figcaption>From the <b>air</b>.</figcaption></figure>',
    ),
    card('Video on YouTube', 'https://www.youtube.com/watch?v=abcdefghijk', 'The rescue', '', 'From the <b>air</b>.'),
  )
  const frame = '<iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe>'
  assert.equal(stored(frame + frame).match(/<aside/g)?.length, 1)
  assert.equal(
    stored(
      '<iframe src="https://ad.doubleclick.net/x"></iframe><iframe src="javascript:alert(1)"></iframe><iframe srcdoc="<b>x</b>"></iframe>',
    ),
    '',
  )
})

test('words of cards are not the piece’s own', () => {
  const { blocks } = readBody(
    `${p('One.')}<blockquote class="twitter-tweet"><p>Theirs.</p><a href="https://twitter.com/a/status/12345678">x</a></blockquote>`,
    base,
  )
  assert.equal(bodyText(blocks), 'One.')
})

test('quotes name who said it, and words set large are marked', () => {
  assert.equal(
    stored('<blockquote><p>We came.</p><footer>— Ines Calder</footer></blockquote>'),
    '<blockquote><p>We came.</p><cite>Ines Calder</cite></blockquote>',
  )
  assert.equal(
    stored('<figure><blockquote>We won.</blockquote><figcaption>Jo Roe, <em>The Log</em></figcaption></figure>'),
    '<blockquote><p>We won.</p><cite>Jo Roe, <em>The Log</em></cite></blockquote>',
  )
  assert.equal(stored('<aside class="c-pull-quote"><p>We saw.</p></aside>'), '<blockquote class="pull"><p>We saw.</p></blockquote>')
  assert.equal(
    stored('<figure class="wp-block-pullquote"><blockquote><p>We saw.</p><cite>Jo</cite></blockquote></figure>'),
    '<blockquote class="pull"><p>We saw.</p><cite>Jo</cite></blockquote>',
  )
  assert.equal(
    stored('<blockquote><p>As <cite>The Log</cite> says, we saw.</p></blockquote>'),
    '<blockquote><p>As <cite>The Log</cite> says, we saw.</p></blockquote>',
  )
})

test('tables of data have heads and bounds; tables that only lay out a page are its paragraphs', () => {
  assert.equal(
    stored(
      '<table><caption>Tides</caption><tr><td><strong>Port</strong></td><td><b>Metres</b></td></tr><tr><th>Ashmere</th><td colspan="99999" rowspan="0">4.1</td></tr></table>',
    ),
    '<table><caption>Tides</caption><thead><tr><th scope="col">Port</th><th scope="col">Metres</th></tr></thead><tbody><tr><th scope="row">Ashmere</th><td colspan="40">4.1</td></tr></tbody></table>',
  )
  assert.equal(stored('<table><tr><td><p>One.</p><p>Two.</p></td></tr></table>'), `${p('One.')}\n${p('Two.')}`)
  assert.equal(stored('<table><tr><td><table><tr><td>One.</td></tr></table></td><td>Two.</td></tr></table>'), `${p('One.')}\n${p('Two.')}`)
  const long = stored(`<table>${'<tr><td>a</td><td>b</td></tr>'.repeat(20_000)}</table>`)
  assert.equal(long.match(/<tr>/g)?.length, 400)
})

test('pictures that follow each other are a gallery, each with its caption and credit', () => {
  const gallery = stored(
    '<figure class="wp-block-gallery"><figure><img src="/a.jpg" alt="A"><figcaption>One. Photo: Jo Roe</figcaption></figure><figure><img src="/b.jpg" alt="B"><figcaption>Two.</figcaption></figure></figure>',
  )
  assert.equal(
    gallery,
    '<div class="gallery"><figure><img src="picture:0" alt="A" /><figcaption>One. <small>Jo Roe</small></figcaption></figure><figure><img src="picture:1" alt="B" /><figcaption>Two.</figcaption></figure></div>',
  )
  assert.match(
    stored('<img src="/a.jpg"><img src="/b.jpg"><img src="/c.jpg">'),
    /^<div class="gallery">(?:<figure>.*?<\/figure>){3}<\/div>$/,
  )
  assert.match(stored('<ul><li><img src="/a.jpg"></li><li><a href="/x"><img src="/b.jpg"></a></li></ul>'), /^<div class="gallery">/)
  assert.doesNotMatch(stored(`<img src="/a.jpg">${p('One.')}<img src="/b.jpg">${p('Two.')}<img src="/c.jpg">`), /gallery/)
  assert.match(stored('<p><a href="/y"><img src="/y.jpg"></a></p>'), /picture:0/)
})

const update = (n: number, form: (time: string, n: number) => string) => form(`<time datetime="2026-11-23T1${n}:30:00Z">1${n}:30</time>`, n)
const report = (form: (time: string, n: number) => string, between = '') =>
  `${p('The day so far.')}<div>${[3, 2, 1].map((n) => update(n, form)).join(between)}</div>${p('The end.')}`
const words = (n: number) => `What happened at ${n} is told here in a line that is long enough.`
const shapes: Record<string, (time: string, n: number) => string> = {
  articles: (time, n) => `<article id="b${n}"><header>${time}</header><h2>Update ${n}</h2><p>${words(n)}</p></article>`,
  'list items': (time, n) => `<li><p>${time}</p><h3>Update ${n}</h3>${p(words(n))}</li>`,
  'time after the heading': (time, n) => `<section><h2>Update ${n}</h2><span>By Jo Roe ${time}</span><p>${words(n)}</p></section>`,
  'heads without boxes': (time, n) => `<h2>${time} Update ${n}</h2><p>${words(n)}</p>`,
}

test('updates of a live report keep their times and order, in whatever boxes they stand', () => {
  for (const [shape, form] of Object.entries(shapes)) {
    const list = shape === 'list items'
    const html = report(form, list ? '' : '<div>Advertisement</div>')
      .replace(list ? /<div>(?=<li>)/ : 'none', '<ul>')
      .replace(list ? /<\/li><\/div>/ : 'none', '</li></ul>')
    const shown = stored(html)
    assert.equal(
      shown.match(/<section class="live"><p class="at"><time datetime="2026-11-23T1\d:30:00.000Z">1\d:30<\/time><\/p>/g)?.length,
      3,
      `${shape}: ${shown}`,
    )
    assert.deepEqual(
      [...shown.matchAll(/Update (\d)/g)].map(([, n]) => n),
      ['3', '2', '1'],
      shape,
    )
    assert.ok(shown.startsWith(p('The day so far.')) && shown.includes(p(words(2))), shape)
  }
})

test('lists of other pieces with their times, and times within a text, are no live report', () => {
  const teasers = [1, 2, 3, 4]
    .map(
      (n) =>
        `<li><time datetime="2026-11-23T1${n}:00:00Z">1${n}:00</time> <a href="/news/${n}">Another piece with a long enough headline ${n}</a></li>`,
    )
    .join('')
  assert.doesNotMatch(stored(`${p('One.')}<ul>${teasers}</ul>`), /class="live"/)
  const times = [1, 2, 3]
    .map((n) =>
      p(
        `${'The ferry left the quay and met the swell beyond the bar, as it does on every day of the year but this one, and the next, '.repeat(2)}at <time datetime="2026-11-23T1${n}:00:00Z">noon</time> and ${'so it went on through the afternoon until it was dark and later still. '.repeat(2)}`,
      ),
    )
    .join('')
  assert.doesNotMatch(stored(times), /class="live"/)
})

test('hostile live reports, tables, galleries and messages are read in a moment', () => {
  const started = performance.now()
  for (const odd of [
    '<div><time datetime="2026-11-23T10:00:00Z">x</time>'.repeat(5000),
    '<table><tr>'.repeat(20_000),
    '<blockquote class="twitter-tweet">'.repeat(20_000),
    '<figure><figure><img src=a.jpg>'.repeat(10_000),
    `<ul>${'<li><img src=a.jpg>'.repeat(20_000)}`,
    '<audio>'.repeat(50_000),
    `${'<audio '.repeat(20_000)}<source`,
    '<p>https://youtu.be/'.repeat(20_000),
    '<cite>'.repeat(50_000),
  ])
    stored(odd)
  assert.ok(performance.now() - started < 15_000, `${performance.now() - started}`)
})

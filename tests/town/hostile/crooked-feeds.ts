import { windows1252 } from '../feeds/windows-1252.ts'
import { closing, goodItem, goodItems, item, opening, plainFeed } from './plain-feed.ts'
import { feed, pour, say, type Trick } from './trick.ts'

const accented = plainFeed([{ ...goodItem(1), title: 'Café “Élan” réouvert après l’été' }])
const nest = (depth: number) => `${'<b>'.repeat(depth)}deep${'</b>'.repeat(depth)}`
/** Ten names, each ten of the one before: three billion letters when written out. */
const laughs = Array.from({ length: 9 }, (_, n) => `<!ENTITY lol${n + 1} "${`&lol${n};`.repeat(10)}">`).join('')

/** Ways to carry a program in a headline or a text. */
const scripts = [
  '<script>alert(1)</script>',
  '&lt;script&gt;alert(2)&lt;/script&gt;',
  '<img src=x onerror=alert(3)>',
  '<svg onload=alert(4)><circle r=9></svg>',
  '<iframe srcdoc="<script>alert(5)</script>"></iframe>',
  '<style>body{display:none}</style>',
  '<a href="https://crooked.example/" onclick="alert(7)" style="position:fixed;inset:0">x</a>',
  '<meta http-equiv="refresh" content="0;url=https://crooked.example/">',
  '<form action="https://crooked.example/"><input name="password"></form>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(10)&gt;">',
]

/** Feeds whose text is wrong: every one is sent whole, with status 200. */
export const crookedFeeds: Record<string, Trick> = {
  '/plain': feed(plainFeed(goodItems(20))),
  '/final': feed(plainFeed(goodItems(20))),
  '/empty': feed(''),
  '/truncated.xml': feed(plainFeed(goodItems(20)).slice(0, 2_500)),
  '/html-for-a-feed': say(
    200,
    'text/html; charset=utf-8',
    '<!doctype html><title>Welcome</title><h1>We have moved to a new system</h1><p>Please update your bookmarks.',
  ),
  '/html-called-xml': feed('<!doctype html><html><body><h1>Service unavailable<br></h1></body></html>'),
  '/billion-laughs': feed(
    opening('<?xml version="1.0"?>', `<!DOCTYPE rss [<!ENTITY lol0 "lol">${laughs}]>`) +
      '<item><title>&lol9;</title><link>https://crooked.example/news/1</link></item>' +
      closing,
  ),
  '/outside-entities': feed(
    opening('<?xml version="1.0"?>', '<!DOCTYPE rss [<!ENTITY outside SYSTEM "file:///etc/passwd">]>') +
      '<item><title>&outside;</title><link>https://crooked.example/news/1</link></item>' +
      closing,
  ),
  '/deep': feed(opening() + nest(100_000) + closing),
  '/nul-bytes': feed(plainFeed([{ ...goodItem(1) }]).replace('Ferry', 'Fer\u0000ry')),
  '/wrong-encoding': feed(windows1252(accented)),
  '/missing-encoding': say(200, 'text/xml', windows1252(plainFeed([{ ...goodItem(1), title: 'Café “Élan” réouvert après l’été' }], ''))),
  '/charset-lies': say(200, 'text/xml; charset=iso-8859-1', accented),
  '/utf-16': say(200, 'text/xml', Buffer.from(`\ufeff${accented.replace('UTF-8', 'UTF-16')}`, 'utf16le')),
  '/no-dates': feed(plainFeed(goodItems(5).map((good) => ({ ...good, date: undefined })))),
  '/future-dates': feed(
    plainFeed(
      ['Fri, 01 Jan 2100 00:00:00 GMT', '9999-12-31', 'next Tuesday', 'Mon, 32 Foo 2026 25:61:00 GMT', '-1', '0000-00-00T00:00:00Z'].map(
        (date, n) => ({ ...goodItem(n + 1), date }),
      ),
    ),
  ),
  '/repeated-guids': feed(plainFeed(goodItems(5).map((good) => ({ ...good, guid: 'https://crooked.example/feed' })))),
  '/javascript-links': feed(
    plainFeed(
      [
        'javascript:alert(1)',
        ' JaVa\tScript:alert(2)',
        'data:text/html,<script>alert(3)</script>',
        'vbscript:x',
        'file:///etc/passwd',
        '//crooked.example/good',
        '/news/relative',
        'https://crooked.example/news/8',
      ].map((link, n) => ({
        ...goodItem(n + 1),
        link,
        guid: `item-${n + 1}`,
        description: `<p><a href="${link}">Read on</a> <img src="${link}" alt=""></p>`,
      })),
    ),
  ),
  '/script-titles': feed(
    plainFeed(
      scripts.map((script, n) => ({
        ...goodItem(n + 1),
        title: `${script}Harbour reopens`,
        description: `<p>The harbour reopened.</p>${script}`,
      })),
    ),
  ),
  '/10000-items': (response) => {
    response.writeHead(200, { 'content-type': 'application/rss+xml' })
    return pour(response, manyItems(10_000))
  },
}

/** So many items, by the hundred. */
function* manyItems(count: number): Generator<string> {
  yield opening()
  for (let n = 1; n <= count; n += 100) yield Array.from({ length: 100 }, (_, k) => item(goodItem(n + k))).join('')
  yield closing
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseHTML } from 'linkedom'
import { allowedTags } from '../allowed-html.ts'
import { readBody } from '../read-body.ts'
import { htmlOf } from './part.ts'

const attributes = new Set('href rel class src alt width height colspan rowspan scope start reversed datetime title dir lang'.split(' '))
const classes = new Set(['embed', 'what', 'said', 'pull', 'note', 'gallery', 'live', 'at'])

const parts = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)><script>alert(1)</script></svg>',
  '<a href="javascript:alert(1)">x</a>',
  '<iframe src="javascript:alert(1)" srcdoc="<script>alert(1)</script>"></iframe>',
  '<iframe src="https://www.youtube.com/embed/abcdefghijk" onload="alert(1)" title=\'"><img src=x onerror=alert(1)>\'></iframe>',
  '<blockquote class="twitter-tweet" cite="javascript:alert(1)"><p onclick="alert(1)">&lt;script&gt;alert(1)&lt;/script&gt;</p>&mdash; <img src=x onerror=alert(1)> <a href="https://twitter.com/a/status/123">"&gt;&lt;img src=x&gt;</a></blockquote>',
  '<blockquote class="instagram-media" data-instgrm-permalink=\'https://www.instagram.com/p/abc/"><script>alert(1)</script>\'>',
  '<time datetime="2026-11-23T10:00:00Z&quot; onclick=&quot;alert(1)">10:00</time>',
  "<article><time datetime='2026-11-23T10:00:00Z\"><script>'>x</time><h2>One</h2><p>What happened is told here in a line that is long enough.</p></article>",
  '<article><time datetime="2026-11-23T11:00:00Z">x</time><p>What happened is told here in <table><tr><td> a line that is long enough.</p></article>',
  '<table class="live"><caption onclick=alert(1)>"x" <script>1</script></caption><tr><td scope="row" colspan="9e9">1<td>2<tr><th scope=\'"onclick=alert(1)\'>3<td><form>4</table>',
  '<section class="live"><p class="at"><time datetime="x">x</time></p></section>',
  '<aside class="embed"><p class="what" onclick="alert(1)"><a href="data:text/html,x">x</a></p></aside>',
  '<aside class="note correction"><style>*{background:url(//evil.example)}</style><p>Correction: x</p></aside>',
  '<div class="gallery" style="background:url(//evil.example)"><figure><img src="a.jpg" alt="&quot; onerror=&quot;alert(1)"><figcaption><script>1</script><img src="b.jpg">C</figcaption></figure><figure><img src="c.jpg"></figure></div>',
  '<figure class="pullquote"><blockquote onclick=alert(1)>Q<cite><img src=x onerror=alert(1)>who</cite></blockquote></figure>',
  '<video src="javascript:alert(1)"><source src="data:text/html,<script>alert(1)</script>"></video>',
  "<audio><source src='https://a.example/a.mp3\"><script>alert(1)</script>'></audio>",
  "<amp-youtube data-videoid='\"><script>alert(1)</script>'></amp-youtube>",
  '<div class="fb-post" data-href="javascript:alert(1)"></div><div id="datawrapper-vis-&quot;onx"></div>',
  '<p>https://youtu.be/abcdefghijk"onclick="alert(1)</p>',
  '<ul><li><img src=a.jpg onload=alert(1)></li><li><img src=b.jpg></li></ul>',
  '</div></section></aside></blockquote></figure></table>',
  '<div><section><aside>',
]

const random = (() => {
  let state = 11
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return state / 0x7fffffff
  }
})()
const pick = <T>(all: T[]): T => all[Math.floor(random() * all.length)]!

/** A few parts in a row and in each other, some cut off, some with a character changed. */
const drawn = () => {
  let html = ''
  for (let left = 1 + Math.floor(random() * 6); left > 0; left--) {
    let part = pick(parts)
    if (random() < 0.25) part = part.slice(0, Math.floor(random() * part.length))
    if (random() < 0.25) {
      const at = Math.floor(random() * part.length)
      part = part.slice(0, at) + pick(['"', "'", '<', '>', '/', '&', '\0', '`', '<!--', ']]>']) + part.slice(at + 1)
    }
    html = random() < 0.3 ? pick(['<div>', '<p>', '<li>', '<blockquote>', '<figure>', '<td>']) + html + part : html + part
  }
  return html
}

test('whatever is put together, cut off or broken, what is stored is our own structure and runs nothing', () => {
  for (let round = 0; round < 3000; round++) {
    const html = drawn()
    const stored = htmlOf(readBody(html, 'https://harbour.example/a').blocks)
    for (const element of parseHTML(`<!doctype html><body>${stored}</body>`).document.body.querySelectorAll('*')) {
      assert.ok(allowedTags.includes(element.localName) && element.localName !== 'span', `${element.localName} in ${stored} from ${html}`)
      for (const { name, value } of element.attributes) {
        assert.ok(attributes.has(name), `${name} in ${stored} from ${html}`)
        if (name === 'href') assert.match(value, /^(?:https?:\/\/|mailto:)/, html)
        if (name === 'src') assert.match(value, /^picture:\d+$/, html)
        if (name === 'class') assert.ok(classes.has(value), `${value} in ${stored} from ${html}`)
        if (name === 'datetime' && element.parentElement?.className === 'at') assert.match(value, /^[\d:.TZ-]+$/, html)
      }
      if (/^(?:div|section|aside)$/.test(element.localName))
        assert.ok(element.className, `${element.localName} without a mark in ${stored} from ${html}`)
    }
    const opened = stored.match(/<(?:p|div|section|aside|figure|blockquote|table)\b/g)?.length ?? 0
    const closed = stored.match(/<\/(?:p|div|section|aside|figure|blockquote|table)>/g)?.length ?? 0
    assert.equal(opened, closed, `${stored} from ${html}`)
  }
})

import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { corpora } from '../../../tests/town/corpora.ts'
import { readRobots } from '../../base/robots-file.ts'
import { decodeFeed } from '../decode-feed.ts'
import { readFeed } from '../read-feed.ts'
import { candidatesOf } from './candidates.ts'
import { isCommentAddress, isCommentTitle } from './comment-feeds.ts'

const at = 'https://paper.example/'
const found = (html: string, { address = at, headers = {}, robots = '' } = {}) =>
  candidatesOf({ address, html, headers }, readRobots(new TextEncoder().encode(robots)))
const named = (html: string, more = {}) =>
  found(html, more)
    .filter((one) => one.way !== 'guess')
    .map((one) => `${one.way} ${one.address}`)

const folder = join(corpora, 'feedvalidator/feedfinder-tests')
test('every page of feedfinder’s tests names its one feed, and every feed is read', {
  skip: !existsSync(folder) && `${folder} is not there`,
}, (t) => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const pages = files.filter((name) => /^html4-\d+\.html$/.test(name))
  const wrong = pages.flatMap((name) => {
    const { text } = decodeFeed(readFileSync(join(folder, name)))
    const links = found(text, { address: `https://paper.example/tests/client/autodiscovery/${name}` }).filter((one) => one.way === 'link')
    const right = links.length === 1 && links[0]?.address.endsWith(`/${name.replace('.html', '.xml')}`)
    return right ? [] : [`${name}: ${links.map((one) => one.address).join(' ')}`]
  })
  const feeds = files.filter((name) => /\.xml$/.test(name))
  const unread = feeds.filter((name) => !readFeed(readFileSync(join(folder, name)), { now: new Date('2026-11-23T12:00:00Z') }).ok)
  t.diagnostic(`${pages.length - wrong.length} of ${pages.length} pages, ${feeds.length - unread.length} of ${feeds.length} feeds`)
  assert.deepEqual([wrong, unread], [[], []])
})

test('links of every type, headers and anchors are candidates, each address once, on the page’s base', () => {
  const html = `<!doctype html><base href="/de/"><link rel="alternate" type="application/rss+xml; charset=utf-8" title="Paper" href="rss.xml">
    <LINK REL='Alternate' TYPE='application/feed+json' HREF='/feed.json'><link rel=alternate type=application/atom+xml href="feed:https://paper.example/atom">
    <link rel="alternate" hreflang="fr" href="/fr/"><link rel="alternate" type="application/json" href="https://paper.example/wp-json/wp/v2/pages/2">
    <link rel="alternate" type="application/json+oembed" href="/oembed?x"><link rel="alternate" type="application/rss+xml" href="/comments/feed/">
    <!-- <link rel="alternate" type="application/rss+xml" href="/old.xml"> --><script>"<link rel=alternate type=application/rss+xml href=/script.xml>"</script>
    <a href="/rss.xml">RSS</a><a href="https://feeds.feedburner.com/paper">Subscribe</a><a href="/sport/">Sport</a><a href="https://www.youtube.com/feeds/videos.xml?x=1">RSS</a><a href="/abo">RSS-Feeds</a>`
  assert.deepEqual(named(html, { headers: { link: '</h.xml>; rel="alternate"; type="application/rss+xml", </css>; rel=preload' } }), [
    'link https://paper.example/de/rss.xml',
    'link https://paper.example/feed.json',
    'link https://paper.example/atom',
    'header https://paper.example/h.xml',
    'anchor https://paper.example/rss.xml',
    'anchor https://paper.example/abo',
    'anchor https://feeds.feedburner.com/paper',
  ])
})

test('publishing systems are known, and where their feeds are; robots.txt’s news sitemaps come after', () => {
  assert.deepEqual(
    named(
      '<link rel="https://api.w.org/" href="/wp-json/"><img src="/wp-content/a.jpg"><a href="/category/sport/">Sport</a><a href="https://other.example/category/x/">x</a>',
      {
        robots: 'Sitemap: https://paper.example/sitemap.xml\nSitemap: https://paper.example/news-sitemap.xml',
      },
    ),
    [
      'platform https://paper.example/feed/',
      'platform https://paper.example/?feed=rss2',
      'platform https://paper.example/category/sport/feed/',
      'sitemap https://paper.example/news-sitemap.xml',
      'sitemap https://paper.example/sitemap.xml',
    ],
  )
  const first = (html: string, address = at) => found(html, { address }).find((one) => one.way === 'platform')?.address
  assert.equal(first('<script src="/pf/dist/engine.js"></script>'), 'https://paper.example/arc/outboundfeeds/rss/?outputType=xml')
  assert.equal(first('<meta name="generator" content="Ghost 5.8">'), 'https://paper.example/rss/')
  assert.equal(first('<meta name="Generator" content="Drupal 10 (https://www.drupal.org)">'), 'https://paper.example/rss.xml')
  assert.equal(first("<meta content='blogger' name='generator'/>"), 'https://paper.example/feeds/posts/default')
  assert.equal(first('', 'https://medium.com/@writer'), 'https://medium.com/feed/@writer')
})

test('feeds of comments are known by address and title', () => {
  for (const one of [
    'https://a.example/comments/feed/',
    'https://a.example/?feed=comments-rss2',
    'https://b.blogspot.com/feeds/comments/default',
    'https://a.example/2026/11/piece/comments/feed',
  ])
    assert.ok(isCommentAddress(one), one)
  for (const one of ['https://a.example/feed/', 'https://a.example/comment/feed.xml', 'https://a.example/opinion/rss'])
    assert.equal(isCommentAddress(one), false, one)
  assert.deepEqual(
    ['Comments on: The Paper', 'Comments for The Paper', 'Kommentare zu: Blatt', 'Comment is free', undefined].map(isCommentTitle),
    [true, true, true, false, false],
  )
})

test('nonsense is no trouble', () => {
  for (const html of [
    '',
    '<',
    '<link',
    '<a href="http://[">feed</a>',
    '<link rel=alternate type=application/rss+xml href="javascript:alert(1)">',
    '<a>'.repeat(100_000),
    '<link rel="alternate" type="application/rss+xml" href="/f">'.repeat(5000),
  ])
    assert.ok(found(html).length < 60)
})

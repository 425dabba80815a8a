import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allows, byLength, comparedPath, groupFor, matchesPath, pathOf, readRobots } from './robots-file.ts'

const file = (text: string) => readRobots(new TextEncoder().encode(text))
const may = (text: string, agent: string, address: string) =>
  allows(byLength(groupFor(file(text), agent).rules), pathOf(new URL(address, 'https://example.com')))

// RFC 9309, 5.1, with its agents and paths.
const simple = `User-Agent: *
Disallow: *.gif$
Disallow: /example/
Allow: /publications/

User-Agent: foobot
Disallow:/
Allow:/example/page.html
Allow:/example/allowed.gif

User-Agent: barbot
User-Agent: bazbot
Disallow: /example/page.html

User-Agent: quxbot

EOF`

test('the simple example of RFC 9309 (5.1)', () => {
  const table: [string, string, boolean][] = [
    ['otherbot', '/example/page.html', false],
    ['otherbot', '/publications/x', true],
    ['otherbot', '/a/b.gif', false],
    ['otherbot', '/a/b.gif?x', true],
    ['foobot', '/example/page.html', true],
    ['foobot', '/example/allowed.gif', true],
    ['foobot', '/', false],
    ['barbot', '/example/page.html', false],
    ['bazbot', '/example/page.html', false],
    ['BazBot', '/a/b.gif', true],
    ['quxbot', '/example/page.html', true],
  ]
  for (const [agent, path, expected] of table) assert.equal(may(simple, agent, path), expected, `${agent} ${path}`)
})

test('the longest match decides, as in RFC 9309 (5.2), and Allow where both are as long', () => {
  const text = 'User-Agent: foobot\nAllow: /example/page/\nDisallow: /example/page/disallowed.gif\n'
  assert.equal(may(text, 'foobot', '/example/page/disallowed.gif'), false)
  assert.equal(may(text, 'foobot', '/example/page/'), true)
  assert.equal(may('User-agent: *\nDisallow: /page\nAllow: /page', 'x', '/page'), true)
})

test('groups for one agent are one group, in any case, as in RFC 9309 (2.2.1)', () => {
  const text =
    'User-Agent: ExampleBot\nDisallow: /foo\nDisallow: /bar\n\nUser-Agent: *\nDisallow: /all\n\nUser-Agent: examplebot\nDisallow: /baz\n'
  assert.deepEqual(
    ['/foo', '/bar', '/baz', '/all'].map((path) => may(text, 'ExampleBot', path)),
    [false, false, false, true],
  )
  assert.equal(may(text, 'other', '/all'), false)
})

test('paths are compared as in the table of RFC 9309 (2.2.2)', () => {
  const table: [string, string, string][] = [
    ['/foo/bar?baz=quz', '/foo/bar?baz=quz', '/foo/bar?baz=quz'],
    ['/foo/bar?baz=https://foo.bar', '/foo/bar?baz=https%3A%2F%2Ffoo.bar', '/foo/bar?baz=https%3A%2F%2Ffoo.bar'],
    ['/foo/bar/ツ', '/foo/bar/%E3%83%84', '/foo/bar/%E3%83%84'],
    ['/foo/bar/%E3%83%84', '/foo/bar/%e3%83%84', '/foo/bar/%E3%83%84'],
    ['/foo/bar/%62%61%7A', '/foo/bar/%62%61%7A', '/foo/bar/baz'],
  ]
  for (const row of table)
    for (const rule of row)
      for (const address of row) assert.equal(may(`User-agent: *\nDisallow: ${rule}`, 'x', address), false, `${rule} ~ ${address}`)
  assert.notEqual(comparedPath('/a%2Fb', { literal: true }), comparedPath('/a/b', { literal: true }), 'a slash in a path is not its code')
})

test('special signs, as in the table of RFC 9309 (2.2.3)', () => {
  const rules =
    'User-agent: *\nAllow: /this/*/exactly\nDisallow: /path/file-with-a-%2A.html\nDisallow: /path/foo-%24\nDisallow: /this/path/exactly$\nDisallow: /all # a comment'
  assert.equal(may(rules, 'x', '/path/file-with-a-*.html'), false)
  assert.equal(may(rules, 'x', '/path/file-with-a-b.html'), true)
  assert.equal(may(rules, 'x', '/path/foo-$'), false)
  assert.equal(may(rules, 'x', '/path/foo-'), true)
  assert.equal(may('User-agent: *\nDisallow: /this/path/exactly$', 'x', '/this/path/exactly'), false)
  assert.equal(may('User-agent: *\nDisallow: /this/path/exactly$', 'x', '/this/path/exactly/'), true)
  assert.equal(may(rules, 'x', '/all'), false)
})

test('what others have added to robots.txt is read with its group', () => {
  const read = file(
    'License: https://e.example/license.xml\nSitemap: https://e.example/s.xml\n\nUser-agent: *\nContent-Signal: search=yes,ai-train=no\nContent-Usage: / train-ai=n\nContent-Usage: /ok/ train-ai=y\n\nUser-agent: GPTBot\nDisallow: /\nLicense: https://e.example/gpt.xml\n\nsitemap: https://e.example/t.xml\nLicense: https://e.example/last.xml\n',
  )
  assert.deepEqual(read.licenses, ['https://e.example/license.xml', 'https://e.example/last.xml'])
  assert.deepEqual(read.sitemaps, ['https://e.example/s.xml', 'https://e.example/t.xml'])
  assert.deepEqual(groupFor(read, 'Masthead').signals, [{ path: '/', says: 'search=yes,ai-train=no' }])
  assert.deepEqual(groupFor(read, 'Masthead').usages, [
    { path: '/', says: 'train-ai=n' },
    { path: '/ok/', says: 'train-ai=y' },
  ])
  assert.deepEqual(groupFor(read, 'gptbot').licenses, ['https://e.example/gpt.xml'])
})

test('nonsense is read without a word, and a pattern made to be slow is not', () => {
  for (const text of [
    '',
    '\0\0',
    ':::',
    'User-agent',
    'Disallow: /',
    'User-agent: *\nDisallow',
    '<html><body>Not found</body></html>',
    '\ufeffUser-agent: *\nDisallow: /',
  ])
    assert.equal(typeof may(text, 'x', '/'), 'boolean')
  assert.equal(may('\ufeffUser-agent: *\r\nDisallow: /\r\n', 'x', '/'), false)
  const path = `/${'a'.repeat(3900)}`
  assert.equal(matchesPath(`/${'*a'.repeat(1900)}b`, path), false)
  const slow = `User-agent: *\n${`Disallow: /*${'a*'.repeat(25)}b\n`.repeat(8000)}`
  const rules = byLength(groupFor(file(slow), 'x').rules)
  const before = process.cpuUsage()
  assert.equal(allows(rules, path), true)
  const { user } = process.cpuUsage(before)
  assert.ok(user < 500_000, `${user} µs for 500 KiB of patterns`)
})

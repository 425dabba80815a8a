// Addresses that no page of ours links to. Whatever is asked, the answer is a page and never a defect, of which the log would tell each time.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { openWeb } from '../../src/web/web.ts'
import { cloneDatabase } from '../town/database.ts'
import { townConfig } from '../town/town-config.ts'

const database = await cloneDatabase()
after(() => database.close())
const defects: string[] = []
const web = openWeb(database.db, {
  config: townConfig(),
  now: () => new Date('2026-11-23T12:00:00Z'),
  log: { say: () => {}, warn: (words, facts) => void defects.push(`${words} ${JSON.stringify(facts)}`) },
})
const status = async (path: string) => (await web.request(path)).status

const days = ['0000-01-01', '9999-12-31', '2026-02-31', '2026-99-99']

test('NUL, far years, half escapes and names of JavaScript are no defects of ours', async () => {
  for (const path of [
    '/titles?search=%00',
    '/titles/%00',
    '/feeds/titles/%00.xml',
    '/feeds/stories/%00.json',
    '/search?q=%00',
    '/search?q=x%FF%FE&title=%00',
    ...['constructor', 'toString', '__proto__', 'hasOwnProperty'].map((name) => `/feeds/${name}/x.xml`),
    ...['/section/world', '/country/gb', '/titles/x'].map((list) => `${list}?before=zzzzzzzzzz-a`),
    ...days.flatMap((day) => [`/search?q=x&from=${day}`, `/search?q=x&to=${day}`, `/sitemaps/stories-${day}.xml`]),
    '/news/%',
    '/news/%ff-abcd',
    '/stories/%E0%A4%A-x',
    '/pictures/..%2f..%2fx-640',
    '/assets/%2e%2e/%2e%2e/package.json',
    `/${'a'.repeat(10_000)}`,
  ])
    assert.ok((await status(path)) < 500, path)
  assert.deepEqual(defects, [])
})

test('a search of signs and operators is answered', async () => {
  const pieces = [
    '-',
    '"',
    'or',
    'OR',
    '&',
    '|',
    '!',
    '(',
    ')',
    '<->',
    ':*',
    "'",
    '\\',
    'sea',
    'the',
    '-"a b"',
    '"',
    ':a',
    '<2>',
    '%',
    '~',
    '漢字',
    '\u0301',
    '😀',
  ]
  for (let n = 0; n < 150; n++) {
    const words = Array.from({ length: 1 + (n % 12) }, (_, i) => pieces[(n * 7 + i * (1 + (n % 5))) % pieces.length]).join(n % 3 ? ' ' : '')
    assert.equal(await status(`/search?q=${encodeURIComponent(words)}`), 200, words)
  }
  assert.deepEqual(defects, [])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkArticle } from './article-check.ts'
import { readByline } from './byline.ts'
import type { Item } from './item.ts'
import { readLinkedData } from './json-ld.ts'
import { prepareItem } from './prepare-item.ts'

const of = (text: string, size = 1_000_000) => text.repeat(Math.ceil(size / text.length))
const prepare = (item: Partial<Item>) =>
  prepareItem(
    { title: 'T', authors: [], categories: [], media: [], link: 'https://a.example/x', ...item },
    { feedAddress: 'https://a.example/f' },
  )

/** Each of these took minutes or hours while an expression went along the same letters again from each of them. The limit is many times what they take. */
const soon = <T>(what: string, work: () => T): T => {
  const before = process.cpuUsage()
  const result = work()
  const { user } = process.cpuUsage(before)
  assert.ok(user < 6_000_000, `${what}: ${Math.round(user / 1000)} ms`)
  return result
}

test('bodies of one thing a million letters long are read in their time', () => {
  for (const [what, body] of Object.entries({
    lines: `<b>a${of('\n')}b</b>`,
    breaks: `<b>a${of('<br>')}b</b>`,
    links: of('<a href="/x">x</a>'),
    'an embed and bold words': `<iframe src="https://www.youtube.com/embed/abcdefgh"></iframe>${of('<b>x</b>')}`,
  }))
    soon(what, () => prepare({ contentHtml: body }))
  assert.equal(soon('dots', () => prepare({ summaryHtml: `${of('.', 4900)}x`, contentHtml: '<p>Body.</p>' })).html, '<p>Body.</p>')
})

test('line breaks around a paragraph go, those inside it stay', () => {
  assert.equal(prepare({ contentHtml: '<br> <br>\n a<br>b <br><br> <b>c</b>\n<br>' }).html, '<p>a<br />b</p>\n<p><b>c</b></p>')
})

test('what a page says of itself is read in its time, however long', () => {
  soon('byline', () => readByline([{ name: `${of('a.')} @ x` }]))
  soon('data', () => readLinkedData([`-->${of(' ')}x`, `{"a":1}${of(' ;')}x`]))
  soon('page title', () => checkArticle('f', Buffer.from(`<html><title>a${of(' ')}b</title><body><p>x`), { now: new Date(0) }))
})

test('comments and CDATA marks around data are taken off', () => {
  const data = '{"@type":"NewsArticle","headline":"Ferry"}'
  for (const script of [
    `<!-- ${data} -->`,
    `//<![CDATA[\n${data}\n//]]>`,
    `/*<![CDATA[*/${data}/*]]>*/`,
    ` ${data}; `,
    `<![CDATA[${data};]]>`,
  ])
    assert.equal(readLinkedData([script])?.headline, 'Ferry', script)
})

test('a language is a tag, whatever a feed puts there', () => {
  const language = (told: string) => prepare({ language: told, contentHtml: '<p>x</p>' }).language
  assert.deepEqual(['de-CH', ' pt_BR ', 'zh-Hant-TW', `en-${of('x', 9000)}`, 'de-"><script>', 'fr-FR\0'].map(language), [
    'de-CH',
    'pt_BR',
    'zh-Hant-TW',
    'en',
    'de',
    'fr-FR',
  ])
})

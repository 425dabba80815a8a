import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readAsked } from './ask-words.ts'
import { queryAt, readQuery, wantedWords } from './read-query.ts'
import { markWords, plain, snippet } from './snippet.ts'

test('a query is read with forbearance, and its address says it again', () => {
  assert.deepEqual(readQuery({ q: '  ferry\u0000 reef ', from: '2026-02-31', to: '2026-02-28', page: '-3' }), {
    q: 'ferry  reef'.replace('  ', '  '),
    from: '',
    to: '2026-02-28',
    title: '',
    page: 1,
  })
  assert.equal(readQuery({ page: '99999' }).page, 1)
  assert.equal(readQuery({ page: '99' }).page, 10)
  assert.equal(readQuery({ q: 'x'.repeat(5000) }).q.length, 200)
  assert.equal(queryAt({ q: 'a b', from: '', to: '2026-01-01', title: '', page: 2 }), '/search?q=a+b&to=2026-01-01&page=2')
  assert.equal(queryAt({ q: '', from: '', to: '', title: '', page: 1 }), '/search')
})

test('words that are wanted are marked, words that are excluded are not', () => {
  assert.deepEqual(wantedWords('"aegean ferry" or reef -storm -"two dead" ferry'), ['aegean', 'ferry', 'reef'])
  assert.deepEqual(
    markWords('Ferries and a ferry; the transferry.', ['ferry'])
      .filter((part) => part.hit)
      .map((part) => part.text),
    ['Ferries', 'ferry'],
  )
  assert.deepEqual(
    markWords('a.c abc', ['a.c'])
      .filter((part) => part.hit)
      .map((part) => part.text),
    ['a.c'],
  )
  assert.equal(markWords('Grüße aus Köln', ['köln']).find((part) => part.hit)?.text, 'Köln')
  assert.deepEqual(
    markWords('東京で大雨', wantedWords(readAsked('東京大雨').wanted)).map((part) => [part.text, part.hit]),
    [
      ['東京', true],
      ['で', false],
      ['大雨', true],
    ],
  )
})

test('marking and cutting lose nothing of the words around', () => {
  const text = `${'Before it all there was a quiet sea. '.repeat(10)}Then the ferry struck the reef. ${'After it there was not. '.repeat(20)}`
  const parts = snippet(text, ['ferry'])
  const whole = parts.map((part) => part.text).join('')
  assert.ok(whole.startsWith('… ') && whole.endsWith(' …'))
  assert.ok(whole.length < 260)
  assert.ok(text.includes(whole.slice(2, -2)))
  assert.ok(parts.some((part) => part.hit))
  assert.equal(
    snippet('Short.', ['nothing'])
      .map((part) => part.text)
      .join(''),
    'Short.',
  )
})

test('the plain text of stored HTML has its words and no marks', () => {
  assert.equal(
    plain('<p>Fish &amp; chips&nbsp;<em>to</em>day</p><p>&#8220;x&#x1F600;&#1;&bogus;</p><figure><figcaption>no</figcaption></figure>'),
    'Fish & chips today “x😀 &bogus;',
  )
})

test('what is asked is read as readers write it: any quotes, any dash, words of scripts without spaces', () => {
  assert.deepEqual(readAsked('“harbour pilots” -strike –"two dead"'), { wanted: '"harbour pilots"  ', unwanted: ['strike', '"two dead"'] })
  assert.deepEqual(readAsked('„Talbrücke gesperrt“'), { wanted: '"Talbrücke gesperrt"', unwanted: [] })
  assert.deepEqual(readAsked('東京大雨 -「大雪警報」'), { wanted: '東京 大雨 ', unwanted: ['"大雪 警報"'] })
  assert.equal(readAsked(`x ${'-y '.repeat(60)}`).unwanted.length, 10)
})

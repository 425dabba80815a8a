import assert from 'node:assert/strict'
import { test } from 'node:test'
import { endsOpen, isOpeningOf, isTeaserOf } from './teaser.ts'

const long = `LONDON (AP) — The ferry Meridian ran aground on Monday evening with 214 people on board. ${'Nobody was hurt, the harbour master said, and it was towed off at high water. '.repeat(20)}`

test('a text that says that there is more ends open, in the languages of the trade', () => {
  const open = [
    'The ferry…',
    'The ferry ...',
    'The ferry [...]',
    'The ferry [&#8230;]',
    'The ferry. Read more',
    'The ferry. Continue reading “Ferry aground”',
    'Die Fähre. Weiterlesen »',
    'Le ferry. Lire la suite →',
    'El ferry. Leer más',
    'A balsa. Leia mais',
    'Il traghetto. Continua a leggere',
    'フェリー続きを読む',
    'The ferry [+1204 chars]',
    'The ferry […] The post Ferry aground appeared first on The Harbour.',
  ]
  for (const text of open) assert.ok(endsOpen(text), text)
  for (const text of [
    'The ferry was towed off.',
    'He has read more than he says he did, and will write on it at length in the spring when he has more time than he has now, he said.',
    'Wait… he said, and left.',
    '',
  ])
    assert.ok(!endsOpen(text), text)
})

test('how a text begins is known whatever stands before it, and whatever was cut at its end', () => {
  assert.ok(isOpeningOf('The ferry Meridian ran aground on Monday evening with 21…', long))
  assert.ok(isOpeningOf('THE FERRY “Meridian” ran aground, on Monday evening. Read more', long))
  assert.ok(!isOpeningOf('Another boat altogether was lost on Monday evening', long))
  assert.ok(!isOpeningOf('', long))
})

test('a teaser is told from a piece that was shortened', () => {
  const words = 300
  const item = (html: string, more: { words?: number; correction?: string | null; standfirst?: string | null } = {}) => ({
    html,
    standfirst: null,
    opening: null,
    correction: null,
    words: html.split(' ').length,
    ...more,
  })
  const is = (one: ReturnType<typeof item>) => isTeaserOf(one, { text: long, words })
  assert.ok(is(item('<p>The ferry Meridian ran aground on Monday evening.</p>')), 'its beginning')
  assert.ok(is(item('<p>The boat ran aground late on Monday… Read more</p>')), 'retold, and cut off')
  assert.ok(is(item('', { words: 0, standfirst: 'Aground.' })), 'no body')
  assert.ok(!is(item('<p>The Meridian is afloat again, its owner said on Tuesday.</p>')), 'another, shorter text')
  assert.ok(
    !is(item('<p>The ferry Meridian ran aground on Monday evening.</p>', { correction: 'An earlier version said more than is known.' })),
    'he says what he took out',
  )
  assert.ok(!is(item(`<p>${long}</p>`, { words: 280 })), 'the last sentence was taken out')
  assert.ok(!is(item('<p>x</p>', { words: 400 })), 'more words')
})

test('a hostile text is looked at in bounded time', () => {
  const began = performance.now()
  for (const text of ['.'.repeat(1e6), ' the post '.repeat(1e5), 'read more '.repeat(1e5), '… '.repeat(5e5)]) {
    endsOpen(text)
    isOpeningOf(text, text)
  }
  assert.ok(performance.now() - began < 3000, `${performance.now() - began}`)
})

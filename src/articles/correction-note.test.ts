import assert from 'node:assert/strict'
import { test } from 'node:test'
import { takeCorrection } from './correction-note.ts'
import { prepareItem } from './prepare-item.ts'

const p = (text: string) => ({ tag: 'p', html: `<p>${text}</p>`, text })
const body = (...texts: string[]) => takeCorrection(texts.map(p))
const news = ['One.', 'Two.', 'Three.', 'Four.', 'Five.', 'Six.', 'Seven.']

test('a correction at the foot or the head of a body is its note, in the languages of newspapers', () => {
  assert.equal(body(...news, 'Correction: An earlier version gave 1.8 km.').note, 'An earlier version gave 1.8 km.')
  assert.equal(body('Korrektur: Es waren 1,3 km.', ...news).note, 'Es waren 1,3 km.')
  assert.equal(body(...news, '• Correction (23 November): It is 1.3 km.').note, 'It is 1.3 km.')
  assert.match(
    body(...news, 'This article was amended on 23 November 2026. The bridge is 1.3 km long.').note ?? '',
    /^This article was amended/,
  )
  assert.equal(body(...news, 'Editor’s note: An earlier version misstated the length.').note, 'An earlier version misstated the length.')
  assert.equal(body(...news, 'Correction: It is 1.3 km.').blocks.length, news.length)
})

test('what only speaks of corrections is none', () => {
  assert.equal(body(...news, 'Editor’s note: Ines Calder is a columnist.').note, null)
  assert.equal(body('One.', 'Two.', 'Three.', 'Correction: the market fell.', ...news).note, null)
  assert.equal(body(...news, 'The correction came late: prices had fallen.').note, null)
  assert.equal(body(...news, `Correction: ${'x'.repeat(900)}`).note, null)
})

test('an item whose body carries one is a corrected piece, and says it once', () => {
  const item = prepareItem(
    {
      title: 'Bridge opens',
      authors: [],
      categories: [],
      media: [],
      contentHtml: `<p>${news.join('</p><p>')}</p><p><em>Correction: It is 1.3 km.</em></p>`,
    },
    { feedAddress: 'https://signal.example/feed' },
  )
  assert.equal(item.correction, 'It is 1.3 km.')
  assert.doesNotMatch(item.html, /1\.3 km/)
})

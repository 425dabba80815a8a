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

// [the line, the note]
const lines: [string, string][] = [
  ['Correction: December 1, 2010 – The bridge is 1.3 km long.', 'December 1, 2010 – The bridge is 1.3 km long.'],
  ['Berichtigung vom 23. November: Es waren 1,3 km.', 'Es waren 1,3 km.'],
  ['In einer früheren Version dieses Artikels stand 1,8 km.', 'In einer früheren Version dieses Artikels stand 1,8 km.'],
  [
    'Anm. d. Red.: In einer früheren Fassung stand 1,8 km. Wir haben den Fehler korrigiert.',
    'In einer früheren Fassung stand 1,8 km. Wir haben den Fehler korrigiert.',
  ],
  ['Rectificatif : le pont mesure 1,3 km.', 'le pont mesure 1,3 km.'],
  ['Une première version de cet article indiquait 1,8 km.', 'Une première version de cet article indiquait 1,8 km.'],
  ['Fe de errores: el puente mide 1,3 km.', 'el puente mide 1,3 km.'],
  ['Una versión anterior de este artículo decía 1,8 km.', 'Una versión anterior de este artículo decía 1,8 km.'],
  ['Errata: a ponte mede 1,3 km.', 'a ponte mede 1,3 km.'],
  ['Correzione: il ponte misura 1,3 km.', 'il ponte misura 1,3 km.'],
  ['Rectificatie: de brug is 1,3 km lang.', 'de brug is 1,3 km lang.'],
  ['In een eerdere versie van dit artikel stond 1,8 km.', 'In een eerdere versie van dit artikel stond 1,8 km.'],
  ['Rättelse: Bron är 1,3 km lång.', 'Bron är 1,3 km lång.'],
  ['Oikaisu 23.11: Silta on 1,3 km pitkä.', 'Silta on 1,3 km pitkä.'],
  ['Sprostowanie: most ma 1,3 km.', 'most ma 1,3 km.'],
  ['Исправление: длина моста 1,3 км.', 'длина моста 1,3 км.'],
  ['更正：大桥长1.3公里。', '大桥长1.3公里。'],
  [
    'An earlier version of this article misstated the length of the bridge.',
    'An earlier version of this article misstated the length of the bridge.',
  ],
]

test('notes are known in the languages and the forms of newspapers', () => {
  for (const [line, note] of lines) {
    assert.equal(body(...news, line).note, note, line)
    assert.equal(body(...news, line).blocks.length, news.length, line)
  }
})

test('a heading or a date of its own heads the line that says what was wrong', () => {
  const heading = { tag: 'h3', html: '<h3>Correction</h3>', text: 'Correction' }
  const { note, blocks } = takeCorrection([...news.map(p), heading, p('The bridge is 1.3 km long.')])
  assert.deepEqual([note, blocks.length], ['The bridge is 1.3 km long.', news.length])
  assert.equal(body(...news, 'Correction: December 1, 2010', 'The bridge is 1.3 km long.').note, 'The bridge is 1.3 km long.')
})

test('what its publisher marks as a correction is one wherever it stands; a note of the editors stays, set apart', () => {
  const item = (contentHtml: string) =>
    prepareItem(
      { title: 'Bridge opens', authors: [], categories: [], media: [], contentHtml },
      { feedAddress: 'https://signal.example/feed' },
    )
  const inside = item(
    `<p>One.</p><p>Two.</p><p>Three.</p><div class="c-correction"><p>It is 1.3 km long.</p></div><p>${news.join('</p><p>')}</p>`,
  )
  assert.equal(inside.correction, 'It is 1.3 km long.')
  assert.doesNotMatch(inside.html, /1\.3/)
  const noted = item(`<p>${news.join('</p><p>')}</p><p><em>Editor’s note: Ines Calder’s sister works on the bridge.</em></p>`)
  assert.equal(noted.correction, null)
  assert.match(noted.html, /<aside class="note"><p><em>Editor’s note: Ines Calder’s sister works on the bridge\.<\/em><\/p><\/aside>$/)
})

test('what only speaks of corrections is none', () => {
  assert.equal(body(...news, 'Editor’s note: Ines Calder is a columnist.').note, null)
  assert.equal(body('One.', 'Two.', 'Three.', 'Correction: the market fell.', ...news).note, null)
  assert.equal(body(...news, 'The correction came late: prices had fallen.').note, null)
  assert.equal(body(...news, 'This story was updated on 25 August.').note, null)
  assert.equal(body(...news, 'Errata is a band from Skelby.').note, null)
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

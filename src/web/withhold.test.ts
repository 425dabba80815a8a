import assert from 'node:assert/strict'
import { test } from 'node:test'
import { defaultTerms, type Terms } from '../titles/titles.ts'
import type { Sight } from './sight.ts'
import { withhold } from './withhold.ts'

const piece = {
  headline: 'Ferry strikes reef',
  standfirst: 'Two dead.',
  opening: 'One.\nTwo.\nThree.',
  html: '<p>One.</p><figure><img src="/pictures/a-640" alt=""><figcaption>At sea</figcaption></figure><p>Two.</p><p>Three.</p><p>Four.</p>',
  picture: { id: 'a' },
}
const under = (terms: Partial<Terms>, sight: Sight = 'whole', of = piece) => withhold(of, { ...defaultTerms, ...terms }, sight)

test('a feed or page that is given is shown whole', () => {
  assert.deepEqual(under({ text: 'feed' }), piece)
  assert.deepEqual(under({ text: 'page' }), piece)
})

test('an opening is as many paragraphs as were agreed, and the body does not leave the server', () => {
  assert.deepEqual(under({ text: 'opening', previewParagraphs: 2 }), { ...piece, html: null, opening: 'One.\nTwo.' })
  assert.equal(under({ text: 'opening', previewParagraphs: 0 }).opening, null)
})

test('where only headlines are given there is nothing but the headline', () => {
  assert.deepEqual(under({ text: 'headline' }), { ...piece, standfirst: null, opening: null, html: null })
  assert.equal(under({ text: 'headline', pictures: false }).picture, null)
  assert.equal(under({ text: 'headline' }, 'preview').html, null)
})

test('without pictures there is none, in the body neither, nor its caption', () => {
  const held = under({ pictures: false })
  assert.equal(held.picture, null)
  assert.equal(held.html, '<p>One.</p><p>Two.</p><p>Three.</p><p>Four.</p>')
})

test('who may not read on sees the preview, and an opening that ends with it', () => {
  const held = under({ access: 'members', previewParagraphs: 3 }, 'preview')
  assert.equal(held.html, piece.html.slice(0, piece.html.indexOf('<p>Three.')))
  assert.equal(held.opening, 'One.\nTwo.')
  assert.deepEqual([held.standfirst, held.picture], [piece.standfirst, piece.picture])
  const plain = under({ access: 'members', previewParagraphs: 3, pictures: false }, 'preview')
  assert.deepEqual([plain.html, plain.picture], ['<p>One.</p><p>Two.</p>', null])
})

test('without the html to measure it by, an opening is not shown to who may not read on', () => {
  assert.equal(under({ access: 'members' }, 'preview', { ...piece, html: '' }).opening, null)
  assert.equal(under({ access: 'members', previewParagraphs: 0 }, 'preview').opening, null)
})

test('the beginning of a body is not taken for the whole of it', () => {
  const cut = { ...piece, html: '<p>One.</p><p>Tw', cut: true }
  assert.equal(under({ access: 'members' }, 'preview', cut).html, '<p>One.</p>')
})

test('of a piece that is not to be had here the headline is all', () => {
  assert.deepEqual(under({}, 'headline'), { ...piece, standfirst: null, opening: null, html: null, picture: null })
})

test('what came in is left as it was', () => {
  const before = structuredClone(piece)
  under({ text: 'headline', pictures: false })
  under({ pictures: false }, 'preview')
  assert.deepEqual(piece, before)
})

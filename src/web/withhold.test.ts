import assert from 'node:assert/strict'
import { test } from 'node:test'
import { defaultTerms, type Terms } from '../titles/titles.ts'
import { withhold } from './withhold.ts'

const piece = {
  headline: 'Ferry strikes reef',
  standfirst: 'Two dead.',
  opening: 'One.\nTwo.\nThree.',
  html: '<p>One.</p><figure><img src="/pictures/a-640" alt=""><figcaption>At sea</figcaption></figure><p>Two.</p><p>Three.</p><p>Four.</p>',
  picture: { id: 'a' },
}
const under = (terms: Partial<Terms>) => withhold(piece, { ...defaultTerms, ...terms })

test('a feed or page that is given is shown whole', () => {
  assert.deepEqual(under({ text: 'feed' }), piece)
  assert.deepEqual(under({ text: 'page' }), piece)
  assert.deepEqual(withhold(piece, null), withhold(piece, defaultTerms))
})

test('an opening is as many paragraphs as were agreed, and the body does not leave the server', () => {
  assert.deepEqual(under({ text: 'opening', previewParagraphs: 2 }), { ...piece, html: null, opening: 'One.\nTwo.' })
  assert.equal(under({ text: 'opening', previewParagraphs: 0 }).opening, null)
})

test('where only headlines are given there is nothing but the headline', () => {
  assert.deepEqual(under({ text: 'headline' }), { ...piece, standfirst: null, opening: null, html: null })
})

test('without pictures there is none, in the body neither, nor its caption', () => {
  const held = under({ pictures: false })
  assert.equal(held.picture, null)
  assert.equal(held.html, '<p>One.</p><p>Two.</p><p>Three.</p><p>Four.</p>')
})

test('what came in is left as it was', () => {
  const before = structuredClone(piece)
  under({ text: 'headline', pictures: false })
  assert.deepEqual(piece, before)
})

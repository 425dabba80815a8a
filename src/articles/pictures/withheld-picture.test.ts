import assert from 'node:assert/strict'
import { test } from 'node:test'
import { prepareItem } from '../prepare-item.ts'

const item = (withheld: true | undefined) => ({
  guid: '1',
  title: 'Cranes stand still',
  authors: [],
  categories: [],
  contentHtml:
    '<p>The harbour is silent on the first morning of the strike, and nobody can say for how long it will stay so.</p><figure><img src="https://p.example/cranes.jpg"><figcaption>Cranes</figcaption></figure><p>More is said here of what the crane drivers want and what they are offered.</p>',
  media: [{ address: 'https://p.example/cranes.jpg', medium: 'image', focus: { x: 0.2, y: 0.8 }, ...(withheld ? { withheld } : {}) }],
})

test('a picture that its publisher lets nobody else show is dropped, from the body too, with its caption', () => {
  const held = prepareItem(item(true), { feedAddress: 'https://p.example/feed' })
  assert.deepEqual([held.pictures, held.hasLead], [[], false])
  assert.doesNotMatch(held.html, /img|Cranes/)
  assert.match(held.html, /More is said/)
})

test('what a publisher says it is about goes with it', () => {
  const shown = prepareItem(item(undefined), { feedAddress: 'https://p.example/feed' })
  assert.deepEqual(shown.pictures[0]?.focus, { x: 0.2, y: 0.8 })
})

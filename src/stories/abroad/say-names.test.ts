import assert from 'node:assert/strict'
import { test } from 'node:test'
import { namedWords } from './named-words.ts'
import { sayNames } from './say-names.ts'
import { sharedNames } from './shared-names.ts'

const keys = (text: string) => [...namedWords(text)].map(({ key }) => key)

test('names, places and numbers have one key in all languages', () => {
  assert.deepEqual(keys('Near Corrie Head, 1,900 people waited, Bracht’s spokesman said.').slice(1), ['corrie', 'head', '#1900', 'bracht'])
  assert.deepEqual(keys('Vor Corrie Head warteten 1.900 Menschen.').slice(-2), ['#1900', 'mensch'])
  assert.deepEqual(keys('Avec 1 900 personnes, l’Aigli Star est au large de Corrie Head.'), [
    'avec',
    '#1900',
    'aigli',
    'star',
    'corrie',
    'head',
  ])
  assert.deepEqual(keys('In Munich, a München, à Munich: Nicolás und Nicolas.').filter((key) => key.startsWith('@')).length, 3)
  assert.deepEqual(keys('On Monday in November, only 7 came.'), [])
})

test('a word that may have its capital from where it stands is less sure', () => {
  const names = sharedNames({ headline: 'Storm hits Corrie', text: 'Storm Babet hit Corrie Head.' })
  assert.equal(names.get('storm'), 0.5)
  assert.equal(names.get('corrie'), 1)
  assert.ok(sharedNames({ headline: '', text: Array.from({ length: 200 }, (_, n) => `a Name${n}x`).join(' ') }).size <= 48)
})

test('names are said as the texts write them, whole, and none that they do not say', () => {
  const texts = ['Ferry aground', 'The Aigli Star ran aground off Corrie Head with 1,900 aboard, Bracht said in Lisbon.']
  assert.deepEqual(sayNames(texts, ['#1900', 'head', '@lisbon', 'corrie', 'quille', 'bracht'], 9), [
    'Corrie Head',
    'Bracht',
    'Lisbon',
    '1,900',
  ])
  assert.deepEqual(sayNames(texts, ['#1900', 'corrie', 'head', 'bracht'], 2), ['Corrie Head', 'Bracht'])
  assert.deepEqual(sayNames([], ['corrie']), [])
})

test('no text makes it slow', () => {
  const began = performance.now()
  for (const text of ['A'.repeat(1e6), "d'".repeat(5e5), '1 000 '.repeat(2e5), 'A. '.repeat(3e5), 'A.B,'.repeat(2e5)]) {
    sharedNames({ headline: text, text })
    sayNames([text], ['a', '#1000'])
  }
  assert.ok(performance.now() - began < 5000)
})

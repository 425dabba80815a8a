import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bylineText, isBylineLine, readByline } from './byline.ts'

const read = (...names: string[]) => bylineText(readByline(names.map((name) => ({ name }))))

test('names and roles are read as publishers write them', () => {
  assert.equal(read('By Ines Calder, Harbour reporter'), 'Ines Calder, Harbour reporter')
  assert.equal(read('Tom Ambrose (now) and Hamish Mackay (earlier)'), 'Tom Ambrose, now; Hamish Mackay, earlier')
  assert.equal(read('Chris Stein US politics live blogger'), 'Chris Stein, US politics live blogger')
  assert.equal(read('Jane Roe, Ana Lopez and Jo Poe'), 'Jane Roe; Ana Lopez; Jo Poe')
  assert.equal(read('Von Max Mustermann und Erika Musterfrau'), 'Max Mustermann; Erika Musterfrau')
  assert.equal(read('Martin Belam in London'), 'Martin Belam, in London')
  assert.equal(read('Fintan Roe, Dublin'), 'Fintan Roe, Dublin')
  assert.equal(read('Ralf Dietzel, Lokalsport'), 'Ralf Dietzel, Lokalsport')
  assert.equal(read('Gareth Penhale, In Ballinroe'), 'Gareth Penhale, In Ballinroe')
  assert.equal(read('Leander Frost, in Puerto Alondra'), 'Leander Frost, in Puerto Alondra')
  assert.equal(read('Jane Roe, AFP'), 'Jane Roe; AFP')
  assert.equal(read('Tom, Jerry and Kim'), 'Tom; Jerry; Kim')
  assert.equal(read('MARIA LOPEZ'), 'Maria Lopez')
  assert.equal(read('AFP'), 'AFP')
  assert.equal(read('山田太郎'), '山田太郎')
})

test('mail addresses and what is no name are dropped', () => {
  assert.equal(read('jane@paper.example (Jane Roe)'), 'Jane Roe')
  assert.equal(read('jane@paper.example'), '')
  assert.equal(read('admin', 'https://paper.example/jane'), '')
})

test('a role that is told apart is kept, and nobody is named twice', () => {
  assert.deepEqual(readByline([{ name: 'Jane Roe', role: 'Nordic correspondent' }, { name: 'jane roe' }]), [
    { name: 'Jane Roe', role: 'Nordic correspondent' },
  ])
  assert.equal(
    readByline(Array.from({ length: 500 }, (_, i) => ({ name: `Name ${'abcdefghijklmnopqrstuvwxyz'[i % 26]}${i}` }))).length <= 12,
    true,
  )
})

test('a line that only names the writer is told from a sentence', () => {
  assert.equal(isBylineLine('By Ines Calder'), true)
  assert.equal(isBylineLine('By Ines Calder and Jo Roe'), true)
  assert.equal(isBylineLine('By Monday the ferry was afloat.'), false)
  assert.equal(isBylineLine('By the river a man waited.'), false)
})

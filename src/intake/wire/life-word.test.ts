import assert from 'node:assert/strict'
import { test } from 'node:test'
import { forbidsUse, isCorrection, lifeWord, versionOf } from './life-word.ts'

const told: string[] = []
const complain = (_: string, code: string) => void told.push(code)

test('both spellings of a kill are one, with a scheme before them or without', () => {
  for (const word of ['canceled', 'cancelled', 'stat:canceled', 'http://cv.example/status/canceled', ' CANCELLED ', 'killed'])
    assert.equal(lifeWord(word, complain), 'canceled', word)
})

test('no word and the word usable leave a piece as it is; what nobody knows holds it back and is told', () => {
  for (const word of [undefined, '', 'usable', 'stat:usable']) assert.equal(lifeWord(word, complain), undefined)
  assert.deepEqual(told, [])
  assert.equal(lifeWord('stat:withheld', complain), 'withheld')
  assert.deepEqual(told, [])
  assert.equal(lifeWord('commissioned', complain), 'withheld')
  assert.deepEqual(told, ['status-unknown'])
})

test('a version counts where it is a number', () => {
  assert.deepEqual(['11', 3, '1.2', 'second', '', undefined, '99999999999'].map(versionOf), [
    11,
    3,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})

test('a note is one on a correction by a signal or by its first word, else it is for editors', () => {
  assert.equal(isCorrection('CORRECTS spelling of Müller in the second paragraph', []), true)
  assert.equal(isCorrection('Korrektur: Es waren zwölf.', []), true)
  assert.equal(isCorrection('Rättelse: namnet i sista stycket', []), true)
  assert.equal(isCorrection('In the third line, ten reads twelve', ['sig:correction']), true)
  assert.equal(isCorrection('Eds: adds quote from the mayor', ['sig:update']), false)
  assert.equal(isCorrection('The mayor was correct', []), false)
})

test('terms that bound the use of a picture do not withhold it, terms that forbid ours do', () => {
  for (const terms of ['Editorial use only', 'World rights except Italy', 'No sales', 'Not for use outside the United States', undefined])
    assert.equal(forbidsUse(terms), false, terms ?? 'none')
  for (const terms of ['NOT FOR PUBLICATION', 'No online use', 'Print only, not for web', 'Do not use'])
    assert.equal(forbidsUse(terms), true, terms)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { factsIn } from './facts-in.ts'

const facts = (sentence: string) => {
  const { figures, names } = factsIn(sentence)
  return [[...figures], [...names]]
}

test('figures are what they are, however they are written; times of day and single digits are none', () => {
  assert.deepEqual(facts('Futures fell 8.6% to $5,320 a tonne at 09.45, the lowest in 19 months.')[0], ['8.6', '5320', '19'])
  assert.deepEqual(facts('Der Preis fiel um 8,6 Prozent auf 5320 Dollar um 17:20 Uhr.')[0], ['8.6', '5320'])
  assert.deepEqual(facts('It was passed 6-3 at 3.40am by a board of 9 with KB-31.')[0], [])
  assert.deepEqual(facts('Un total de 1 300 000 euros y 6.800 hectáreas.')[0], ['1300000', '6800'])
})

test('a measure is a figure with a sign, a share or a fraction', () => {
  const { measures } = factsIn('Of 412 people 71 per cent paid €900, 3.75 percent more than 1,300 in 24 ports, and 12% less.')
  assert.deepEqual([...measures], ['71', '900', '3.75', '12'])
})

test('names are what is written large within a sentence', () => {
  assert.deepEqual(facts('Ferries from Piraeus, Nikos Arvelis said, passed “Theonisi” and Greece’s coast.')[1], [
    'piraeus',
    'nikos',
    'arvelis',
    'theonisi',
    'greece',
  ])
})

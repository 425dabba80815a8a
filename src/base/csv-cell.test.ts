import assert from 'node:assert/strict'
import { test } from 'node:test'
import { csvCell } from './csv-cell.ts'

test('what a spreadsheet would reckon with is disarmed, and numbers stay numbers', () => {
  for (const formula of ['=1+1', '+1+1', '-1+1', "-2+3+cmd|' /C calc'!A0", '@SUM(A1)', '\t=1'])
    assert.match(csvCell(formula), /^"?'/, formula)
  assert.deepEqual(['-1.5', '2', '-2', 'lean left'].map(csvCell), ['-1.5', '2', '-2', 'lean left'])
})

test('a cell has quotes where it needs them, and nothing where nothing is known', () => {
  assert.deepEqual(['a,b', 'say "so"', 'two\nlines', null, undefined, 7].map(csvCell), [
    '"a,b"',
    '"say ""so"""',
    '"two\nlines"',
    '',
    '',
    '7',
  ])
})

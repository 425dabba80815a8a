import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isAgency, wireOf } from './wire.ts'

test('agencies are recognised in authors, datelines and last words', () => {
  assert.equal(wireOf(['Associated Press'], ''), 'AP')
  assert.equal(wireOf(['Jane Roe, Reuters'], ''), 'Reuters')
  assert.equal(wireOf(['Staff and AFP'], ''), 'AFP')
  assert.equal(wireOf([], 'LONDON (AP) — The ferry ran aground.'), 'AP')
  assert.equal(wireOf([], 'Ashmere, Nov 23 (Concord Press) – The ferry ran aground.'), 'Concord Press')
  assert.equal(wireOf([], 'Berlin (dpa) - Die Fähre lief auf Grund.'), 'dpa')
  assert.equal(wireOf([], 'La fragata encalló. (EFE)'), 'EFE')
  assert.equal(wireOf([], 'The ferry ran aground. © 2026 AFP'), 'AFP')
})

test('people and sentences are not agencies', () => {
  assert.equal(wireOf(['Ana Lusardi'], 'The ferry ran aground.'), null)
  assert.equal(wireOf(['Ines Calder'], 'Ashmere (pop. 3,000) - a quiet town.'), null)
  assert.equal(wireOf([], 'Reuters was founded in London. It is old.'), null)
  assert.equal(isAgency('AFP'), true)
  assert.equal(isAgency('Anna Reuters'), false)
})

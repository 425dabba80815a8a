import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fullWordsOf, type Told, turnedBack, turnedToTeasers } from './judge-teasers.ts'

const old = (most: number, latest = most, isOpen = false): Told => ({ most, latest, isOpen, known: most, isNew: false })
const fresh = (latest: number, isOpen = false, known = latest): Told => ({ most: latest, latest, isOpen, known, isNew: true })
const many = <T>(n: number, one: T): T[] => Array.from({ length: n }, () => one)
const judge = (now: Told[], before: Told[] = []) => turnedToTeasers(now, [...now, ...before])

test('a feed that tells again with half the words what it had told whole has turned', () => {
  assert.equal(judge(many(10, old(600, 40)), many(20, old(550))), true)
  assert.equal(judge([...many(2, old(600, 40)), ...many(8, old(600))]), false, 'two of ten were shortened')
})

test('a feed whose new pieces alone are cut off has turned', () => {
  assert.equal(judge([...many(3, fresh(35, true)), ...many(7, old(600))], many(20, old(550))), true)
  assert.equal(judge([...many(3, fresh(0)), ...many(7, old(600))], many(20, old(550))), true, 'no body at all')
  assert.equal(judge([...many(2, fresh(60, false, 700)), ...many(7, old(600))], many(20, old(550))), true, 'another feed has them whole')
  assert.equal(judge([fresh(35, true), ...many(7, old(600))], many(20, old(550))), true, 'one that says so, where none ever did')
})

test('short pieces, films and feeds that always had openings are no alarm', () => {
  const before = many(20, old(550))
  assert.equal(judge([fresh(60), ...many(7, old(600))], before), false, 'one short piece')
  assert.equal(judge([...many(4, fresh(80)), ...many(7, old(600))], before), false, 'a row of briefs')
  assert.equal(judge([...many(2, fresh(0)), ...many(7, old(600))], before), false, 'two films')
  assert.equal(judge([fresh(35, true), fresh(700), ...many(7, old(600))], before), false, 'one of two')
  assert.equal(judge(many(10, fresh(35, true)), many(20, old(40, 40, true))), false, 'always openings')
  assert.equal(judge(many(4, fresh(35, true)), many(3, old(600))), false, 'too few to say')
  assert.equal(judge(many(4, fresh(0)), [...many(14, old(550)), ...many(6, old(0))]), false, 'a feed where films are usual')
  assert.equal(judge([]), false)
})

test('the alarm ends when full text is back, and not because nothing new came', () => {
  assert.equal(turnedBack(many(10, old(600)), 550), true)
  assert.equal(turnedBack([...many(3, fresh(500)), ...many(5, old(600))], 550), true)
  assert.equal(turnedBack([...many(2, fresh(35, true)), ...many(8, old(600))], 550), false)
  assert.equal(turnedBack([fresh(500), old(600, 40)], 550), false)
  assert.equal(turnedBack([], 550), false)
  assert.equal(fullWordsOf(many(9, old(90))), undefined)
})

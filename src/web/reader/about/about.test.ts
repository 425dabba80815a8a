import assert from 'node:assert/strict'
import { test } from 'node:test'
import { capsOn, halfLives, inWords } from '../../../edition/edition.ts'
import { visitorStrip } from '../../viewer/viewer.ts'
import { about } from './about.tsx'
import { capWords, halvingWords } from './about-top.tsx'

const paper = { name: 'Masthead', address: 'https://paper.example', now: new Date('2026-11-23T12:00:00Z'), strip: visitorStrip }

test('the page tells how the gate, the free days and membership work here, with the operator’s own numbers', () => {
  const { body } = about(paper, { trialDays: 14, graceDays: 7, giftsPerMonth: 5 })
  for (const words of [/free, for fourteen days, without a card/, /go on reading for seven days/, /open 5 articles a month for friends/])
    assert.match(body, words)
  for (const path of ['/join', '/membership', '/titles', '/account']) assert.ok(body.includes(`href="${path}"`), path)
  const none = about(paper, { trialDays: 0, graceDays: 0, giftsPerMonth: 0 }).body
  assert.match(none, /A free account reads what titles leave open to it/)
  assert.doesNotMatch(none, /free, for|go on reading for|for friends/)
})

test('the page tells every half-life that the edition weighs by', () => {
  assert.equal(
    halvingWords({ usual: 11, sport: 7, health: 16, opinion: 16 }),
    'for most news after 11 hours, for sport after 7, for health and opinion after 16',
  )
  const { body } = about(paper, { trialDays: 14, graceDays: 7, giftsPerMonth: 5 })
  assert.ok(body.includes(halvingWords(halfLives)))
  for (const hours of Object.values(halfLives)) assert.match(halvingWords(halfLives), new RegExp(`after ${hours}\\b`))
})

test('the page tells every cap of the front page, out of the edition’s numbers', () => {
  const words = capWords()
  assert.match(words, /^of any twelve places in a row at the most two led by one title, three about one topic, /)
  for (const cap of capsOn('front')) {
    assert.ok(words.includes(`of any ${inWords(cap.places)}`))
    assert.ok(words.includes(`${inWords(cap.title as number)} led by one title`))
  }
  const { body } = about(paper, { trialDays: 14, graceDays: 7, giftsPerMonth: 5 })
  assert.ok(body.includes(words))
  assert.match(body, /only when it weighs 12 per cent more/)
})

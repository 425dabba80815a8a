import assert from 'node:assert/strict'
import { test } from 'node:test'
import { halfLives } from '../../../edition/edition.ts'
import { visitorStrip } from '../../viewer/viewer.ts'
import { about, halvingWords } from './about.tsx'

test('the page tells every half-life that the edition weighs by', () => {
  assert.equal(
    halvingWords({ usual: 11, sport: 7, health: 16, opinion: 16 }),
    'for most news after 11 hours, for sport after 7, for health and opinion after 16',
  )
  const { body } = about({ name: 'Masthead', address: 'https://paper.example', now: new Date('2026-11-23T12:00:00Z'), strip: visitorStrip })
  assert.ok(body.includes(halvingWords(halfLives)))
  for (const hours of Object.values(halfLives)) assert.match(halvingWords(halfLives), new RegExp(`after ${hours}\\b`))
})

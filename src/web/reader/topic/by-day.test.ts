import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Card } from '../gather-cards.ts'
import { byDay, titlesIn } from './by-day.ts'

const title = (id: string) => ({ id, name: id.toUpperCase(), colour: null })
const card = (id: string, at: string, by: string, ...others: string[]) =>
  ({ article: { id, published: new Date(at) }, title: title(by), others: others.map((one) => ({ title: title(one) })) }) as unknown as Card
const cards = [
  card('a', '2026-11-22T23:59:00Z', 'x', 'y'),
  card('b', '2026-11-23T00:01:00Z', 'x'),
  card('c', '2026-11-23T09:00:00Z', 'z', 'x'),
]

test('a topic’s stories stand under their day, latest first', () => {
  assert.deepEqual(
    byDay(cards).map(({ day, cards }) => [day.toISOString().slice(0, 10), ...cards.map(({ article }) => article.id)]),
    [
      ['2026-11-23', 'c', 'b'],
      ['2026-11-22', 'a'],
    ],
  )
  assert.deepEqual(byDay([]), [])
})

test('who tells most of a topic stands first, each title once', () => {
  assert.deepEqual(
    titlesIn(cards).map(({ name, stories }) => `${name} ${stories}`),
    ['X 3', 'Y 1', 'Z 1'],
  )
})

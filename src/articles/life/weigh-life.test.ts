import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FeedId } from '../../titles/titles.ts'
import { lifeOf, publishedAt, sameLife, stateAt, weighLife } from './weigh-life.ts'

const noon = new Date('2026-11-23T12:00:00Z')
const later = (hours: number) => new Date(noon.getTime() + hours * 3_600_000)
const told = (more: Partial<Parameters<typeof lifeOf>[0]> = {}) => ({
  status: 'usable' as const,
  embargoUntil: null,
  expires: null,
  revision: null,
  ...more,
})
const wire = 'wire' as FeedId
const rss = 'rss' as FeedId

test('a life makes a piece ready, held or over, as the clock goes', () => {
  const life = lifeOf(told({ embargoUntil: later(1), expires: later(2) }), wire)
  assert.deepEqual(
    [0, 1, 1.5, 2].map((hours) => stateAt(life, later(hours))),
    ['held', 'ready', 'ready', 'expired'],
  )
  assert.equal(stateAt(lifeOf(told({ status: 'withheld' }), wire), noon), 'held')
  assert.equal(stateAt(lifeOf(told({ status: 'withheld', expires: noon }), wire), noon), 'expired')
  assert.deepEqual(publishedAt(noon, life), later(1))
  assert.deepEqual(publishedAt(later(3), life), later(3))
})

test('a later telling counts whole, an earlier one not at all', () => {
  const held = lifeOf(told({ status: 'withheld', embargoUntil: later(5), revision: 2 }), wire)
  assert.deepEqual(weighLife(told(), held, 1, rss), { ...lifeOf(told(), rss), number: 2 })
  assert.equal(weighLife(told(), held, -1, wire), held)
})

test('of two tellings of one version, another feed may hold a piece back and not let it go', () => {
  const held = lifeOf(told({ status: 'withheld', embargoUntil: later(5) }), wire)
  const eased = weighLife(told(), held, 0, rss)
  assert.deepEqual([eased.withheld, eased.embargoUntil], [true, later(5)])
  assert.equal(stateAt(weighLife(told({ embargoUntil: later(7) }), lifeOf(told(), rss), 0, wire), later(6)), 'held')
  // The feed that held it lets it go, without dates too; no other does, though it was the first to tell of the piece, and tells it again at every call.
  for (const order of [0, 'undated'] as const) {
    assert.equal(stateAt(weighLife(told(), held, order, wire), noon), 'ready')
    assert.equal(stateAt(weighLife(told(), held, order, rss), noon), 'held')
    for (const more of [{ status: 'withheld' as const }, { embargoUntil: later(5) }]) {
      const first = lifeOf(told(), rss)
      const then = weighLife(told(more), first, order, wire)
      assert.equal(stateAt(weighLife(told(), then, order, rss), noon), 'held', JSON.stringify(more))
      assert.equal(stateAt(weighLife(told(), then, order, wire), noon), 'ready')
    }
  }
  assert.ok(sameLife(held, weighLife(told({ status: 'withheld', embargoUntil: later(5) }), held, 0, rss)))
})

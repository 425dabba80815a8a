import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, hour } from '../base/clock.ts'
import { type Terms, termsIn } from '../titles/titles.ts'
import { markOf, markOfTitle, sightInLists } from './sight.ts'

const now = new Date('2026-11-23T12:00:00Z')
const told = (terms: Partial<Terms>, age = hour) => {
  const article = { id: 'a1', title: 't', published: new Date(now.getTime() - age), embargoUntil: null }
  return [sightInLists(termsIn(terms), article, now), markOf(termsIn(terms), article, now)]
}

test('lists show as much as the least of all readers may see, and say what it takes to read on', () => {
  assert.deepEqual(told({}), ['whole', null])
  assert.deepEqual(told({ text: 'opening', access: 'members' }), ['whole', null])
  assert.deepEqual(told({ access: 'registered' }), ['preview', 'Free account'])
  assert.deepEqual(told({ access: 'members' }), ['preview', 'Members'])
  assert.deepEqual(told({ access: 'metered' }), ['preview', null], 'his meter may be spent')
  const windows = { registeredAfterDays: 2, openAfterDays: 7 }
  assert.deepEqual(told({ access: 'windowed', windows }), ['preview', 'Members'])
  assert.deepEqual(told({ access: 'windowed', windows }, 3 * day), ['preview', 'Free account'])
  assert.deepEqual(told({ access: 'windowed', windows }, 8 * day), ['whole', null])
})

test('a piece that some may not see at all is its headline in every list', () => {
  assert.deepEqual(told({ territories: { only: ['GB'] } }), ['headline', null])
  assert.deepEqual(told({ embargoHours: 2 }), ['headline', null])
  assert.deepEqual(told({ keepDays: 2 }, 3 * day), ['headline', null])
  assert.deepEqual(told({ until: '2026-11-22' }), ['headline', null])
  assert.deepEqual(told({ text: 'headline' }), ['whole', null], 'there is no more of it')
})

test('a title in a list is marked by its terms, where there is something behind a gate', () => {
  const of = (terms: Partial<Terms>) => markOfTitle(termsIn(terms))
  assert.deepEqual(
    (['open', 'registered', 'metered', 'members', 'windowed'] as const).map((access) =>
      of({ access, text: 'feed', ...(access === 'windowed' && { windows: { registeredAfterDays: 1, openAfterDays: null } }) }),
    ),
    [null, 'Free account', 'Some free, then members', 'Members', 'Members first'],
  )
  for (const text of ['headline', 'opening'] as const) assert.equal(of({ access: 'members', text }), null)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type MayNot, mayRead, nothingOpened, type Standing } from '../../../membership/membership.ts'
import { termsForm } from '../../../titles/titles.ts'
import { gateSays, joinSays, meterSays } from './gate-says.ts'

const now = new Date('2026-11-23T12:00:00Z')
const article = { id: 'a', title: 't', published: now, embargoUntil: null }
const says = (document: unknown, standing: Standing, counted = 0, titles = 400) => {
  const terms = termsForm.parse(document)
  const decision = mayRead(standing, terms, article, now, null, { ...nothingOpened, counted }) as MayNot
  const at = {
    kind: standing.kind,
    ...(standing.kind === 'lapsed' && { was: standing.was }),
    title: 'The Signal',
    terms,
    titles,
    trialDays: 14,
  }
  return { ...gateSays(decision, at), ...joinSays(at, decision) }
}

test('a visitor is asked in with the words of the house, and told how many titles there are where they are not hundreds', () => {
  const { way, heading, first, words, free } = says({ access: 'members' }, { kind: 'visitor' })
  assert.deepEqual([way, heading, first], ['join', 'Sign up to read this article', undefined])
  assert.equal(words, 'Read news from hundreds of titles, curated specifically for you.')
  assert.equal(says({ access: 'members' }, { kind: 'visitor' }, 0, 29).words, 'Read news from 29 titles, curated specifically for you.')
  assert.equal(free, 'Fourteen days free, no card.')
})

test('it is said what was used up, what a free account gives, and when it is free for all', () => {
  const spent = says({ access: 'metered', meter: { visitors: 2, registered: 5 } }, { kind: 'visitor' }, 2)
  assert.match(spent.first ?? '', /2 pieces that The Signal gives free of charge this month/)
  assert.match(says({ access: 'registered' }, { kind: 'visitor' }).more, /After that a free account still reads The Signal\./)
  const windows = { registeredAfterDays: null, openAfterDays: 10 }
  assert.match(says({ access: 'windowed', windows }, { kind: 'visitor' }).more, /free for all from 3 December 2026/)
})

test('who has signed up is shown the way to membership, and who was in is told that it has ended', () => {
  const registered = says({ access: 'members' }, { kind: 'registered' })
  assert.deepEqual([registered.way, registered.heading], ['membership', 'Become a member to read this article'])
  assert.match(says({ access: 'members' }, { kind: 'lapsed', since: now, was: 'trial' }).first ?? '', /^Your free days are over\./)
  assert.match(says({ access: 'members' }, { kind: 'lapsed', since: now, was: 'member' }).first ?? '', /^Your membership has ended\./)
})

test('what nothing opens here leads to the publisher', () => {
  for (const document of [{ territories: { only: ['GB'] } }, { embargoHours: 2 }, { until: '2026-11-22' }, { text: 'headline' }])
    assert.equal(says(document, { kind: 'registered' }).way, 'publisher', JSON.stringify(document))
})

test('a meter is told quietly', () => {
  const at = (visitors: number, window = 'month') => ({
    title: 'The Signal',
    terms: termsForm.parse({ access: 'metered', meter: { visitors, registered: 5, window } }),
  })
  assert.equal(meterSays(3, { kind: 'registered', ...at(3) }), '2 of 5 free articles of The Signal this month')
  assert.equal(meterSays(0, { kind: 'visitor', ...at(1, 'rolling') }), '1 of 1 free article of The Signal in 30 days')
})

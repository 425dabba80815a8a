import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type MayNot, mayRead, nothingOpened, type Standing } from '../../../membership/membership.ts'
import { termsForm } from '../../../titles/titles.ts'
import { gateSays, joinSays, meterSays } from './gate-says.ts'

const now = new Date('2026-11-23T12:00:00Z')
const article = { id: 'a', title: 't', published: now, embargoUntil: null }
const atGate = (document: unknown, standing: Standing, titles = 400) => ({
  kind: standing.kind,
  ...(standing.kind === 'lapsed' && { was: standing.was }),
  title: 'The Signal',
  terms: termsForm.parse(document),
  titles,
  trialDays: 14,
})
const says = (document: unknown, standing: Standing, { counted = 0, titles = 400, place = null as string | null } = {}) => {
  const at = atGate(document, standing, titles)
  const decision = mayRead(standing, at.terms, article, now, place, { ...nothingOpened, counted }) as MayNot
  return { ...gateSays(decision, at), ...joinSays(at, decision) }
}
const visitor: Standing = { kind: 'visitor' }
const registered: Standing = { kind: 'registered' }

test('a visitor is asked in with the words of the house, and told how many titles there are where they are not hundreds', () => {
  const { way, heading, first, words, free } = says({ access: 'members' }, visitor)
  assert.deepEqual([way, heading, first], ['join', 'Sign up to read this article', undefined])
  assert.equal(words, 'Read news from hundreds of titles, curated specifically for you.')
  assert.equal(says({ access: 'members' }, visitor, { titles: 29 }).words, 'Read news from 29 titles, curated specifically for you.')
  assert.equal(free, 'Fourteen days free, no card.')
  assert.deepEqual(says({ access: 'registered' }, visitor).heading, heading)
})

test('it is said what was used up and when there is more, what a free account gives, and when it is free for all', () => {
  const metered = { access: 'metered', meter: { visitors: 2, registered: 5 } }
  const spent = says(metered, visitor, { counted: 2 })
  assert.deepEqual([spent.way, spent.heading], ['join', 'Sign up to read this article'])
  assert.equal(
    spent.first,
    'You have read the 2 pieces that The Signal gives free of charge this month. There is more from 1 December 2026.',
  )
  const rolling = { access: 'metered', meter: { visitors: 1, registered: 1, window: 'rolling', days: 7 } }
  const member = says(rolling, registered, { counted: 1 })
  assert.equal(member.way, 'membership')
  assert.match(member.first ?? '', /^You have read the one piece that The Signal gives free of charge in 7 days\./)
  assert.match(says({ access: 'registered' }, visitor).more, /After that a free account still reads The Signal\./)
  const windows = { registeredAfterDays: null, openAfterDays: 10 }
  assert.match(says({ access: 'windowed', windows }, visitor).more, /free for all from 3 December 2026/)
  assert.match(says({ access: 'windowed', windows }, registered).first ?? '', /This article is free from 3 December 2026\.$/)
})

test('who has signed up is shown the way to membership, and who was in is told that it has ended', () => {
  const { way, heading, first, words } = says({ access: 'members' }, registered)
  assert.deepEqual([way, heading], ['membership', 'Become a member to read this article'])
  assert.deepEqual([first, words], ['The Signal is part of the membership.', 'One membership opens everything in hundreds of titles.'])
  assert.match(says({ access: 'members' }, { kind: 'lapsed', since: now, was: 'trial' }).first ?? '', /^Your free days are over\./)
  assert.match(says({ access: 'members' }, { kind: 'lapsed', since: now, was: 'member' }).first ?? '', /^Your membership has ended\./)
})

test('what nothing opens here leads to the publisher, and says why', () => {
  const words = (document: unknown, place?: string) => {
    const { way, heading, words } = says(document, visitor, { place })
    assert.equal(way, 'publisher')
    return [heading, words]
  }
  assert.deepEqual(words({ territories: { only: ['GB', 'IE'] } }, 'US'), [
    'This article may not be read here where you are',
    'The Signal may be read here only in Ireland and United Kingdom.',
  ])
  assert.deepEqual(words({ territories: { not: ['AU'] } }), [
    'We cannot tell which country you are in',
    'The Signal may be read here everywhere but in Australia, and your connection does not say where you are.',
  ])
  assert.deepEqual(words({ embargoHours: 6 }), [
    'This article is not here yet',
    'The Signal lets it be read here from 23 November 2026, 18:00 UTC.',
  ])
  assert.deepEqual(words({ until: '2026-11-01' }), ['This article is no longer here', 'The time for which The Signal gave it has run out.'])
  assert.deepEqual(words({ text: 'headline' }), ['Read this article at The Signal', 'The Signal gives this paper its headlines.'])
})

test('there are words for every no, whoever asks: whole sentences', () => {
  const reasons: MayNot['why'][] = ['expired', 'embargo', 'territory', 'headline-only', 'sign-up', 'membership', 'meter-spent']
  const at = atGate({ territories: { not: ['AU'] } }, { kind: 'lapsed', since: now, was: 'member' })
  for (const why of reasons)
    for (const more of [{}, { from: now }, { placeUnknown: true as const }, { opens: ['sign-up' as const] }]) {
      const { heading, first = 'None.', words } = gateSays({ may: false, why, opens: [], ...more }, at)
      assert.match(heading, /^[A-Z][^.!]+$/)
      for (const sentence of [first, words]) assert.match(sentence, /^[A-Z].*\.$/)
      assert.doesNotMatch(`${heading} ${first} ${words}`, /undefined|null|Invalid|!/)
    }
})

test('a meter is told quietly', () => {
  const at = (visitors: number, window = 'month') => ({
    title: 'The Signal',
    terms: termsForm.parse({ access: 'metered', meter: { visitors, registered: 5, window } }),
  })
  assert.equal(meterSays(3, { kind: 'registered', ...at(3) }), '2 of 5 free articles of The Signal this month')
  assert.equal(meterSays(0, { kind: 'visitor', ...at(1, 'rolling') }), '1 of 1 free article of The Signal in 30 days')
})

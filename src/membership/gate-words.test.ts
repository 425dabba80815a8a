import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Terms, termsForm } from '../titles/titles.ts'
import type { MayNot } from './decision.ts'
import { gateWords, meterWords } from './gate-words.ts'
import { mayRead } from './may-read.ts'
import type { Standing } from './standing.ts'

const now = new Date('2026-11-23T12:00:00Z')
const title = 'The Tribune'
const visitor: Standing = { kind: 'visitor' }
const registered: Standing = { kind: 'registered' }
const no = (standing: Standing, document: object, counted = 0, place: string | null = null): [MayNot, Terms] => {
  const terms = termsForm.parse(document)
  const decision = mayRead(standing, terms, { id: 'a1', title: 'tribune', published: now, embargoUntil: null }, now, place, {
    counted,
    opened: false,
    gift: false,
  })
  assert.ok(!decision.may)
  return [decision, terms]
}
const words = (...given: Parameters<typeof no>) => {
  const [decision, terms] = no(...given)
  const { heading, text, actions } = gateWords(decision, { title, terms })
  return [heading, text, actions.map((action) => action.label).join(' | ')]
}

test('a visitor is told what the paper is, and how to sign up or in', () => {
  assert.deepEqual(words(visitor, { access: 'members' }), [
    'Sign up to read this article',
    'Read news from hundreds of titles, curated specifically for you.',
    'Sign up | Already a member? Sign in here',
  ])
  assert.deepEqual(words(visitor, { access: 'registered' }), words(visitor, { access: 'members' }))
  assert.deepEqual(
    words(visitor, { access: 'windowed', windows: { openAfterDays: 30 } })[1],
    'Read news from hundreds of titles, curated specifically for you. It is free from Wednesday, 23 December 2026.',
  )
})

test('whoever is signed in is told what membership is for', () => {
  assert.deepEqual(words(registered, { access: 'members' }), [
    'Members read this article',
    'The Tribune is part of the membership.',
    'Become a member',
  ])
})

test('a spent meter says how much it was and when there is more', () => {
  const terms = { access: 'metered', meter: { visitors: 1, registered: 3 } }
  assert.deepEqual(words(visitor, terms, 1), [
    'Sign up to read this article',
    'You have read the one piece that The Tribune gives free of charge this month. There is more from Tuesday, 1 December 2026.',
    'Sign up | Already a member? Sign in here',
  ])
  assert.deepEqual(words(registered, { ...terms, meter: { ...terms.meter, window: 'rolling', days: 7 } }, 3), [
    'Members read on',
    'You have read the 3 pieces that The Tribune gives free of charge in 7 days. There is more from Monday, 30 November 2026.',
    'Become a member',
  ])
})

test('where it may be read is said, and that we do not know where the reader is', () => {
  const terms = { territories: { only: ['GB', 'IE'] } }
  assert.deepEqual(words(visitor, terms, 0, 'US'), [
    'This article may not be read here where you are',
    'The Tribune may be read here only in Ireland and United Kingdom.',
    'Read it at its publisher',
  ])
  assert.deepEqual(words(visitor, { territories: { not: ['AU'] } }), [
    'We cannot tell which country you are in',
    'The Tribune may be read here everywhere but in Australia, and your connection does not say where you are.',
    'Read it at its publisher',
  ])
})

test('embargo, expiry and headlines lead to the publisher', () => {
  assert.deepEqual(words(visitor, { embargoHours: 6 }), [
    'This article is not out yet',
    'The Tribune lets it be read here from Monday, 23 November 2026, 18:00 UTC.',
    'Read it at its publisher',
  ])
  assert.equal(words(visitor, { until: '2026-11-01' })[1], 'The time for which The Tribune gave it has run out.')
  assert.deepEqual(words(visitor, { text: 'headline' }), [
    'Read this article at The Tribune',
    'The Tribune gives this paper its headlines.',
    'Read it at its publisher',
  ])
})

test('there are words for every no: whole sentences, and something to do', () => {
  const reasons: MayNot['why'][] = ['expired', 'embargo', 'territory', 'headline-only', 'sign-up', 'membership', 'meter-spent']
  for (const why of reasons)
    for (const more of [{}, { from: now }, { placeUnknown: true as const }]) {
      const { heading, text, actions } = gateWords(
        { may: false, why, opens: [], ...more },
        { title, terms: termsForm.parse({ territories: { not: ['AU'] } }) },
      )
      assert.match(heading, /^[A-Z][^.!]+$/)
      assert.match(text, /^[A-Z].*\.$/)
      assert.doesNotMatch(`${heading} ${text}`, /undefined|null|Invalid|!/)
      assert.ok(actions.length > 0)
    }
})

test('what is left of a meter is counted down', () => {
  const terms = termsForm.parse({ access: 'metered' })
  const left = (n: number | undefined) => meterWords({ may: true, why: 'meter', left: n }, { title, terms })
  assert.equal(left(2), '2 more pieces of The Tribune are free for you this month.')
  assert.equal(left(1), 'One more piece of The Tribune is free for you this month.')
  assert.equal(left(0), 'After this one no more pieces of The Tribune are free for you this month.')
  assert.equal(left(undefined), undefined)
})

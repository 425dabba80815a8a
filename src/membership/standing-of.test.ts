import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../base/clock.ts'
import type { ReaderId } from '../readers/readers.ts'
import { endsOf } from './ends-of.ts'
import { explainStanding } from './explain-standing.ts'
import type { Standing } from './standing.ts'
import type { Happening, StandingEvent, StandingEventId, SubscriptionFacts } from './standing-event.ts'
import { noTrialWhy, standingOf } from './standing-of.ts'

const began = new Date('2026-11-23T08:00:00Z')
const on = (days: number) => new Date(began.getTime() + days * day)
const iso = (days: number) => on(days).toISOString()
const rules = { graceDays: 7 }

const told = (key: string, days: number, happening: Happening, family?: StandingEvent[]): StandingEvent => ({
  ...happening,
  id: `e-${key}` as StandingEventId,
  reader: 'ada' as ReaderId,
  at: on(days),
  key,
  ...(family && { family }),
})
const trial = told('trial', 0, { kind: 'trial-began', facts: { until: iso(14) } })
const seen = (days: number, version: number, more: Partial<SubscriptionFacts>) => {
  const facts: SubscriptionFacts = {
    subscription: 's1',
    version,
    by: 'subscription',
    plan: 'monthly',
    seats: 1,
    state: 'active',
    paidUntil: iso(30),
    renews: true,
    why: null,
    ...more,
  }
  return told(`${facts.subscription}:${version}`, days, { kind: 'subscription-seen', facts })
}
const member = (days: number, more: Partial<Extract<Standing, { kind: 'member' }>> = {}): Standing => ({
  kind: 'member',
  until: on(days),
  by: 'subscription',
  plan: 'monthly',
  renews: true,
  ...more,
})
const lapsed = (days: number, was: 'trial' | 'member' = 'member'): Standing => ({ kind: 'lapsed', since: on(days), was })
const given = (key: string, days: number, until: number | null) =>
  told(`${key}+`, days, {
    kind: 'complimentary-given',
    facts: { grant: key, until: until === null ? null : iso(until), by: 'Olga', why: 'a reviewer' },
  })
const givenEnd = (key: string, days: number) =>
  told(`${key}-`, days, { kind: 'complimentary-ended', facts: { grant: key, by: 'Olga', why: 'the review is out' } })
const family = (place: number, more: Partial<SubscriptionFacts> = {}) =>
  told('seat', 2, { kind: 'seat-given', facts: { seat: 'seat1', family: 'otto', place } }, [
    seen(1, 1, { plan: 'family', seats: 6, ...more }),
  ])
const seatLeft = told('seat-left', 9, { kind: 'seat-left', facts: { seat: 'seat1', why: 'removed' } })
const gift = (key: string, days: number, until: number) =>
  told(`gift:${key}`, days, { kind: 'gift-redeemed', facts: { gift: key, plan: 'gift-3', until: iso(until) } })
const back = (days: number, version: number) =>
  told(`gift-back:${version}`, days, { kind: 'gift-taken-back', facts: { gift: 'g1', version, why: 'disputed' } })
const restored = (days: number, version: number) =>
  told(`gift-on:${version}`, days, { kind: 'gift-restored', facts: { gift: 'g1', version } })
const joined = (days: number, until: number | null = null) =>
  told(`joined:${days}`, days, {
    kind: 'institution-joined',
    facts: { institution: 'i1', name: 'Quay College', until: until === null ? null : iso(until) },
  })
const left = (days: number) => told(`left:${days}`, days, { kind: 'institution-left', facts: { institution: 'i1' } })
const college = (until: number | null = null): Standing => ({
  kind: 'institution',
  name: 'Quay College',
  until: until === null ? null : on(until),
})

const table: [string, StandingEvent[], number, Standing][] = [
  ['nothing has happened', [], 0, { kind: 'registered' }],
  ['no trial was given', [told('no', 0, { kind: 'trial-refused', facts: { why: 'claimed' } })], 1, { kind: 'registered' }],
  ['a trial begins', [trial], 0, { kind: 'trial', until: on(14) }],
  ['its last moment', [trial], 13.999, { kind: 'trial', until: on(14) }],
  ['it ends to the moment', [trial], 14, lapsed(14, 'trial')],
  ['a subscription waits for its first payment', [seen(0, 1, { state: 'waiting', paidUntil: null })], 1, { kind: 'registered' }],
  ['it waits while the trial runs', [trial, seen(0, 1, { state: 'waiting', paidUntil: null })], 1, { kind: 'trial', until: on(14) }],
  ['a member', [seen(0, 1, {})], 1, member(30)],
  ['who pays within the trial is a member', [trial, seen(2, 1, {})], 3, member(30)],
  ['the charge may be late by the grace', [seen(0, 1, {})], 30, member(37)],
  ['but no longer', [seen(0, 1, {})], 37, lapsed(37)],
  [
    'past due keeps reading',
    [seen(0, 1, {}), seen(30, 2, { state: 'past-due', why: 'payment-failed' })],
    36,
    member(37, { pastDueUntil: on(37) }),
  ],
  ['and lapses after the grace', [seen(0, 1, {}), seen(30, 2, { state: 'past-due', why: 'payment-failed' })], 37, lapsed(37)],
  ['the card returns, at once', [seen(30, 2, { state: 'past-due' }), seen(50, 3, { paidUntil: iso(60) })], 50, member(60)],
  ['cancelled keeps the paid period', [seen(0, 1, {}), seen(5, 2, { renews: false, why: 'cancelled' })], 29, member(30, { renews: false })],
  ['without any grace', [seen(0, 1, {}), seen(5, 2, { renews: false, why: 'cancelled' })], 30, lapsed(30)],
  ['ended before the paid period is over', [seen(9, 2, { state: 'ended', renews: false })], 20, member(30, { renews: false })],
  ['ended is over with the period, whatever it says of renewing', [seen(9, 2, { state: 'ended' })], 30, lapsed(30)],
  [
    'refunded ends at once',
    [seen(0, 1, {}), seen(10, 2, { state: 'ended', paidUntil: null, renews: false, why: 'refunded' })],
    10,
    lapsed(10),
  ],
  ['refunded while it goes on has no grace', [seen(32, 3, { paidUntil: iso(30), why: 'refunded' })], 33, lapsed(32)],
  ['disputed ends at once', [seen(0, 1, {}), seen(10, 2, { paidUntil: null, why: 'disputed' })], 11, lapsed(10)],
  ['a dispute won restores', [seen(0, 1, {}), seen(10, 2, { paidUntil: null, why: 'disputed' }), seen(20, 3, {})], 21, member(30)],
  [
    'what an earlier payment covers stays',
    [seen(10, 2, { paidUntil: iso(20), why: 'refunded', renews: false })],
    15,
    member(20, { renews: false }),
  ],
  ['paid by invoice', [seen(0, 1, { by: 'invoice', renews: false })], 1, member(30, { by: 'invoice', renews: false })],
  ['of two, what renews is told', [seen(0, 1, {}), gift('g1', 1, 90)], 2, member(30)],
  [
    'a cancelled one and a longer gift: the gift is told',
    [seen(0, 1, { renews: false }), gift('g1', 1, 90)],
    2,
    member(90, { by: 'gift', plan: 'gift-3', renews: false }),
  ],
  [
    'past due and a longer gift: the gift is told',
    [seen(30, 2, { state: 'past-due' }), gift('g1', 1, 90)],
    31,
    member(90, { by: 'gift', plan: 'gift-3', renews: false }),
  ],
  [
    'the longer of two subscriptions',
    [seen(0, 1, { renews: false }), seen(0, 1, { subscription: 's2', paidUntil: iso(60), renews: false })],
    1,
    member(60, { renews: false }),
  ],
  ['complimentary goes before a membership', [seen(0, 1, {}), given('c', 1, 90)], 2, { kind: 'complimentary', until: on(90) }],
  ['and before an institution', [joined(1), given('c', 1, null)], 2, { kind: 'complimentary', until: null }],
  ['complimentary with an end', [given('c', 1, 5)], 5, lapsed(5)],
  ['complimentary ended by hand', [given('c', 1, null), givenEnd('c', 4)], 4, lapsed(4)],
  ['given again after its end', [given('c', 1, null), givenEnd('c', 4), given('d', 4, null)], 4, { kind: 'complimentary', until: null }],
  ['an institution goes before a membership', [seen(0, 1, {}), joined(1)], 2, college()],
  ['who left an institution', [joined(1), left(3)], 3, lapsed(3)],
  ['who joined it again', [joined(1), left(3), joined(5)], 6, college()],
  ['an institution until a day', [joined(1, 8)], 7, college(8)],
  ['a seat', [family(2)], 3, member(30, { by: 'seat', plan: 'family' })],
  [
    'a seat of a family that is past due',
    [family(2, { state: 'past-due' })],
    31,
    member(37, { by: 'seat', plan: 'family', pastDueUntil: on(37) }),
  ],
  ['a seat ends with the family', [family(2, { renews: false })], 30, lapsed(30)],
  ['a seat beyond what is paid for', [family(5, { seats: 4 })], 3, { kind: 'registered' }],
  ['a family of one is no family', [family(2, { seats: 1 })], 3, { kind: 'registered' }],
  ['a seat that was taken back', [family(2), seatLeft], 9, lapsed(9)],
  ['a seat of a family that never paid', [family(2, { state: 'waiting', paidUntil: null })], 3, { kind: 'registered' }],
  ['a gift', [gift('g1', 1, 90)], 2, member(90, { by: 'gift', plan: 'gift-3', renews: false })],
  ['a gift runs out', [gift('g1', 1, 90)], 90, lapsed(90)],
  ['a gift whose payment is disputed', [gift('g1', 1, 90), back(5, 2)], 5, lapsed(5)],
  ['and restored', [gift('g1', 1, 90), back(5, 2), restored(8, 3)], 9, member(90, { by: 'gift', plan: 'gift-3', renews: false })],
  [
    'and restored before the word of the dispute came',
    [gift('g1', 1, 90), restored(4, 3), back(5, 2)],
    9,
    member(90, { by: 'gift', plan: 'gift-3', renews: false }),
  ],
  ['refunded while past due has no grace', [seen(32, 3, { state: 'past-due', why: 'refunded' })], 33, lapsed(32)],
  ['ended does not renew, whatever it says', [seen(9, 2, { state: 'ended' })], 20, member(30, { renews: false })],
  [
    'what an earlier payment covers does not renew',
    [seen(10, 2, { paidUntil: iso(20), why: 'refunded' })],
    15,
    member(20, { renews: false }),
  ],
  ['of two grants the one without an end', [given('c', 1, 9), given('d', 1, null)], 2, { kind: 'complimentary', until: null }],
  ['a trial and a membership over at once', [trial, seen(1, 1, { paidUntil: iso(14), renews: false })], 15, lapsed(14)],
  ['lapsed twice: the later end is told', [trial, seen(20, 1, { paidUntil: iso(30), renews: false })], 40, lapsed(30)],
]

for (const [name, events, at, standing] of table) test(name, () => assert.deepEqual(standingOf(events, on(at), rules), standing))

test('the grace is the operator’s', () => {
  const late = [seen(30, 2, { state: 'past-due' })]
  assert.deepEqual(standingOf(late, on(30), { graceDays: 0 }), lapsed(30))
  assert.deepEqual(standingOf(late, on(43), { graceDays: 14 }), member(44, { pastDueUntil: on(44) }))
})

test('why there is no trial', () => {
  const refused = told('no', 0, { kind: 'trial-refused', facts: { why: 'disposable' } })
  assert.equal(noTrialWhy([refused]), 'disposable')
  assert.equal(noTrialWhy([refused, trial]), undefined)
  assert.equal(noTrialWhy([]), undefined)
})

test('the line that is in sight', () => {
  const line = (events: StandingEvent[], at: number) => endsOf(standingOf(events, on(at), rules), on(at))
  assert.equal(line([trial], 2.5), 'Free for 12 more days')
  assert.equal(line([trial], 12.5), 'Free for 2 more days')
  assert.equal(line([trial], 13), 'Your free days end within a day')
  assert.equal(line([trial], 15), 'Your free days have ended')
  assert.equal(line([seen(0, 1, {})], 1), null)
  assert.equal(line([seen(0, 1, { renews: false })], 1), 'Your membership ends on 23 December')
  assert.equal(line([seen(0, 1, { renews: false, paidUntil: iso(60) })], 1), 'Your membership ends on 22 January 2027')
  assert.equal(line([seen(0, 1, { state: 'past-due', paidUntil: iso(3) })], 4), 'Your card was refused; you can read until 3 December')
  assert.equal(line([seen(0, 1, { renews: false })], 31), 'Your membership ended on 23 December')
  assert.equal(line([given('c', 1, null)], 2), null)
  assert.equal(line([joined(1, 8)], 2), 'You can read everything until 1 December')
  assert.equal(line([], 2), null)
})

test('the operator is told line by line what counts, and why the rest does not', () => {
  const { standing, lines } = explainStanding(
    [seen(20, 2, { renews: false, why: 'cancelled' }), trial, family(2), seen(14, 1, {}), seatLeft, seen(14, 1, {})],
    on(21),
    rules,
  )
  assert.deepEqual(standing, member(30, { renews: false }))
  assert.deepEqual(
    lines.map(({ words, counts }) => `${counts ? '+' : '-'} ${words}`),
    [
      '- Trial began, until 7 December 2026 (over).',
      '- Took seat 2 in the family of otto (over).',
      '- Seat given up: the family’s payer took it back.',
      '- Subscription s1 (monthly) is active: paid until 23 December 2026 (a later word on it holds).',
      '+ Subscription s1 (monthly) is active: paid until 23 December 2026, does not renew; it was cancelled.',
    ].map((line) => line.replace('’', "'")),
  )
  assert.deepEqual(
    lines.map(({ at }) => at),
    [on(0), on(2), on(9), on(14), on(20)],
  )
})

test('each kind of event has its own words', () => {
  const all = table.flatMap(([, events], row) => events.map((event) => ({ ...event, key: `${row} ${event.key}` })))
  const words = explainStanding(all, on(4), rules).lines.map((line) => line.words)
  for (const word of [
    'Trial began',
    'No trial',
    'waits for its first payment',
    'Membership by invoice',
    'Complimentary reading given by Olga',
    'ended by Olga',
    'Gift g1 redeemed',
    'taken back',
    'restored',
    'Joined Quay College',
    'Left institution',
  ])
    assert.ok(
      words.some((line) => line.includes(word)),
      word,
    )
  assert.ok(words.every((line) => line.endsWith('.') && !line.includes('undefined')))
})

/** mulberry32: the same throws each time, so that what fails can be found again. */
const dice = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296
}

const randomEvent = (roll: () => number, n: number): StandingEvent => {
  const whole = (most: number) => Math.floor(roll() * most)
  const days = whole(60)
  const maybe = roll() < 0.5
  const makes: (() => StandingEvent)[] = [
    () => trial,
    () =>
      seen(days, whole(6), {
        subscription: `s${whole(2)}`,
        state: (['waiting', 'active', 'past-due', 'ended'] as const)[whole(4)],
        paidUntil: roll() < 0.2 ? null : iso(whole(90)),
        renews: maybe,
        why: ([null, 'refunded', 'disputed', 'cancelled'] as const)[whole(4)],
      }),
    () => given(`c${whole(3)}`, days, maybe ? null : days + whole(30)),
    () => givenEnd(`c${whole(3)}`, days),
    () => ({
      ...family(2 + whole(4), { seats: 1 + whole(6), state: (['active', 'past-due'] as const)[whole(2)], paidUntil: iso(whole(90)) }),
      key: `seat${n}`,
    }),
    () => seatLeft,
    () => gift(`g${whole(2)}`, days, days + whole(90)),
    () => back(days, whole(4)),
    () => restored(days, whole(4)),
    () => joined(days, maybe ? null : days + whole(40)),
    () => left(days),
  ]
  const made = makes[whole(makes.length)]!()
  return { ...made, id: `e${n}` as StandingEventId, key: `${made.key}#${n}` }
}

test('neither the order of events nor how often each is told makes a difference', () => {
  const roll = dice(20261123)
  let kinds = new Set<string>()
  for (let round = 0; round < 400; round++) {
    const events = Array.from({ length: 1 + Math.floor(roll() * 9) }, (_, n) => randomEvent(roll, n))
    for (const at of [0, 13, 30, 36, 61, 140]) {
      const expected = standingOf(events, on(at), rules)
      const lines = explainStanding(events, on(at), rules)
      assert.deepEqual(lines.standing, expected)
      assert.equal(
        lines.lines.some((line) => line.counts),
        !['registered', 'lapsed'].includes(expected.kind),
      )
      kinds = kinds.add(expected.kind)
      for (let again = 0; again < 6; again++) {
        const doubled = [...events, ...events.filter(() => roll() < 0.5)]
        const mixed = doubled
          .map((event) => [roll(), event] as const)
          .sort(([a], [b]) => a - b)
          .map(([, event]) => event)
        assert.deepEqual(standingOf(mixed, on(at), rules), expected, JSON.stringify(mixed))
        assert.deepEqual(explainStanding(mixed, on(at), rules), lines)
      }
    }
  }
  assert.deepEqual([...kinds].sort(), ['complimentary', 'institution', 'lapsed', 'member', 'registered', 'trial'])
})

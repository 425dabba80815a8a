import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Terms, termsForm } from '../titles/titles.ts'
import { type GateArticle, nothingOpened, type Opened } from './decision.ts'
import { mayRead } from './may-read.ts'
import type { Standing } from './standing.ts'

// mulberry32: the same cases in every run.
const chance = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
}
const random = chance(20261123)
const upTo = (most: number) => Math.floor(random() * (most + 1))
const one = <T>(values: readonly T[]): T => values[upTo(values.length - 1)] as T
const day = 86_400_000
const start = Date.UTC(2026, 10, 23, 9)
const until = new Date(start + 4000 * day)

const termsByChance = (): Terms => {
  for (;;) {
    const read = termsForm.safeParse({
      access: one(['open', 'registered', 'metered', 'metered', 'members', 'windowed', 'windowed']),
      meter: { visitors: upTo(4), registered: upTo(6), window: one(['month', 'rolling']), days: 1 + upTo(40) },
      windows: { registeredAfterDays: one([null, upTo(20)]), openAfterDays: one([null, upTo(60)]) },
      text: one(['headline', 'opening', 'feed', 'feed', 'page', 'page']),
      territories: one([null, null, { only: ['GB', 'FR'] }, { not: ['GB'] }]),
      embargoHours: one([0, 0, upTo(100)]),
      keepDays: one([null, null, 1 + upTo(90)]),
      until: one([null, null, new Date(start + (upTo(120) - 20) * day).toISOString().slice(0, 10)]),
    })
    if (read.success) return read.data
  }
}
type Case = { terms: Terms; article: GateArticle; now: Date; place: string | null; opened: Opened }
const caseByChance = (): Case => {
  const published = new Date(start - upTo(80) * day - upTo(day))
  const counted = upTo(6)
  return {
    terms: termsByChance(),
    article: { id: 'a1', title: 'tribune', published, embargoUntil: one([null, null, new Date(start + (upTo(4) - 2) * day)]) },
    now: new Date(start + upTo(day)),
    place: one(['GB', 'FR', 'US', null]),
    opened: { counted, opened: counted > 0 && one([true, false]), gift: one([true, false, false]) },
  }
}
const cases = Array.from({ length: 20_000 }, caseByChance)
const decide = (standing: Standing, { terms, article, now, place, opened }: Case) => mayRead(standing, terms, article, now, place, opened)

const visitor: Standing = { kind: 'visitor' }
const registered: Standing = { kind: 'registered' }
const lapsed: Standing = { kind: 'lapsed', since: new Date(start), was: 'member' }
const trial: Standing = { kind: 'trial', until }
const member: Standing = { kind: 'member', until, by: 'subscription', plan: 'monthly', renews: true }
const complimentary: Standing = { kind: 'complimentary', until: null }
const institution: Standing = { kind: 'institution', name: 'University', until: null }
const full: Standing[] = [trial, member, complimentary, institution]
const all: Standing[] = [visitor, registered, lapsed, ...full]

/** Calls `law` for each case that `when` picks; there must be many. */
const law = (name: string, when: (given: Case) => boolean, holds: (given: Case) => void) =>
  test(name, () => {
    const picked = cases.filter(when)
    assert.ok(picked.length > 300, `${picked.length} cases`)
    for (const given of picked) holds(given)
  })
const always = () => true
const shown = (given: Case) => JSON.stringify(given)

law('more standing never opens less', always, (given) => {
  const opens = all.map((standing) => decide(standing, given).may)
  for (const [less, more] of [[0, 1], [1, 2], [2, 1], ...[3, 4, 5, 6].map((n) => [2, n])] as [number, number][])
    assert.ok(!opens[less] || opens[more], `${less} ${more} ${shown(given)}`)
  assert.equal(new Set(opens.slice(3)).size, 1, 'trial, member, complimentary and institution read the same')
})

law('a lapsed reader is told what a registered one is told', always, (given) => {
  assert.deepEqual(decide(lapsed, given), decide(registered, given))
})

law('time closes nothing but by expiry', always, (given) => {
  for (const standing of all) {
    if (!decide(standing, given).may) continue
    const later = decide(standing, { ...given, now: new Date(given.now.getTime() + upTo(100 * day)) })
    assert.ok(later.may || later.why === 'expired', shown(given))
  }
})

law(
  'what has expired stays so',
  (given) => {
    const d = decide(member, given)
    return !d.may && d.why === 'expired'
  },
  (given) => {
    const later = decide(member, { ...given, now: new Date(given.now.getTime() + upTo(400 * day)) })
    assert.ok(!later.may && later.why === 'expired')
  },
)

law('a gift opens to anyone what a member could read, and nothing that he could not', always, (given) => {
  const gift = { ...given, opened: { ...given.opened, gift: true } }
  for (const standing of all) assert.equal(decide(standing, gift).may, decide(member, given).may, shown(given))
})

law(
  'without a gift nobody is told that he has one',
  (given) => !given.opened.gift,
  (given) => {
    for (const standing of all) assert.notEqual(decide(standing, given).why, 'gift')
  },
)

law(
  'to read again what was counted is free',
  (given) => given.opened.opened && given.terms.access === 'metered' && decide(member, given).may,
  (given) => {
    for (const standing of all) {
      const decision = decide(standing, { ...given, opened: { ...given.opened, gift: false } })
      assert.ok(decision.may && !decision.counts, shown(given))
    }
  },
)

law(
  'headlines only is headlines only for everyone',
  (given) => given.terms.text === 'headline',
  (given) => {
    for (const standing of all) assert.equal(decide(standing, given).may, false)
  },
)

law(
  'out of its countries, or who knows where, nobody reads',
  ({ terms, place }) => terms.territories !== null && (place === null || ('only' in terms.territories ? place === 'US' : place === 'GB')),
  (given) => {
    for (const standing of all) assert.equal(decide(standing, given).may, false)
  },
)

law(
  'the meter gives as many distinct articles as it says, and then no more',
  ({ terms, ...given }) => terms.access === 'metered' && decide(member, { terms, ...given }).may && terms.text !== 'opening',
  (given) => {
    for (const [standing, limit] of [
      [visitor, given.terms.meter.visitors],
      [registered, given.terms.meter.registered],
    ] as const) {
      let counted = 0
      const left: (number | undefined)[] = []
      for (;;) {
        const decision = decide(standing, { ...given, opened: { counted, opened: false, gift: false } })
        if (!decision.may) break
        assert.equal(decision.counts, true)
        left.push(decision.left)
        counted++
        assert.ok(counted <= limit)
      }
      assert.equal(counted, limit)
      assert.deepEqual(
        left,
        Array.from({ length: limit }, (_, n) => limit - 1 - n),
      )
    }
  },
)

law('only what the meter or a gift opens is counted', always, (given) => {
  for (const standing of all) {
    const decision = decide(standing, given)
    if (decision.may) assert.equal(decision.counts === true, decision.why === 'meter' || decision.why === 'gift')
  }
})

law('what is said to open it does', always, (given) => {
  for (const standing of all) {
    const decision = decide(standing, given)
    if (decision.may) continue
    if (decision.opens.includes('sign-up')) assert.ok(decide(trial, given).may || decide(registered, given).may, shown(given))
    if (decision.opens.includes('membership')) assert.ok(decide(member, given).may, shown(given))
    assert.equal(decision.opens.includes('time'), decision.from !== undefined)
    if (decision.from) {
      assert.ok(decision.from > given.now, shown(given))
      const then = decide(standing, { ...given, now: decision.from, opened: nothingOpened })
      assert.ok(then.may || (decision.why === 'embargo' && then.why !== 'embargo'), shown(given))
    }
    if (full.includes(standing)) assert.ok(!decision.opens.includes('sign-up') && !decision.opens.includes('membership'))
  }
})

test('it changes nothing that it is given, and says the same each time', () => {
  const freeze = <T>(value: T): T => {
    if (value && typeof value === 'object' && !(value instanceof Date)) for (const part of Object.values(value)) freeze(part)
    return Object.freeze(value)
  }
  for (const given of cases.slice(0, 2000)) {
    const frozen = freeze(structuredClone(given))
    for (const standing of all) assert.deepEqual(decide(standing, frozen), decide(standing, frozen))
  }
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Terms, termsForm } from '../titles/titles.ts'
import { nothingOpened, type Opened } from './decision.ts'
import { mayRead } from './may-read.ts'
import type { Standing } from './standing.ts'

const now = new Date('2026-11-23T12:00:00Z')
const daysAgo = (n: number) => new Date(now.getTime() - n * 86_400_000)
const later = daysAgo(-30)

/** Everyone there is, in the columns of the table below. */
const persons = {
  visitor: [{ kind: 'visitor' }],
  // What a lapsed reader may is what a registered one may.
  signedIn: [
    { kind: 'registered' },
    { kind: 'lapsed', since: daysAgo(3), was: 'trial' },
    { kind: 'lapsed', since: daysAgo(3), was: 'member' },
  ],
  trial: [{ kind: 'trial', until: later }],
  member: (['subscription', 'seat', 'gift', 'invoice'] as const).flatMap((by) => [
    { kind: 'member', until: later, by, plan: 'monthly', renews: true },
    { kind: 'member', until: later, by, plan: 'monthly', renews: false, pastDueUntil: daysAgo(-3) },
  ]),
  complimentary: [
    { kind: 'complimentary', until: null },
    { kind: 'complimentary', until: later },
  ],
  institution: [{ kind: 'institution', name: 'University of Somewhere', until: null }],
} as const satisfies Record<string, readonly Standing[]>
type Person = keyof typeof persons
const columns = ['visitor', 'signedIn', 'trial', 'member', 'complimentary', 'institution'] as const satisfies readonly Person[]

type Setting = { terms: object; published?: Date; opened?: Partial<Opened> }
const meter = { visitors: 2, registered: 4 }
const windowed = { access: 'windowed', windows: { registeredAfterDays: 7, openAfterDays: 30 } }

/**
 * The agreed table, as an editor would draw it: what is under the terms, then what each column is told. '+' may, '-' may not. Nothing here is worked out by the code
 * under test. Below the line of a setting: what a friend's gift link makes of it.
 */
const table: Record<string, { setting: Setting; says: string; withGift: string }> = {
  'open to all': {
    setting: { terms: { access: 'open' } },
    says: '     +open     +open       +open       +open       +open          +open',
    withGift: ' +open     +open       +open       +open       +open          +open',
  },
  'for the signed-in': {
    setting: { terms: { access: 'registered' } },
    says: '     -sign-up  +registered +registered +registered +registered    +institution',
    withGift: ' +gift     +registered +registered +registered +registered    +institution',
  },
  'for members': {
    setting: { terms: { access: 'members' } },
    says: '     -sign-up  -membership +trial      +member     +complimentary +institution',
    withGift: ' +gift     +gift       +trial      +member     +complimentary +institution',
  },
  'metered, nothing read': {
    setting: { terms: { access: 'metered', meter } },
    says: '     +meter1   +meter3     +trial      +member     +complimentary +institution',
    withGift: ' +gift     +gift       +trial      +member     +complimentary +institution',
  },
  'metered, one read before': {
    setting: { terms: { access: 'metered', meter }, opened: { counted: 1 } },
    says: '     +meter0   +meter2     +trial      +member     +complimentary +institution',
    withGift: ' +gift     +gift       +trial      +member     +complimentary +institution',
  },
  'metered, two read before': {
    setting: { terms: { access: 'metered', meter }, opened: { counted: 2 } },
    says: '     -meter-spent +meter1  +trial      +member     +complimentary +institution',
    withGift: ' +gift     +gift       +trial      +member     +complimentary +institution',
  },
  'metered, four read before': {
    setting: { terms: { access: 'metered', meter }, opened: { counted: 4 } },
    says: '     -meter-spent -meter-spent +trial  +member     +complimentary +institution',
    withGift: ' +gift     +gift       +trial      +member     +complimentary +institution',
  },
  'metered, four read before and this among them': {
    setting: { terms: { access: 'metered', meter }, opened: { counted: 4, opened: true } },
    says: '     +again0   +again0     +trial      +member     +complimentary +institution',
    withGift: ' +gift     +gift       +trial      +member     +complimentary +institution',
  },
  'metered, only this read': {
    setting: { terms: { access: 'metered', meter }, opened: { counted: 1, opened: true } },
    says: '     +again1   +again3     +trial      +member     +complimentary +institution',
    withGift: ' +gift     +gift       +trial      +member     +complimentary +institution',
  },
  'metered for the signed-in only': {
    setting: { terms: { access: 'metered', meter: { visitors: 0, registered: 1 } } },
    says: '     -sign-up  +meter0     +trial      +member     +complimentary +institution',
    withGift: ' +gift     +gift       +trial      +member     +complimentary +institution',
  },
  'windowed, six days old': {
    setting: { terms: windowed, published: daysAgo(6) },
    says: '     -sign-up  -membership +trial      +member     +complimentary +institution',
    withGift: ' +gift     +gift       +trial      +member     +complimentary +institution',
  },
  'windowed, seven days old': {
    setting: { terms: windowed, published: daysAgo(7) },
    says: '     -sign-up  +window     +window     +window     +window        +institution',
    withGift: ' +gift     +window     +window     +window     +window        +institution',
  },
  'windowed, thirty days old': {
    setting: { terms: windowed, published: daysAgo(30) },
    says: '     +window   +window     +window     +window     +window        +window',
    withGift: ' +window   +window     +window     +window     +window        +window',
  },
  'windowed for the signed-in only, a year old': {
    setting: { terms: { access: 'windowed', windows: { registeredAfterDays: 0 } }, published: daysAgo(365) },
    says: '     -sign-up  +window     +window     +window     +window        +institution',
    withGift: ' +gift     +window     +window     +window     +window        +institution',
  },
  'windowed for all only, a day old': {
    setting: { terms: { access: 'windowed', windows: { openAfterDays: 2 } }, published: daysAgo(1) },
    says: '     -sign-up  -membership +trial      +member     +complimentary +institution',
    withGift: ' +gift     +gift       +trial      +member     +complimentary +institution',
  },
}

const told = (decision: ReturnType<typeof mayRead>) => `${decision.may ? `+${decision.why}${decision.left ?? ''}` : `-${decision.why}`}`

/** What else may hold for a piece. Of those that hold, the first in this list is what everyone is told, whoever he is and whatever link he has. */
const holds: { name: string; says: string | null; terms?: object; place?: string | null; embargoUntil?: Date }[][] = [
  [
    { name: 'not expired', says: null },
    { name: 'in its last day', says: null, terms: { until: '2026-11-23' } },
    { name: 'kept for longer', says: null, terms: { keepDays: 366 } },
    { name: 'after the agreement', says: '-expired', terms: { until: '2026-11-22' } },
  ],
  [
    { name: 'no embargo', says: null },
    { name: 'an embargo that is over', says: null, embargoUntil: now },
    { name: 'its own embargo', says: '-embargo', embargoUntil: new Date(now.getTime() + 1) },
    { name: "the title's embargo", says: '-embargo', terms: { embargoHours: 8760 } },
  ],
  [
    { name: 'everywhere', says: null, place: null },
    { name: 'here among others', says: null, terms: { territories: { only: ['FR', 'GB'] } }, place: 'GB' },
    { name: 'not elsewhere', says: null, terms: { territories: { not: ['FR'] } }, place: 'GB' },
    { name: 'only elsewhere', says: '-territory', terms: { territories: { only: ['FR'] } }, place: 'GB' },
    { name: 'not here', says: '-territory', terms: { territories: { not: ['FR', 'GB'] } }, place: 'GB' },
    { name: 'only there, who knows where', says: '-territory', terms: { territories: { only: ['GB'] } }, place: null },
    { name: 'not there, who knows where', says: '-territory', terms: { territories: { not: ['FR'] } }, place: null },
    { name: 'not there, in what is no country', says: '-territory', terms: { territories: { not: ['FR'] } }, place: 'EU' },
  ],
  [
    { name: 'as its feed has it', says: null },
    { name: 'in full', says: null, terms: { text: 'page' } },
    { name: 'headline only', says: '-headline-only', terms: { text: 'headline' } },
    // Nothing lies behind the gate: everyone has the opening.
    { name: 'opening only', says: '+open', terms: { text: 'opening' } },
  ],
]
const combinations = holds.reduce<(typeof holds)[number][]>(
  (some, values) => some.flatMap((one) => values.map((value) => [...one, value])),
  [[]],
)

for (const [name, { setting, says, withGift }] of Object.entries(table))
  test(`the table: ${name}`, () => {
    let asked = 0
    for (const gift of [false, true]) {
      const cells = (gift ? withGift : says).trim().split(/\s+/)
      assert.equal(cells.length, columns.length)
      for (const held of combinations) {
        const terms: Terms = { ...termsForm.parse(setting.terms), ...Object.assign({}, ...held.map((one) => one.terms)) }
        const place = held.find((one) => 'place' in one)?.place ?? null
        const embargoUntil = held.find((one) => one.embargoUntil)?.embargoUntil ?? null
        const article = { id: 'a1', title: 'tribune', published: setting.published ?? daysAgo(0), embargoUntil }
        // A piece of a year ago is past an embargo of a year.
        if (held.some((one) => one.terms && 'embargoHours' in one.terms) && article.published <= daysAgo(365)) continue
        const forAll = held.find((one) => one.says !== null)?.says
        for (const [at, column] of columns.entries())
          for (const person of persons[column]) {
            const decision = mayRead(person, terms, article, now, place, { ...nothingOpened, ...setting.opened, gift })
            assert.equal(
              told(decision),
              forAll ?? cells[at],
              [name, column, gift && 'with a gift', ...held.map((one) => one.name)].join(', '),
            )
            asked++
          }
      }
    }
    assert.ok(asked >= 2 * 16 * 4 * 8 * 3, `${asked} cells`)
  })

test('keepDays closes to the millisecond', () => {
  const terms = termsForm.parse({ keepDays: 7 })
  const article = { id: 'a1', title: 'tribune', published: daysAgo(7), embargoUntil: null }
  assert.equal(told(mayRead({ kind: 'visitor' }, terms, article, new Date(now.getTime() - 1), null, nothingOpened)), '+open')
  assert.equal(told(mayRead({ kind: 'visitor' }, terms, article, now, null, nothingOpened)), '-expired')
})

test('of two embargoes the later counts, and it is told when it ends', () => {
  const terms = termsForm.parse({ embargoHours: 6 })
  const article = (embargoUntil: Date | null) => ({ id: 'a1', title: 'tribune', published: daysAgo(0), embargoUntil })
  const from = (embargoUntil: Date | null) => {
    const decision = mayRead({ kind: 'visitor' }, terms, article(embargoUntil), now, null, nothingOpened)
    return decision.may ? undefined : decision.from?.toISOString()
  }
  assert.equal(from(null), '2026-11-23T18:00:00.000Z')
  assert.equal(from(new Date('2026-11-23T15:00:00Z')), '2026-11-23T18:00:00.000Z')
  assert.equal(from(new Date('2026-11-24T00:00:00Z')), '2026-11-24T00:00:00.000Z')
})

test('a no says what would open it, and from when', () => {
  const no = (standing: Standing, terms: object, opened: Partial<Opened> = {}, published = now) => {
    const decision = mayRead(standing, termsForm.parse(terms), { id: 'a1', title: 'tribune', published, embargoUntil: null }, now, null, {
      ...nothingOpened,
      ...opened,
    })
    return decision.may
      ? 'may'
      : `${decision.why}: ${decision.opens.join(', ')}${decision.from ? ` from ${decision.from.toISOString().slice(0, 10)}` : ''}`
  }
  const visitor: Standing = { kind: 'visitor' }
  const registered: Standing = { kind: 'registered' }
  assert.equal(no(visitor, { access: 'registered' }), 'sign-up: sign-up')
  assert.equal(no(visitor, { access: 'members' }), 'sign-up: sign-up, membership')
  assert.equal(no(registered, { access: 'members' }), 'membership: membership')
  assert.equal(no(visitor, windowed), 'sign-up: sign-up, membership, time from 2026-12-23')
  assert.equal(no(registered, windowed), 'membership: membership, time from 2026-11-30')
  assert.equal(no(visitor, { access: 'windowed', windows: { registeredAfterDays: 3 } }), 'sign-up: sign-up, membership')
  assert.equal(no(visitor, { access: 'metered', meter }, { counted: 2 }), 'meter-spent: sign-up, membership, time from 2026-12-01')
  assert.equal(no(registered, { access: 'metered', meter }, { counted: 9 }), 'meter-spent: membership, time from 2026-12-01')
  const rolling = { access: 'metered', meter: { ...meter, window: 'rolling', days: 10 } }
  assert.equal(no(registered, rolling, { counted: 4, frees: daysAgo(-2) }), 'meter-spent: membership, time from 2026-11-25')
  assert.equal(no(visitor, { ...windowed, until: '2026-12-01' }), 'sign-up: sign-up, membership', 'it will be gone by then')
  assert.equal(no(visitor, { territories: { only: ['FR'] } }), 'territory: publisher')
})

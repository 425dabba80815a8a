import assert from 'node:assert/strict'
import { test } from 'node:test'
import { orders as rounds } from '../../tests/town/orders.ts'
import { openCashDesk } from '../../tests/town/stripe/cash-desk.ts'
import type { Event } from '../../tests/town/stripe/things.ts'
import { standingEventsOf, standingOf } from '../membership/membership.ts'
import type { ReaderId } from '../readers/readers.ts'
import { invoicesOf, subscriptionsOf } from './billing.ts'

const house = await openCashDesk()
const { peer, db } = house
const rules = { graceDays: 7 }

/** mulberry32: the same seed gives the same order on every machine. */
const chance = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
}
const shuffled = <T>(all: T[], random: () => number): T[] => {
  const some = [...all]
  for (let i = some.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const [a, b] = [some[i] as T, some[j] as T]
    some[i] = b
    some[j] = a
  }
  return some
}

/** What a reader's life came to, from now on: standing, subscriptions and receipts, without the ids of this run. */
const outcome = async (reader: ReaderId, since: Date) => {
  const events = await standingEventsOf(db, reader)
  const after = (at: Date | null) => at && (at.getTime() - since.getTime()) / 1000
  return {
    standings: [0, 2, 9, 60, 400].map((days) => {
      const standing = standingOf(events, new Date(house.now().getTime() + days * 86_400_000), rules)
      return {
        kind: standing.kind,
        until: standing.kind === 'member' ? after(standing.until) : 'since' in standing ? after(standing.since) : null,
      }
    }),
    subscriptions: (await subscriptionsOf(db, reader)).map((one) => ({
      ...one,
      id: '',
      endsAt: after(one.endsAt),
      periodEnds: after(one.periodEnds),
    })),
    invoices: (await invoicesOf(db, reader))
      .map((one) =>
        [one.state, one.amount.amount, one.paid.amount, one.refunded.amount, one.dispute, after(one.from), after(one.to)].join(' '),
      )
      .sort(),
  }
}

const forget = async () => {
  // The paper's memory of this life is taken away, so that the next order of the same messages begins with nothing.
  await house.database.run('delete from pgboss.job')
  for (const table of ['payment_events', 'invoices', 'subscriptions', 'standing_events'] as const) await db.deleteFrom(table).execute()
}

type Ending = 'runs' | 'past-due' | 'disputed'

/** A month paid, of which a part is given back, a card that fails and comes back; then it runs on, or fails again, or a bank takes the money back. */
const live = async (ending: Ending, bring: (events: Event[]) => Promise<void>) => {
  const since = house.now()
  const buyer = await house.reader()
  let seen = peer.books.events.length
  const tell = async () => {
    const news = peer.books.events.slice(seen)
    seen = peer.books.events.length
    await bring(news.filter(({ type }) => told.test(type)))
  }
  const to = (days: number) => peer.advance(new Date(since.getTime() + days * 86_400_000))
  const { subscription, customer } = peer.pay((await house.order(buyer, 'monthly')).session)
  await tell()
  to(35)
  await tell()
  const invoices = () => [...peer.books.invoices.values()].filter((one) => one.customer === customer)
  peer.refund(invoices()[0]?.id ?? '', 500)
  peer.setCard(customer, 'refused')
  to(63)
  await tell()
  peer.setCard(customer, 'good')
  await tell()
  if (ending === 'past-due') peer.setCard(customer, 'refused')
  to(93)
  await tell()
  if (ending === 'disputed') {
    const dispute = peer.dispute(invoices().at(-1)?.id ?? '')
    await tell()
    peer.leave(String(subscription))
    peer.decide(dispute.id, 'lost')
    await tell()
  }
  return { ...buyer, since, customer }
}
// What the house is subscribed to at the payment house, as docs/decisions/money-in.md lists it.
const told = /^(customer\.subscription|customer\.deleted|invoice|invoice_payment|charge\.(refund|dispute)|refund|checkout)/

const kinds: Record<Ending, string[]> = {
  runs: ['member', 'member', 'member', 'lapsed', 'lapsed'],
  'past-due': ['member', 'member', 'lapsed', 'lapsed', 'lapsed'],
  disputed: ['lapsed', 'lapsed', 'lapsed', 'lapsed', 'lapsed'],
}

for (const ending of ['runs', 'past-due', 'disputed'] as const) {
  test(`every order and doubling of one account's messages comes to the same: ${ending}`, async (t) => {
    const events: Event[] = []
    const buyer = await live(ending, async (news) => void events.push(...news))
    await house.bring(events)
    await house.jobs.settle(house.now)
    const expected = await outcome(buyer.reader, buyer.since)
    assert.deepEqual(
      expected.standings.map((one) => one.kind),
      kinds[ending],
    )
    assert.equal(expected.invoices.length, 4)
    const random = chance(20261123)
    for (let round = 0; round < rounds; round++) {
      await forget()
      const doubled = events.filter(() => random() < 0.3)
      const order = shuffled([...events, ...doubled], random)
      // In handfuls, each heard before the next comes; the same message may come in several.
      while (order.length > 0) {
        const handful = order.splice(0, 1 + Math.floor(random() * 40))
        await house.bring(handful)
        await house.jobs.settle(house.now)
      }
      assert.deepEqual(await outcome(buyer.reader, buyer.since), expected, `order ${round}`)
    }
    t.diagnostic(`${rounds} orders of ${events.length} messages, three in ten of them doubled`)
    peer.endAll(buyer.customer)
    house.lose()
  })
}

test('messages that come while life goes on, late and out of order, come to the same as all of them in time', async (t) => {
  const random = chance(4)
  const lives = 9
  for (let life = 0; life < lives; life++) {
    const ending = (['runs', 'past-due', 'disputed'] as const)[life % 3] ?? 'runs'
    let late: Event[] = []
    const all: Event[] = []
    const buyer = await live(ending, async (news) => {
      all.push(...news)
      const now = shuffled([...late, ...news], random)
      const some = now.slice(0, Math.floor(random() * now.length))
      late = now.slice(some.length)
      await house.bring(some)
      await house.jobs.settle(house.now)
    })
    await house.bring(late)
    await house.jobs.settle(house.now)
    const came = await outcome(buyer.reader, buyer.since)
    assert.deepEqual(
      came.standings.map((one) => one.kind),
      kinds[ending],
    )
    await forget()
    await house.bring(all)
    await house.jobs.settle(house.now)
    assert.deepEqual(came, await outcome(buyer.reader, buyer.since), `life ${life}`)
    peer.endAll(buyer.customer)
    house.lose()
  }
  t.diagnostic(`${lives} lives`)
})

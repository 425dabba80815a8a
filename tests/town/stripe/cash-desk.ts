import { after } from 'node:test'
import type { Log } from '../../../src/base/log.ts'
import { silentLog } from '../../../src/base/log.ts'
import { secretOf } from '../../../src/base/secret.ts'
import { openBilling } from '../../../src/billing/billing.ts'
import { openLetters } from '../../../src/letters/letters.ts'
import { type PlanForm, putPlans, type Standing, standingFor } from '../../../src/membership/membership.ts'
import { addReader, type ReaderId } from '../../../src/readers/readers.ts'
import { testDatabase } from '../database.ts'
import { openStripePeer } from './peer.ts'
import type { Event } from './things.ts'

const price = (amount: bigint, currency: string, country: string | null = null) => ({
  price: { amount, currency },
  country,
  inclusive: true,
  provider: null,
})
const plan = (id: string, over: Partial<PlanForm>): PlanForm => ({
  id,
  name: id,
  kind: 'personal',
  every: 'month',
  months: null,
  seats: 1,
  active: true,
  prices: [price(999n, 'EUR')],
  ...over,
})

/** Plans of each kind, in currencies with no, two and three digits. */
export const plans: PlanForm[] = [
  plan('monthly', { prices: [price(999n, 'EUR'), price(1200n, 'JPY', 'JP'), price(2990n, 'KWD', 'KW')] }),
  plan('yearly', { every: 'year', prices: [price(9900n, 'EUR')] }),
  plan('family', { kind: 'family', seats: 6, prices: [price(1799n, 'EUR')] }),
  plan('gift-3', { kind: 'gift', every: null, months: 3, prices: [price(2700n, 'EUR')] }),
]

export const opening = new Date('2026-11-23T12:00:00Z')
const day = 86_400_000
export const rules = { graceDays: 7 }

/** What the log was told, as lines. */
export const listen = (): Log & { lines: string[] } => {
  const lines: string[] = []
  const keep = (words: string, facts?: Record<string, unknown>) => void lines.push(`${words} ${JSON.stringify(facts ?? {})}`)
  return { lines, say: keep, warn: keep }
}

/** A paper whose cash desk is a payment house of the town, on a database of its own. For one test file; closed after its last test. */
export const openCashDesk = async (settings: { STRIPE_TAX?: boolean } = {}) => {
  const log = listen()
  const paid: string[] = []
  const peer = await openStripePeer({ from: opening })
  const { database, db, jobs } = await testDatabase({
    'payment-event-received': (facts, now) => billing.hearPaymentEvents(facts, now),
    'reader-forgotten': (facts, now) => billing.hearForgotten(facts, now),
    'payment-received': async (facts) => void paid.push(...facts.map((fact) => fact.invoice)),
  })
  const secret = secretOf('a secret of the town, for tests alone')
  const address = 'https://paper.example'
  const letters = openLetters({
    config: { SMTP_URL: undefined, MAIL_FROM: undefined, PAPER_NAME: 'The Town' },
    address,
    secret,
    log: silentLog,
  })
  /** A process of its own at the same database. */
  const openAnother = () =>
    openBilling({ db, config: { ...peer.config, ...settings }, address, secret, letters, log, patience: { retries: 0, timeout: 1000 } })
  const billing = openAnother()
  await putPlans(db, plans, opening)
  after(() => peer.close())
  let people = 0
  const now = () => peer.now()
  /** Stripe's messages reach the paper, in this order; nothing is heard yet. */
  const bring = async (events: Event[]) => {
    for (const event of events) {
      const answer = await billing.webhook(peer.sign(event), now())
      if (answer.status !== 200) throw new Error(`${event.type}: ${answer.words}`)
    }
  }
  let brought = 0
  return {
    database,
    db,
    jobs,
    peer,
    billing,
    openAnother,
    log,
    paid,
    letters,
    now,
    bring,
    /** Every message that was not brought yet, in order, and what follows from them. */
    async catchUp() {
      const news = peer.books.events.slice(brought)
      brought = peer.books.events.length
      await bring(news)
      await jobs.settle(now)
    },
    /** The messages so far are lost. */
    lose() {
      brought = peer.books.events.length
    },
    /** Lets days pass, from the opening on. */
    goTo: (days: number) => peer.advance(new Date(opening.getTime() + days * day)),
    async reader(): Promise<{ reader: ReaderId; mail: string }> {
      const mail = `reader-${++people}@example.org`
      const { reader } = await addReader(db, { mail }, now())
      return { reader, mail }
    },
    /** Orders a plan: the checkout that was opened at the payment house. */
    async order(buyer: { reader: ReaderId; mail: string }, id: string, country: string | null = null) {
      const opened = await billing.checkout(
        { buyer, plan: id, country, paid: '/membership/thanks?order=ORDER', back: '/membership' },
        now(),
      )
      if (!opened.ok) throw new Error(opened.message)
      const session = new URL(opened.to).pathname.split('/').at(-1) ?? ''
      return { order: opened.order ?? '', session, to: opened.to }
    },
    standing: (reader: ReaderId, at = now()): Promise<Standing> => standingFor(db, { reader }, at, rules),
    on: (days: number) => new Date(opening.getTime() + days * day),
  }
}

export type CashDeskHouse = Awaited<ReturnType<typeof openCashDesk>>

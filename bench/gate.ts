// What the gate costs: decisions a second of mayRead, beside a call of the same shape that says yes to everything, and of reading stored terms; and what
// pages cost for people of several standings.
// `npm run bench:gate`
import { type GateArticle, mayRead, nothingOpened, type Opened, type Standing } from '../src/membership/membership.ts'
import { type Terms, termsForm, termsIn } from '../src/titles/titles.ts'
import { gatePages } from './gate-pages.ts'
import { machine } from './pages-machine.ts'

const now = new Date('2026-11-23T12:00:00Z')
const until = new Date('2027-11-23T12:00:00Z')
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000)

const standings: Standing[] = [
  { kind: 'visitor' },
  { kind: 'registered' },
  { kind: 'trial', until },
  { kind: 'member', until, by: 'subscription', plan: 'monthly', renews: true },
  { kind: 'lapsed', since: ago(9), was: 'member' },
  { kind: 'institution', name: 'University', until: null },
]
const documents = [
  {},
  { access: 'registered' },
  { access: 'metered', text: 'page' },
  { access: 'members', territories: { not: ['AU', 'NZ'] } },
  { access: 'windowed', windows: { registeredAfterDays: 7, openAfterDays: 30 }, until: '2027-12-31' },
  { access: 'members', embargoHours: 2, keepDays: 90, territories: { only: ['GB', 'IE', 'FR', 'DE'] } },
]
const terms = documents.map((document) => termsForm.parse(document))
const articles: GateArticle[] = Array.from({ length: 64 }, (_, n) => ({
  id: `a${n}`,
  title: `t${n}`,
  published: ago(n),
  embargoUntil: null,
}))
const places = ['GB', 'AU', null, 'US']
const opens: Opened[] = [nothingOpened, { counted: 3, opened: false, gift: false }, { counted: 5, opened: true, gift: false }]

type Ask = (standing: Standing, terms: Terms, article: GateArticle, now: Date, place: string | null, opened: Opened) => { may: boolean }
const yes = { may: true }
const yesToAll: Ask = () => yes

const calls = 2_000_000
/** Calls a second, the median of five runs after one to warm up; `may` keeps the answers from being thought away. */
const rate = (ask: Ask): { rate: number; may: number } => {
  const rates: number[] = []
  let may = 0
  for (let run = 0; run < 6; run++) {
    may = 0
    const began = performance.now()
    for (let n = 0; n < calls; n++)
      if (
        ask(
          standings[n % 6] as Standing,
          terms[(n >> 3) % 6] as Terms,
          articles[(n >> 1) % 64] as GateArticle,
          now,
          places[(n >> 4) % 4] as string | null,
          opens[n % 3] as Opened,
        ).may
      )
        may++
    if (run > 0) rates.push((calls / (performance.now() - began)) * 1000)
  }
  return { rate: rates.sort((a, b) => a - b)[2] as number, may }
}

const reading = (stored: unknown[]): number => {
  const rates: number[] = []
  for (let run = 0; run < 6; run++) {
    const began = performance.now()
    for (let n = 0; n < 60_000; n++) termsIn(stored[n % stored.length])
    if (run > 0) rates.push((60_000 / (performance.now() - began)) * 1000)
  }
  return rates.sort((a, b) => a - b)[2] as number
}

const figure = (n: number) => Math.round(n).toLocaleString('en').padStart(14)
const gate = rate(mayRead)
const plain = rate(yesToAll)
const costs = await gatePages()
const stored = reading(JSON.parse(JSON.stringify(terms)))
console.log(`
The gate, calls a second on one thread (median of five runs of ${calls.toLocaleString('en')})
  mayRead                       ${figure(gate.rate)}   (${((gate.may / calls) * 100).toFixed(1)} % may)
  () => yes, the same call      ${figure(plain.rate)}
  termsIn, reading a document   ${figure(stored)}
A list of 60 cards: ${((60 / gate.rate) * 1e6).toFixed(1)} µs of decisions, ${((60 / stored) * 1e6).toFixed(1)} µs of reading terms; no query.

Statements for a page, nothing in memory and then from memory, and the median of 15 from memory in ms
${costs.map(({ page, who, first, again, ms }) => `  ${page.padEnd(20)} ${who.padEnd(14)} ${String(first).padStart(3)} ${String(again).padStart(3)} ${ms.toFixed(2).padStart(8)}`).join('\n')}
${machine()}
`)

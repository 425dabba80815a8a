import { decimalOf } from '../../base/money.ts'
import { type ListedPlan, type PlanForm, planForm } from '../../membership/membership.ts'
import type { Fields } from '../forms.ts'
import type { Wrong } from '../furniture/fields.tsx'

/** One row of the table of prices, as text. */
export type PriceFields = { amount: string; currency: string; country: string; tax: string; provider: string }
/** The form of a plan, as text. */
export type PlanFields = {
  id: string
  name: string
  kind: string
  every: string
  months: string
  seats: string
  active: boolean
  prices: PriceFields[]
}

export const newPlan: PlanFields = { id: '', name: '', kind: 'personal', every: 'month', months: '', seats: '', active: true, prices: [] }

/** A plan that there is, as the fields of its form. */
export const fieldsOfPlan = ({ id, name, kind, every, months, seats, active, prices }: ListedPlan): PlanFields => ({
  id,
  name,
  kind,
  every: every ?? '',
  months: months === null ? '' : String(months),
  seats: kind === 'family' ? String(seats) : '',
  active,
  prices: prices.map(({ price, country, inclusive, provider }) => ({
    amount: decimalOf(price),
    currency: price.currency,
    country: country ?? '',
    tax: inclusive ? 'included' : 'added',
    provider: provider ?? '',
  })),
})

const most = 250

/** What was sent. Of a plan that there is, `known`, what it is stays: who bought it has bought that. */
export const sentPlan = ({ fields, lists }: Fields, known?: ListedPlan): PlanFields => ({
  ...(known
    ? fieldsOfPlan(known)
    : { id: fields.id ?? '', kind: fields.kind ?? '', every: fields.every ?? '', months: fields.months ?? '', seats: fields.seats ?? '' }),
  name: fields.name ?? '',
  active: fields.active === 'yes',
  prices: (lists.amount ?? [])
    .slice(0, most)
    .map((amount, i) => ({
      amount: amount.trim(),
      currency: (lists.currency?.[i] ?? '').trim().toUpperCase(),
      country: (lists.country?.[i] ?? '').trim().toUpperCase(),
      tax: lists.tax?.[i] ?? 'included',
      provider: (lists.provider?.[i] ?? '').trim(),
    }))
    .filter(({ amount, country }) => amount !== '' || country !== ''),
})

const count = (text: string) => (text.trim() === '' ? null : Number(text))

/** Reads the form; or says what is wrong with which field. */
export const readPlan = ({ id, name, kind, every, months, seats, active, prices }: PlanFields): { plan: PlanForm } | { wrong: Wrong } => {
  const gift = kind === 'gift'
  const read = planForm.safeParse({
    id: id.trim(),
    name,
    kind,
    // The form has all fields at once: those that are not for this kind are left out.
    every: gift ? null : every,
    months: gift ? count(months) : null,
    seats: kind === 'family' ? count(seats) : null,
    active,
    prices: prices.map(({ country, provider, ...price }) => ({ ...price, country: country || null, provider: provider || null })),
  })
  if (read.success) return { plan: read.data }
  const wrong: Wrong = {}
  for (const { path, message } of read.error.issues) {
    const [field = 'form', row] = path.map(String)
    const words =
      field === 'prices' && row !== undefined
        ? `Price ${Number(row) + 1}, ${path.slice(2).map(String).join(' ')} ${message}.`
        : `This ${message}.`
    wrong[field] = [wrong[field], words].filter(Boolean).join(' ')
  }
  return { wrong }
}

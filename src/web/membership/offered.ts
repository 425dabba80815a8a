import { decimalOf, type Money } from '../../base/money.ts'
import type { OfferedPlan, Plan } from '../../membership/membership.ts'

/** A plan at the price of the reader's country. */
export type Offered = OfferedPlan

/** A price as it is offered: '€9.99', '€99'. */
const priceWords = (money: Money): string =>
  new Intl.NumberFormat('en', { style: 'currency', currency: money.currency, trailingZeroDisplay: 'stripIfInteger' }).format(
    decimalOf(money) as Intl.StringNumericLiteral,
  )

export const sumOf = ({ price }: Offered): string => priceWords(price.price)

/** Where the tax comes on top, that has to be said. */
export const taxWords = ({ price }: Offered): string | undefined => (price.inclusive ? undefined : 'plus tax')

/** Plans of one kind beside each other: the monthly and the yearly, or gifts from short to long. */
export type Offer = { kind: Plan['kind']; name: string; says: string; plans: Offered[] }

const kinds = ['personal', 'student', 'family', 'gift'] as const

const saysOf = ({ kind, seats }: Offered): string =>
  ({
    personal: 'Everything, for you.',
    student: 'The same for less, while you learn. It needs a mail address of your school or university.',
    family: `Everything, for up to ${seats} people. Each has an account of their own, and nobody sees what another reads.`,
    gift: 'Everything, for somebody else. It ends by itself.',
  })[kind]

const months = ({ every, months: given, kind }: Offered) => (kind === 'gift' ? (given ?? 12) : every === 'year' ? 12 : 1)

/** The plans as they stand on the page: by kind, the shorter first. Two plans of one kind and another name are two offers. */
export const arrangeOffers = (plans: Offered[]): Offer[] =>
  kinds.flatMap((kind) =>
    [
      ...Map.groupBy(
        plans.filter((plan) => plan.kind === kind),
        nameOf,
      ),
    ].map(([name, some]) => ({
      kind,
      name,
      says: saysOf(some[0] as Offered),
      plans: some.toSorted((a, b) => months(a) - months(b)),
    })),
  )

/** The name without what is said beside it anyway: 'Personal, yearly' and 'Personal' are one offer. */
const nameOf = ({ name }: Offered) => name.replace(/[\s,·(–-]+(?:monthly|yearly|\d+ months?|a month|a year)\)?$/i, '')

/** 'a month', 'a year', 'for 3 months'. */
export const spanOf = (plan: Plan): string => {
  if (plan.kind === 'gift') return plan.months === 1 ? 'for a month' : plan.months === 12 ? 'for a year' : `for ${plan.months} months`
  return plan.every === 'year' ? 'a year' : 'a month'
}

/** 'Monthly', 'Yearly', '3 months'. */
export const labelOf = (plan: Plan): string => {
  if (plan.kind === 'gift') return plan.months === 1 ? 'A month' : plan.months === 12 ? 'A year' : `${plan.months} months`
  return plan.every === 'year' ? 'Yearly' : 'Monthly'
}

/** What a year costs less than twelve single months of the same offer; undefined when it does not, or there is no monthly plan in that currency. */
export const savingOf = (plan: Offered, offer: Offer): string | undefined => {
  const monthly = offer.plans.find(
    (one) => one.every === 'month' && one.kind !== 'gift' && one.price.price.currency === plan.price.price.currency,
  )
  if (plan.kind === 'gift' || plan.every !== 'year' || !monthly) return undefined
  const saved = monthly.price.price.amount * 12n - plan.price.price.amount
  return saved > 0n ? `saves ${priceWords({ amount: saved, currency: plan.price.price.currency })}` : undefined
}

import { z } from 'zod'
import { parseMoney } from '../base/money.ts'
import { Refusal } from '../base/refusal.ts'
import { isCountry } from '../titles/titles.ts'
import { planKinds } from './plan.ts'

const priceForm = z
  .strictObject({
    /** A decimal numeral in the currency's own unit: '9.99'. */
    amount: z.string('must be a text, as "9.99"').max(20, 'must be at most 20 characters'),
    currency: z.string().regex(/^[A-Z]{3}$/, "must be a currency's code of ISO 4217 in capitals, as EUR"),
    country: z.string().refine(isCountry, 'must be a country code of ISO 3166-1 in capitals, as GB').nullish(),
    tax: z.enum(['included', 'added'], 'must be "included" or "added"').default('included'),
    provider: z.string().trim().min(1).max(200).nullish(),
  })
  .transform(({ amount, currency, country = null, tax, provider = null }, context) => {
    try {
      return { price: parseMoney(amount, currency), country, inclusive: tax === 'included', provider }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      context.issues.push({ code: 'custom', message: `amount: ${error.message}`, input: amount })
      return z.NEVER
    }
  })

const hasDoubles = <T>(all: readonly T[]) => new Set(all).size !== all.length

const facts = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower case letters, digits and single hyphens')
    .max(60, 'must be at most 60 characters'),
  name: z.string().trim().min(1, 'must not be empty').max(80, 'must be at most 80 characters'),
  kind: z.enum(planKinds, `must be one of ${planKinds.join(', ')}`),
  every: z.enum(['month', 'year'], 'must be month or year').nullish(),
  months: z.int('must be a whole number').min(1, 'must be 1 to 36').max(36, 'must be 1 to 36').nullish(),
  seats: z.int('must be a whole number').min(1, 'must be 1 to 6').max(6, 'must be 1 to 6').nullish(),
})

type Facts = z.infer<typeof facts>

const fits = ({ kind, every, months, seats }: Facts, context: z.RefinementCtx) => {
  const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
  if (kind === 'gift' && every) wrong('every', 'is not for a gift, which is paid once; say months')
  if (kind === 'gift' && !months) wrong('months', 'must say how many months the gift gives')
  if (kind !== 'gift' && !every) wrong('every', 'must be month or year')
  if (kind !== 'gift' && months) wrong('months', 'is for gifts alone')
  if (kind === 'family' && (seats ?? 6) < 2) wrong('seats', 'must be 2 to 6 for a family')
  if (kind !== 'family' && (seats ?? 1) !== 1) wrong('seats', 'is for a family alone')
}

const whole = <T extends Facts>({ every = null, months = null, seats, ...plan }: T) => ({
  ...plan,
  every,
  months,
  seats: seats ?? (plan.kind === 'family' ? 6 : 1),
})

/** A plan without its prices, as a page of the office hands it in. `position`: its place among the plans; absent: the last, or where it is. */
export const planFactsForm = facts
  .extend({ position: z.int('must be a whole number').min(0, 'must be 0 to 9999').max(9999, 'must be 0 to 9999').nullish() })
  .superRefine(fits)
  .transform(whole)

/** A plan as the operator hands it in as a file. */
export const planForm = facts
  .extend({
    active: z.boolean('must be true or false').default(true),
    prices: z.array(priceForm).min(1, 'must have at least one price').max(250, 'must have at most 250 prices'),
  })
  .superRefine((plan, context) => {
    fits(plan, context)
    if (hasDoubles(plan.prices.map(({ country }) => country)))
      context.addIssue({ code: 'custom', path: ['prices'], message: 'must have one price for a country, and one for all others' })
  })
  .transform(whole)

export type PlanForm = z.infer<typeof planForm>

const pathOf = (path: readonly PropertyKey[]) => path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('')

const most = 1_000_000

/**
 * Reads plans from the text of a file: {"plans": [{"id", "name", "kind", "every", "months", "seats", "active", "prices": [{"amount", "currency",
 * "country", "tax", "provider"}]}]}. Throws Refusal 'bad-plans' with every mistake.
 */
export const readPlans = (text: string, filename: string): PlanForm[] => {
  const refuse = (mistakes: string[]): never => {
    const more = mistakes.length - 20
    throw new Refusal('bad-plans', `${mistakes.slice(0, 20).join('\n')}${more > 0 ? `\nand ${more} more` : ''}`, { mistakes })
  }
  if (text.length > most) return refuse([`${filename}: is larger than ${most / 1_000_000} MB`])
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    return refuse([`${filename}: is not JSON (${(error as Error).message})`])
  }
  const read = z
    .strictObject({ plans: z.array(planForm).min(1, 'must name at least one plan').max(100, 'must name at most 100 plans') })
    .safeParse(value)
  if (!read.success)
    return refuse(read.error.issues.map(({ path, message }) => `${filename}: ${`${pathOf(path).slice(1)} ${message}`.trim()}`))
  if (hasDoubles(read.data.plans.map(({ id }) => id))) return refuse([`${filename}: two plans have the same id`])
  return read.data.plans
}

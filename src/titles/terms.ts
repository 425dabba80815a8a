import { z } from 'zod'
import { isCountry } from './countries.ts'

const whole = (least: number, most: number) => {
  const says = `must be a whole number from ${least} to ${most}`
  return z.int(says).min(least, says).max(most, says)
}
const word = <const W extends readonly [string, ...string[]]>(...words: W) => z.enum(words, `must be one of ${words.join(', ')}`)
const yesOrNo = z.boolean('must be true or false')

const countries = z
  .array(
    z.string('must be a country code').refine(isCountry, 'must be a country code of ISO 3166-1 in capitals, as GB'),
    'must be a list of country codes',
  )
  .min(1, 'must name at least one country')
  .max(249, 'must name at most 249 countries')
  .refine((codes) => new Set(codes).size === codes.length, 'must name each country once')

const territories = z
  .strictObject({ only: countries.optional(), not: countries.optional() }, 'must be { "only": […] }, { "not": […] } or null')
  .refine(({ only, not }) => (only === undefined) !== (not === undefined), 'must say either only or not')
  .transform(({ only, not }): { only: string[] } | { not: string[] } => (only ? { only } : { not: not ?? [] }))

const meter = z.strictObject({
  /** Distinct articles of the title that are free in a window: for a visitor, and for who is signed in. */
  visitors: whole(0, 100).default(3),
  registered: whole(0, 100).default(5),
  /** 'month': the calendar month (UTC); 'rolling': the last `days` days. */
  window: word('month', 'rolling').default('month'),
  days: whole(1, 90).default(30),
})

const windows = z.strictObject({
  registeredAfterDays: whole(0, 3650).nullable().default(null),
  openAfterDays: whole(0, 3650).nullable().default(null),
})

/**
 * What a title lets this paper do with its pieces: the whole of what was agreed with its publisher, as it is stored. What a document leaves open has the
 * value that is written here, so that one of an earlier paper still reads.
 * `text`: 'headline' (no more than headline and link), 'opening' (the first `previewParagraphs` paragraphs), 'feed' (whatever its feed carries), 'page' (the full
 * text may be fetched from its page too). `embargoHours`: until when after publication a piece is held; `keepDays`: until when after it the piece is shown.
 * `until`: the last day (ISO 8601, UTC) of the agreement. `index` false: search engines are asked to leave it out. `mining`: text and data mining.
 */
export const termsForm = z
  .strictObject({
    access: word('open', 'registered', 'metered', 'members', 'windowed').default('open'),
    meter: meter.prefault({}),
    windows: windows.prefault({}),
    text: word('headline', 'opening', 'feed', 'page').default('feed'),
    previewParagraphs: whole(0, 20).default(3),
    pictures: yesOrNo.default(true),
    territories: territories.nullable().default(null),
    embargoHours: whole(0, 8760).default(0),
    keepDays: whole(1, 36_500).nullable().default(null),
    until: z.iso.date('must be a day that there is, as 2026-12-31').nullable().default(null),
    index: yesOrNo.default(true),
    mining: word('reserved', 'allowed').default('reserved'),
  })
  .superRefine(({ access, meter, windows, embargoHours, keepDays }, context) => {
    const wrong = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message })
    const { registeredAfterDays, openAfterDays } = windows
    if (access === 'windowed' && registeredAfterDays === null && openAfterDays === null)
      wrong(['windows'], 'must say after how many days signed-in readers or all may read, as access is windowed')
    if (registeredAfterDays !== null && openAfterDays !== null && registeredAfterDays > openAfterDays)
      wrong(
        ['windows', 'registeredAfterDays'],
        `must not be more than openAfterDays (${openAfterDays}): what is open to all is open to the signed-in`,
      )
    if (access === 'metered' && meter.registered < meter.visitors)
      wrong(['meter', 'registered'], `must not be less than visitors (${meter.visitors}): signing in must not close what was open`)
    if (access === 'metered' && meter.registered === 0)
      wrong(['meter'], 'must give at least one piece; where none is free, access is members')
    if (keepDays !== null && embargoHours >= keepDays * 24)
      wrong(['embargoHours'], `must be less than keepDays (${keepDays}): a piece would be gone before it is shown`)
    if (access === 'windowed' && keepDays !== null && openAfterDays !== null && openAfterDays >= keepDays)
      wrong(['windows', 'openAfterDays'], `must be less than keepDays (${keepDays}): a piece would be gone before it is open`)
  })

export type Terms = z.infer<typeof termsForm>

const frozen = <T>(value: T): T => {
  if (value && typeof value === 'object') for (const part of Object.values(value)) frozen(part)
  return Object.freeze(value)
}

/** What holds for a title with which nothing else was agreed: it is shown as its own public feed shows it. */
export const defaultTerms: Terms = frozen(termsForm.parse({}))

/** What holds where a stored document cannot be read: no more than the headline. */
const closedTerms: Terms = { ...defaultTerms, access: 'members', text: 'headline', pictures: false, index: false }

// A page of sixty cards reads sixty documents, of which there are as many as titles: each is read once. Bounded, as a paper may have any number.
const known = new Map<string, Terms>()

/**
 * A stored document as terms; null or undefined (nothing was agreed) is the default. One that cannot be read opens nothing but headlines. What it gives is shared,
 * and frozen.
 */
export const termsIn = (document: unknown): Terms => {
  if (document === null || document === undefined) return defaultTerms
  const text = JSON.stringify(document)
  const had = known.get(text)
  if (had) return had
  const read = termsForm.safeParse(document)
  const terms = frozen(read.success ? read.data : closedTerms)
  if (known.size >= 5000) known.clear()
  known.set(text, terms)
  return terms
}

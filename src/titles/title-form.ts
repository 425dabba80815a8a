import { z } from 'zod'
import { readAddress } from '../base/fetching-addresses.ts'
import { isCountry } from './countries.ts'
import { ownerships } from './tables.ts'
import { termsForm } from './terms.ts'

/** Whether a text is a BCP 47 tag in its canonical form ('en-GB', 'zh-Hant-TW') with a known primary language. */
export const isLanguage = (tag: string): boolean => {
  try {
    return Intl.getCanonicalLocales(tag)[0] === tag && languages.of(tag.split('-')[0] ?? '') !== undefined
  } catch {
    return false
  }
}
const languages = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })

const words = (most: number) => z.string().trim().min(1, 'must not be empty').max(most, `must be at most ${most} characters`)

/** An http(s) address without user name or password, brought to the form in which a browser would write it. */
export const address = z
  .string()
  .max(2000, 'must be at most 2000 characters')
  .transform((text, context) => {
    const read = readAddress(text.trim())
    if (read.ok) return read.url.href
    context.issues.push({ code: 'custom', message: read.words, input: text })
    return z.NEVER
  })

export const kinds = ['daily', 'local', 'business', 'science', 'sport', 'culture', 'agency', 'broadcaster', 'magazine', 'digital'] as const

export const titleForm = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower case letters, digits and single hyphens')
    .max(80, 'must be at most 80 characters'),
  name: words(200),
  publisher: words(200),
  owner: words(200).nullish(),
  ownership: z.enum(ownerships, `must be one of ${ownerships.join(', ')}`).nullish(),
  /** Where its owner can be read of. */
  ownerSource: address.nullish(),
  country: z.string().refine(isCountry, 'must be a country code of ISO 3166-1 in capitals, as GB').nullish(),
  language: z.string().refine(isLanguage, 'must be a BCP 47 language tag in its canonical form, as en-GB').nullish(),
  home: address.nullish(),
  kind: z.enum(kinds, `must be one of ${kinds.join(', ')}`).default('daily'),
  edition: words(60).nullish(),
  about: words(500).nullish(),
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/, 'must be a colour as #052962')
    .nullish(),
  logo: address.nullish(),
  terms: termsForm.nullish(),
  sectionTerms: z
    .array(z.strictObject({ section: words(120), terms: termsForm }))
    .max(60, 'must name at most 60 sections')
    .refine((all) => new Set(all.map(({ section }) => section)).size === all.length, 'must name each section once')
    .nullish(),
  feeds: z
    .array(z.strictObject({ address, section: words(120).nullish() }))
    .min(1, 'must name at least one feed')
    .max(60, 'must name at most 60 feeds'),
})

/** A title as it is handed in, by whatever way: our own form, OPML, a test. */
export type TitleForm = z.infer<typeof titleForm>

/** One file of our own form: titles of one country, or of none in particular (null; each title may then say its own). */
export const catalogueForm = z.strictObject({
  country: z.string().refine(isCountry, 'must be a country code of ISO 3166-1 in capitals, as GB').nullish(),
  titles: z.array(z.unknown()).min(1, 'must name at least one title').max(10_000, 'must name at most 10,000 titles'),
})

/** 'titles[3].feeds[0].address', or '' for the whole. */
export const pathOf = (path: readonly PropertyKey[]): string =>
  path.map((step, at) => (typeof step === 'number' ? `[${step}]` : `${at === 0 ? '' : '.'}${String(step)}`)).join('')

import { type Terms, termsForm } from '../../titles/titles.ts'
import type { Wrong } from '../furniture/fields.tsx'

/** The fields of the form of terms, each by its place in the document ('meter.visitors'), as text. */
export type TermsFields = Record<string, string>

const number = (text: number | null) => (text === null ? '' : String(text))
const codesIn = (text: string) =>
  text
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter(Boolean)
// What is no number is left as it is, so that the form of terms says what it wants.
const count = (text = ''): unknown => (/^\d{1,9}$/.test(text.trim()) ? Number(text) : text)
const countOrNone = (text = ''): unknown => (text.trim() === '' ? null : count(text))

/** The document as the fields of its form. */
export const fieldsOfTerms = (terms: Terms): TermsFields => ({
  access: terms.access,
  'meter.visitors': number(terms.meter.visitors),
  'meter.registered': number(terms.meter.registered),
  'meter.window': terms.meter.window,
  'meter.days': number(terms.meter.days),
  'windows.registeredAfterDays': number(terms.windows.registeredAfterDays),
  'windows.openAfterDays': number(terms.windows.openAfterDays),
  text: terms.text,
  previewParagraphs: number(terms.previewParagraphs),
  pictures: terms.pictures ? 'yes' : '',
  where: terms.territories === null ? 'everywhere' : 'only' in terms.territories ? 'only' : 'not',
  territories: terms.territories === null ? '' : Object.values(terms.territories).flat().join(', '),
  embargoHours: number(terms.embargoHours),
  keepDays: number(terms.keepDays),
  until: terms.until ?? '',
  index: terms.index ? 'yes' : '',
  mining: terms.mining,
})

/** Reads the form's fields as a document; or says what is wrong with which field. */
export const readTerms = (fields: TermsFields): { terms: Terms } | { wrong: Wrong } => {
  const { where = 'everywhere', territories = '' } = fields
  const read = termsForm.safeParse({
    access: fields.access,
    meter: {
      visitors: count(fields['meter.visitors']),
      registered: count(fields['meter.registered']),
      window: fields['meter.window'],
      days: count(fields['meter.days']),
    },
    windows: {
      registeredAfterDays: countOrNone(fields['windows.registeredAfterDays']),
      openAfterDays: countOrNone(fields['windows.openAfterDays']),
    },
    text: fields.text,
    previewParagraphs: count(fields.previewParagraphs),
    pictures: fields.pictures === 'yes',
    territories: where === 'only' || where === 'not' ? { [where]: codesIn(territories) } : null,
    embargoHours: count(fields.embargoHours),
    keepDays: countOrNone(fields.keepDays),
    until: fields.until?.trim() || null,
    index: fields.index === 'yes',
    mining: fields.mining,
  })
  if (read.success) return { terms: read.data }
  const wrong: Wrong = {}
  for (const { path, message } of read.error.issues) {
    const name = path[0] === 'territories' ? 'territories' : path.join('.')
    const field = name === 'windows' ? 'windows.openAfterDays' : name === 'meter' ? 'meter.registered' : name
    wrong[field] ??= `This ${message}.`
  }
  return { wrong }
}

const names: Record<keyof Terms, string> = {
  access: 'who may read',
  meter: 'the meter',
  windows: 'the days after which it opens',
  text: 'how much is shown',
  previewParagraphs: 'the preview',
  pictures: 'pictures',
  territories: 'countries',
  embargoHours: 'the embargo',
  keepDays: 'how long it is kept',
  until: 'the end of the agreement',
  index: 'search engines',
  mining: 'text and data mining',
}

/** What is not the same in two documents, in words. */
export const changedIn = (before: Terms, after: Terms): string[] => {
  const one = fieldsOfTerms(before)
  const other = fieldsOfTerms(after)
  const keyOf = (field: string) => (field === 'where' ? 'territories' : field.split('.')[0]) as keyof Terms
  return [
    ...new Set(
      Object.keys(one)
        .filter((field) => one[field] !== other[field])
        .map((field) => names[keyOf(field)]),
    ),
  ]
}

import { z } from 'zod'
import { readAddress } from '../../base/fetching-addresses.ts'
import { Refusal } from '../../base/refusal.ts'
import { type RatingScheme, ratingSchemes } from '../tables.ts'
import { leaningWord, valueOfLabel } from './leaning.ts'
import { readCsv } from './read-csv.ts'

/** A rating as it is handed in. `date`: when the rater said it ('2026-11-23'). */
export type RatingForm = {
  title: string
  scheme: RatingScheme
  value: number
  label: string
  ratedBy: string
  link: string
  date: string | null
}

/** Where in the file, and the rating, or why it is refused in words; then `title`, `scheme` and `ratedBy` as far as they can be read. */
export type RatingLine = { line: number } & (
  | { form: RatingForm }
  | { refused: string; title?: string | undefined; scheme?: RatingScheme | undefined; ratedBy?: string | undefined }
)

/** A list of ratings of 10,000 titles by five raters is 5 MB. */
const most = 8_000_000
const mostLines = 50_000

const words = (length: number) => z.string().trim().min(1, 'is missing').max(length, `must be at most ${length} characters`)
const form = z.object({
  title: words(80),
  scheme: z.enum(ratingSchemes, `must be ${ratingSchemes.join(' or ')}`),
  value: z.number('must be a number from -2 to 2').min(-2, 'must be from -2 to 2').max(2, 'must be from -2 to 2'),
  label: words(40),
  ratedBy: words(120),
  link: words(2000).refine((text) => readAddress(text).ok, 'must be a public http or https address where the rater says it'),
  date: z.iso.date('must be a day that there is, as 2026-11-23').nullable(),
})

const said = (given: unknown): string => (typeof given === 'string' || typeof given === 'number' ? String(given).trim() : '')

/** What is named in a row, by the names that we write and those that others do. */
const read = (row: Record<string, unknown>, line: number): RatingLine => {
  const get = (...names: string[]) => names.map((name) => said(row[name])).find(Boolean) ?? ''
  const label = get('label', 'rating')
  const number = get('value')
  const scheme = get('scheme').toLowerCase() || 'leaning'
  const value = number === '' ? valueOfLabel(label) : Number(number)
  const [title, ratedBy] = [get('title', 'title_id', 'id'), get('rated_by', 'ratedBy', 'rater')]
  const known = {
    line,
    title: title || undefined,
    scheme: ratingSchemes.find((one) => one === scheme),
    ratedBy: ratedBy || undefined,
  }
  if (number === '' && label === '') return { ...known, refused: 'names neither a value nor a label' }
  if (value === undefined) return { ...known, refused: `“${label.slice(0, 40)}” is no label of the scheme, and there is no value` }
  const given = {
    title,
    scheme,
    value,
    label: label || leaningWord(value),
    ratedBy,
    link: get('link', 'url', 'source'),
    date: get('date', 'rated_at') || null,
  }
  const checked = form.safeParse(given)
  if (checked.success) return { line, form: checked.data }
  const [issue] = checked.error.issues
  return { ...known, refused: `${String(issue?.path[0] ?? 'the line')} ${issue?.message ?? 'cannot be read'}` }
}

const bad = (filename: string, why: string) => new Refusal('bad-ratings', `No rating was taken from ${filename}, which ${why}.`)

const inJson = (text: string, filename: string): RatingLine[] => {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw bad(filename, `is not JSON (${(error as Error).message})`)
  }
  const rows = Array.isArray(value) ? value : ((value ?? {}) as { ratings?: unknown }).ratings
  if (!Array.isArray(rows)) throw bad(filename, 'is neither a list of ratings nor {"ratings": […]}')
  if (rows.length > mostLines) throw bad(filename, `has more than ${mostLines} ratings`)
  return rows.map((row, n) =>
    row !== null && typeof row === 'object' ? read(row as Record<string, unknown>, n + 1) : { line: n + 1, refused: 'is not an object' },
  )
}

const inCsv = (text: string, filename: string): RatingLine[] => {
  const [head, ...lines] = readCsv(text)
  const names = head?.cells.map((cell) => cell.toLowerCase().replaceAll(/[\s-]+/g, '_')) ?? []
  if (!names.some((name) => ['title', 'title_id', 'id'].includes(name)))
    throw bad(filename, 'has no line of names at its head (title,scheme,value,label,rated_by,link,date)')
  if (lines.length > mostLines) throw bad(filename, `has more than ${mostLines} lines`)
  return lines.map(({ line, cells }) => read(Object.fromEntries(names.map((name, n) => [name, cells[n] ?? ''])), line))
}

/**
 * Reads ratings from the text of a file, CSV or JSON, told apart by how it begins (docs/decisions/ratings.md). A line that cannot be taken says why; in JSON a line is the number of the rating.
 * Throws Refusal 'bad-ratings' where the file as a whole is none.
 */
export const readRatings = (text: string, filename: string): RatingLine[] => {
  if (text.length > most) throw bad(filename, `is larger than ${most / 1_000_000} MB`)
  const lines = /^\uFEFF?\s*[[{]/.test(text) ? inJson(text.replace(/^\uFEFF/, ''), filename) : inCsv(text, filename)
  if (lines.length === 0) throw bad(filename, 'has no ratings in it')
  return lines
}

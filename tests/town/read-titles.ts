import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { ownerships, termsForm } from '../../src/titles/titles.ts'

/** The forms in which a title of the town offers its feeds; the first named is the one it lists. */
export const formats = ['rss', 'rdf', 'atom', 'json', 'ninjs', 'newsml-g2'] as const
export type Format = (typeof formats)[number]

/** What real publishers do to a feed that breaks naive readers; README.md explains each. */
export const habits = [
  'author-email',
  'credit-in-caption',
  'dc-dates',
  'double-escaped',
  'lying-prolog',
  'no-guids',
  'opaque-guids',
  'paywall',
  'repeated-guid',
  'robots-closed',
  'tracking-links',
] as const
export type Habit = (typeof habits)[number]

const titleForm = z.strictObject({
  id: z.string().regex(/^[a-z][a-z-]*$/),
  name: z.string().min(1),
  publisher: z.string().min(1),
  owner: z.string().optional(),
  ownership: z.enum(ownerships).optional(),
  country: z.string().regex(/^[A-Z]{2}$/),
  language: z.string().regex(/^[a-z]{2}-[A-Z]{2}$/),
  kind: z.enum(['daily', 'local', 'business', 'science', 'sport', 'culture', 'agency']),
  formats: z.array(z.enum(formats)).min(1),
  sections: z.array(z.string().min(1)).min(1),
  colour: z.string().regex(/^#[0-9a-f]{6}$/),
  about: z.string().min(1),
  edition: z.string().optional(),
  text: z.enum(['full', 'opening']),
  /** What the title has agreed to beyond its feed: that its pages are fetched, or that no more than openings are shown. */
  allows: z.enum(['page', 'opening']).optional(),
  /** What a reader needs to read on, where it is more than an address: each kind of gate stands before some title (README.md). */
  terms: termsForm.optional(),
  habits: z.array(z.enum(habits)),
})
export type TownTitle = z.infer<typeof titleForm>

/** The titles of the town, as titles.json names them; throws a ZodError that says where the file is wrong. */
export function readTitles(file: URL = new URL('titles.json', import.meta.url)): TownTitle[] {
  return z.array(titleForm).parse(JSON.parse(readFileSync(file, 'utf8')))
}

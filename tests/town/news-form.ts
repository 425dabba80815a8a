import { z } from 'zod'
import { sceneNames } from './pictures/scene-names.ts'

const words = z.string().trim().min(1)
/** Hours, at most a fortnight either side of the opening of the town. */
const hours = z.number().min(-336).max(336)
const hoursLater = z.number().min(0).max(336)

const telling = z.strictObject({
  title: words,
  after: hoursLater,
  headline: words.max(200),
  standfirst: words.max(400).optional(),
  section: words,
  byline: z.array(z.strictObject({ name: words, role: words.optional() })).default([]),
  wire: words.optional(),
  embargoed: hoursLater.optional(),
  picture: z.strictObject({ alt: words, caption: words, credit: words }).optional(),
  paragraphs: z.array(words).min(1).max(12),
  extras: z.array(z.strictObject({ after: z.number().int().min(0).max(12), html: words })).optional(),
  updates: z.array(z.strictObject({ after: hoursLater, headline: words.max(200), paragraphs: z.array(words).min(1).max(6) })).optional(),
  correction: z.strictObject({ after: hoursLater, note: words, replace: z.array(z.tuple([words, words])).min(1) }).optional(),
  retitled: z.strictObject({ after: hoursLater, headline: words.max(200) }).optional(),
  withdrawn: z.strictObject({ after: hoursLater, note: words }).optional(),
})

/** One file of news/: an event and how the town's titles told it. WRITING.md describes every field. */
export const newsForm = z.strictObject({
  event: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower case words joined by hyphens'),
  hours,
  section: z.enum(['World', 'Politics', 'Business', 'Technology', 'Science', 'Health', 'Environment', 'Culture', 'Sport', 'Local']),
  country: z.string().regex(/^[A-Z]{2}$/),
  scene: z.enum(sceneNames),
  about: words,
  tellings: z.array(telling).min(1, 'an event needs a telling').max(12, 'an event has at most 12 tellings'),
})

export type NewsEvent = z.infer<typeof newsForm>
export type Telling = NewsEvent['tellings'][number]

import type { Db } from '../base/database.ts'
import { type Joined, joinTitles } from './join-titles.ts'
import { readTitles } from './read-catalogue.ts'

/**
 * Takes titles from the text of a file, OPML or our own form. `others` and `terms`: as in joinTitles.
 * Throws Refusal 'bad-titles' with every mistake, or 'feed-taken'; then no title was taken.
 */
export const importTitles = async (
  db: Db,
  text: string,
  filename: string,
  now: Date,
  options: { others?: 'stay' | 'leave'; terms?: 'again' } = {},
): Promise<Joined> => joinTitles(db, readTitles(text, filename), now, options)

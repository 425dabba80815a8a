import { arrangeForYou, chanceFor, type Pool, type YourPlace } from '../../../edition/edition.ts'
import type { Choices, ReaderId, Taste } from '../../../readers/readers.ts'
import type { Inside } from '../../inside.ts'
import { joinChoices } from '../welcome/choices-cookie.ts'

/** Places of a reader's own page. */
const places = 36

/** A taste with what its reader chose as a visitor on this device: his later region counts, sections and titles are added. */
export const withVisitors = (taste: Taste, visitors: Choices | undefined): Taste =>
  visitors ? { ...taste, ...joinChoices(taste, visitors) } : taste

/** Whether somebody chose or said anything himself that his page could follow from. */
export const hasChosen = ({ region, sections, titles, tunings }: Taste): boolean =>
  region !== null || sections.length + titles.length > 0 || tunings.some(({ stance }) => stance === 'follow' || stance === 'more')

/** The same, or has read anything that it was learnt from. */
const hasTaste = (taste: Taste): boolean => hasChosen(taste) || (taste.learning && taste.beliefs.length > 0)

type Whose = { reader: ReaderId | null; taste: Taste }

/** The reader's own page of a pool, its exploration the same for a day. `reader` null: a visitor's, by the choices in his cookie. `language`: the paper's. */
export const arrangeYours = (pool: Pool, { reader, taste, language }: Whose & { language: string }, now: Date): YourPlace[] =>
  // Of nobody known everything is the same news for all: none of it is something else.
  arrangeForYou(pool, hasTaste(taste) ? taste : { ...taste, exploration: 0 }, {
    places,
    chance: chanceFor(`${reader ?? taste.region ?? 'visitor'} ${now.toISOString().slice(0, 10)}`),
    language,
  })

/** The same as it stands now: until the pool is gathered anew. No query once a pool is there. */
export const setYours = async ({ pool, config }: Pick<Inside, 'pool' | 'config'>, whose: Whose, now: Date): Promise<YourPlace[]> =>
  arrangeYours(await pool.at(now), { ...whose, language: config.LANGUAGE }, now)

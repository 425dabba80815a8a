import { arrangeForYou, chanceFor, type YourPlace } from '../../../edition/edition.ts'
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

/**
 * The reader's own page as it stands now: the same until the pool is gathered anew, and its exploration for a day. `reader` null: a visitor's, by the choices in his cookie. No
 * query once a pool is there.
 */
export const setYours = async (
  { pool, config }: Pick<Inside, 'pool' | 'config'>,
  { reader, taste }: { reader: ReaderId | null; taste: Taste },
  now: Date,
): Promise<YourPlace[]> =>
  // Of nobody known everything is the same news for all: none of it is something else.
  arrangeForYou(await pool.at(now), hasTaste(taste) ? taste : { ...taste, exploration: 0 }, {
    places,
    chance: chanceFor(`${reader ?? taste.region ?? 'visitor'} ${now.toISOString().slice(0, 10)}`),
    language: config.LANGUAGE,
  })

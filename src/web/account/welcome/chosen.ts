import type { Db } from '../../../base/database.ts'
import { type Choices, choicesOf, choose, noChoices } from '../../../readers/readers.ts'
import type { OwnPaper } from '../../serving.ts'
import { choicesIn, choicesLine, choicesOver, joinChoices } from './choices-cookie.ts'

/** What the viewer has chosen: a reader's choices from the database, a visitor's from his cookie; no query for a visitor. */
export const chosenBy = async (db: Db, { viewer }: Pick<OwnPaper, 'viewer'>): Promise<Choices> => {
  const visitors = choicesIn(viewer.cookies)
  if (!viewer.session) return visitors ?? noChoices
  const own = await choicesOf(db, viewer.session.reader)
  return visitors ? joinChoices(own, visitors) : own
}

/** Keeps choices where the viewer's are kept. Gives the cookies to set. */
export const keepChoices = async (db: Db, { viewer, address, now }: OwnPaper, choices: Choices): Promise<string[]> => {
  if (!viewer.session) return [choicesLine(choices, address)]
  await choose(db, { reader: viewer.session.reader, choices }, now)
  return choicesIn(viewer.cookies) ? [choicesOver(address)] : []
}

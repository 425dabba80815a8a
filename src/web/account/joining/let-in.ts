import type { Db } from '../../../base/database.ts'
import { beginTrial, joinInstitution } from '../../../membership/membership.ts'
import { choicesOf, choose, type Opened, type ReaderId, readerAccount } from '../../../readers/readers.ts'
import { type Inside, trialRules } from '../../inside.ts'
import { type Reply, seeOther } from '../../reply.ts'
import type { OwnPaper } from '../../serving.ts'
import { choicesIn, choicesOver, joinChoices } from '../welcome/choices-cookie.ts'
import { joiningOver } from './joining-cookie.ts'

/**
 * The door is open: session cookies are set, a newcomer's free days begin, what the reader chose as a visitor becomes his, and he goes where he was
 * going. Who is new and was going nowhere in particular is asked what he likes to read; who came for a piece gets it. `provider`: who vouched for him.
 */
export const letIn = async (db: Db, paper: OwnPaper, opened: Opened, inside: Inside, provider?: string): Promise<Reply> => {
  const { reader, joined, next } = opened
  const mail = (await readerAccount(db, reader))?.mail
  if (mail && joined) await beginTrial(db, { reader, mail }, paper.now, trialRules(inside))
  if (provider) await joinTheirs(db, { reader, provider }, paper.now, inside)
  const visitors = choicesIn(paper.viewer.cookies)
  if (visitors) await choose(db, { reader, choices: joinChoices(await choicesOf(db, reader), visitors) }, paper.now)
  const over = [joiningOver(paper.address), ...(visitors ? [choicesOver(paper.address)] : [])]
  return seeOther(joined && next === '/' ? '/welcome/region' : next, { cookies: [...opened.cookies, ...over] })
}

/** Who signs in with an institution's provider reads through it from then on. Whose mail address or network is its own is known whenever he reads. */
const joinTheirs = async (db: Db, { reader, provider }: { reader: ReaderId; provider: string }, now: Date, { institutions }: Inside) => {
  const theirs = await institutions.of({ provider }, now)
  if (theirs) await joinInstitution(db, { reader, institution: theirs.id, name: theirs.name, until: theirs.until }, now)
}

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
  await joinTheirs(db, { reader, mail, provider }, paper.now, inside)
  const visitors = choicesIn(paper.viewer.cookies)
  if (visitors) await choose(db, { reader, choices: joinChoices(await choicesOf(db, reader), visitors) }, paper.now)
  const over = [joiningOver(paper.address), ...(visitors ? [choicesOver(paper.address)] : [])]
  return seeOther(joined && next === '/' ? '/welcome/region' : next, { cookies: [...opened.cookies, ...over] })
}

/** Whose mail address or provider is an institution's reads through it. */
const joinTheirs = async (
  db: Db,
  { reader, mail, provider }: { reader: ReaderId; mail?: string; provider?: string },
  now: Date,
  { institutions }: Inside,
) => {
  const theirs = await institutions.of({ mail, provider }, now)
  if (theirs) await joinInstitution(db, { reader, institution: theirs.id, name: theirs.name, until: theirs.until }, now)
}

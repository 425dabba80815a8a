import type { Db } from '../../../base/database.ts'
import { choicesOf, choose, type Opened } from '../../../readers/readers.ts'
import { type Reply, seeOther } from '../../reply.ts'
import type { OwnPaper } from '../../serving.ts'
import { choicesIn, choicesOver, joinChoices } from '../welcome/choices-cookie.ts'
import { joiningOver } from './joining-cookie.ts'

/**
 * The door is open: session cookies are set, what the reader chose as a visitor becomes his, and he goes where he was going. Who is new and was
 * going nowhere in particular is asked what he likes to read; who came for a piece gets it.
 */
export const letIn = async (db: Db, paper: OwnPaper, opened: Opened): Promise<Reply> => {
  const visitors = choicesIn(paper.viewer.cookies)
  if (visitors) {
    const choices = joinChoices(await choicesOf(db, opened.reader), visitors)
    await choose(db, { reader: opened.reader, choices }, paper.now)
  }
  const to = opened.joined && opened.next === '/' ? '/welcome/region' : opened.next
  const over = [joiningOver(paper.address), ...(visitors ? [choicesOver(paper.address)] : [])]
  return seeOther(to, { cookies: [...opened.cookies, ...over] })
}

import { type Db, inTransaction } from '../../../base/database.ts'
import { forgetReasons } from '../../../edition/edition.ts'
import { type BeliefKind, forgetBelief, forgetBeliefs, setBelief, setTaste, switchLearning, tasteOf } from '../../../readers/readers.ts'
import { type Reply, seeOther } from '../../reply.ts'
import type { OwnPaper } from '../../serving.ts'
import { sessionOn } from '../own/session.ts'

type Sent = { fields: Record<string, string> }
const back = (done: string, part: string) => seeOther(`/account/paper?done=${done}#${part}`)

/** What is turned around is said as clearly as he could say it. */
const clearly = 0.5

/** One belief as its reader says: set, turned around, forgotten. */
export const changeBelief = async (db: Db, paper: OwnPaper, { fields }: Sent): Promise<Reply> => {
  const { reader } = sessionOn(paper)
  const { kind = '', key = '', act, weight = '' } = fields
  const one = { reader, kind: kind as BeliefKind, key }
  if (act === 'forget') await forgetBelief(db, one)
  if (act === 'set') await setBelief(db, { ...one, weight: weight === '' ? Number.NaN : Number(weight) }, paper.now)
  if (act === 'turn') {
    const { beliefs } = await tasteOf(db, { reader }, paper.now)
    const belief = beliefs.find((had) => had.kind === kind && had.key === key)
    if (belief)
      await setBelief(db, { ...one, weight: (belief.weight > 0 ? -1 : 1) * Math.max(clearly, Math.abs(belief.weight)) }, paper.now)
  }
  return back('belief', 'beliefs')
}

/** Learning on or off, or everything forgotten. */
export const changeLearning = async (db: Db, paper: OwnPaper, { fields: { act } }: Sent): Promise<Reply> => {
  const { reader } = sessionOn(paper)
  if (act === 'forget') {
    await inTransaction(db, async (tx) => {
      await forgetBeliefs(tx, { reader })
      await forgetReasons(tx, { reader })
    })
    return back('forgotten', 'learning')
  }
  // What is not understood must delete nothing.
  if (act !== 'on' && act !== 'off') return seeOther('/account/paper')
  await inTransaction(db, async (tx) => {
    await switchLearning(tx, { reader, on: act === 'on' }, paper.now)
    if (act === 'off') await forgetReasons(tx, { reader })
  })
  return back(act, 'learning')
}

/** How much is left to chance, and when he reads. */
export const changeSettings = async (db: Db, paper: OwnPaper, { fields: { exploration = '', usual = '' } }: Sent): Promise<Reply> => {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(usual) ?? []
  const usualMinute = usual === '' ? null : hours && minutes ? Number(hours) * 60 + Number(minutes) : Number.NaN
  const share = exploration === '' ? Number.NaN : Number(exploration) / 100
  await setTaste(db, { reader: sessionOn(paper).reader, exploration: share, usualMinute }, paper.now)
  return back('settings', 'settings')
}

import { AsyncLocalStorage } from 'node:async_hooks'
import type { Db } from '../base/database.ts'
import type { ReaderId } from './tables.ts'

/** One verb that better-auth is at work for: on which database or transaction, at what time, and what came of it so far. */
export type UnderWay = {
  db: Db
  now: Date
  /** How far the paper's clock is from the machine's, which better-auth reads itself (ms). */
  offset: number
  /** The User-Agent, for a session that is made. */
  agent: string
  made: { joined: boolean; session?: { id: string; reader: ReaderId } }
  /** Whoever waited has gone: nothing more may be written. */
  over: boolean
}

const here = new AsyncLocalStorage<UnderWay>()

/** Runs `work` with better-auth bound to this database and this time, and gives beside its result what was made meanwhile. */
export const during = async <T>(
  { db, now, agent = '' }: { db: Db; now: Date; agent?: string },
  work: (under: UnderWay) => Promise<T>,
): Promise<T> => {
  const under: UnderWay = { db, now, offset: now.getTime() - Date.now(), agent: agent.slice(0, 300), made: { joined: false }, over: false }
  try {
    return await here.run(under, () => work(under))
  } finally {
    under.over = true
  }
}

/** Runs a part of it in a transaction. */
export const within = <T>(db: Db, work: () => Promise<T>): Promise<T> => {
  const outer = underWay()
  const inner: UnderWay = Object.create(outer, { db: { value: db } })
  return here.run(inner, work)
}

/** What is under way here. A defect where nothing is: better-auth was called past the verbs of this room. */
export const underWay = (): UnderWay => {
  const under = here.getStore()
  if (!under || under.over) throw new Error('better-auth is at work for nobody')
  return under
}

import { setImmediate as turn } from 'node:timers/promises'
import { minute, second } from '../../base/clock.ts'
import type { Db } from '../../base/database.ts'
import { gatherPool } from './gather-pool.ts'
import { indexInSteps, type Pool } from './index-pool.ts'
import type { Told } from './told.ts'

/** A pool ages with its stories, though no page was set. */
const stale = 5 * minute
/** Pages are set every few seconds while news comes in; a pool is gathered anew so often at the most. */
const pause = 30 * second

/** Readers are answered in between: a pool is read in a tenth of a second. */
const index = async (told: readonly Told[]): Promise<Pool> => {
  const steps = indexInSteps(told)
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
    await turn()
  }
}

export type OpenPool = {
  /** The pool as it is. Only the first who asks waits for it; later ones are given the last while the next is gathered behind them. */
  at(now: Date): Promise<Pool>
  /** Pages were set: the pool is due. */
  due(): void
  /** Something was taken back, or terms have changed: due at once. What is held of stories are ids, weights and words to be muted by; what is shown is gathered apart. */
  forget(): void
  /** The pool that is being gathered, or the one that there is. */
  settled(): Promise<Pool | undefined>
}

/** `failed` is told when a pool could not be gathered and the last one stays. */
export const openPool = (
  db: Db,
  { failed, ...paper }: { language: string; region?: string[]; failed: (error: unknown) => void },
): OpenPool => {
  let held: { pool: Pool; at: number } | undefined
  let under: Promise<Pool> | undefined
  let isDue = false
  let atOnce = false
  const gather = (now: Date): Promise<Pool> => {
    isDue = atOnce = false
    under = gatherPool(db, paper, now)
      .then(index)
      .then((pool) => {
        held = { pool, at: now.getTime() }
        return pool
      })
      .finally(() => {
        under = undefined
      })
    return under
  }
  return {
    async at(now) {
      if (!held) return under ?? gather(now)
      const age = now.getTime() - held.at
      if (!under && (atOnce || age >= stale || (isDue && age >= pause))) gather(now).catch(failed)
      return held.pool
    },
    due() {
      isDue = true
    },
    forget() {
      atOnce = true
    },
    settled: async () => (await under) ?? held?.pool,
  }
}

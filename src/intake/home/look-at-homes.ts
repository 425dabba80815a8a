import type { Clock } from '../../base/clock.ts'
import type { Db } from '../../base/database.ts'
import { type Log, silentLog } from '../../base/log.ts'
import { callHome, type HomeOutside } from './call-home.ts'
import { type ClaimedHome, claimDueHomes, seedHomeCalls } from './claim-due-homes.ts'
import { homeFailed } from './home-outcome.ts'

export type HomeRound = { called: number; read: number; closed: number; failed: number }

/** Of one round: what is due beyond that waits for the next. */
const mostARound = 60
const atOnce = 4

/**
 * Looks at the home pages that are due, a few at the same time, never two of one host: where each of a title's articles stands is kept (home_places), and how the page stands
 * (home_calls). `now` is asked again for every call. What a publisher sends never throws; a fault of ours is told to the log and tried again later.
 */
export const lookAtHomes = async (db: Db, outside: HomeOutside, now: Clock, log: Log = silentLog): Promise<HomeRound> => {
  const round: HomeRound = { called: 0, read: 0, closed: 0, failed: 0 }
  await seedHomeCalls(db, now())
  const look = async (home: ClaimedHome) => {
    round.called++
    try {
      const { state } = await callHome(db, home, outside, now())
      if (state === 'well') round.read++
      else if (state === 'closed' || state === 'refused') round.closed++
      else round.failed++
    } catch (error) {
      round.failed++
      log.warn('a home page could not be read', {
        title: home.title_id,
        address: home.address,
        why: error instanceof Error ? (error.stack ?? error.message) : String(error),
      })
      const words = 'Its home page could not be read; this is a fault of ours, which the log tells.'
      const { hostWait: _, ...row } = homeFailed(home, { kind: 'problem', code: 'not-read', words }, now())
      await db
        .updateTable('home_calls')
        .set({ ...row, leased_until: null })
        .where('title_id', '=', home.title_id)
        .execute()
      await db.updateTable('feed_hosts').set({ busy_until: null }).where('host', '=', home.host).execute()
    }
  }
  while (round.called < mostARound && !outside.stop?.aborted) {
    const claimed = await claimDueHomes(db, { most: Math.min(atOnce, mostARound - round.called) }, now())
    if (claimed.length === 0) break
    await Promise.all(claimed.map(look))
  }
  return round
}

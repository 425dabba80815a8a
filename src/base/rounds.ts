import type { Clock } from './clock.ts'
import type { Log } from './log.ts'

/** One line of the timetable: what is done, how often (ms from the end of one round to the beginning of the next), when first (ms; 0: at once). */
export type Entry = { name: string; every: number; first?: number; work: (now: Date) => Promise<unknown> }

/**
 * Does each entry over and over, never two rounds of one at once. A round that fails is told and tried again at the next stroke: nothing on the
 * timetable may end the process. `stop` waits for the rounds under way.
 */
export const startRounds = (entries: Entry[], clock: Clock, log: Log): { stop(): Promise<void> } => {
  const timers = new Map<string, NodeJS.Timeout>()
  const underWay = new Map<string, Promise<void>>()
  let stopped = false
  const later = (entry: Entry, wait: number) => {
    if (!stopped)
      timers.set(
        entry.name,
        setTimeout(() => underWay.set(entry.name, round(entry)), wait),
      )
  }
  const round = async (entry: Entry) => {
    try {
      await entry.work(clock())
    } catch (error) {
      if (!stopped) log.warn(`${entry.name} failed`, { why: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    }
    later(entry, entry.every)
  }
  for (const entry of entries) later(entry, entry.first ?? entry.every)
  return {
    async stop() {
      stopped = true
      for (const timer of timers.values()) clearTimeout(timer)
      await Promise.all(underWay.values())
    },
  }
}

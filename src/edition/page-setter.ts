import { minute } from '../base/clock.ts'
import type { Db } from '../base/database.ts'
import { turnedSince } from '../desk/desk.ts'
import { type Setting, setPages } from './set-pages.ts'

/** Sets the pages when something has changed, and at most once in `pause` ms, as a first fill changes stories many times a second. */
export type PageSetter = {
  /** Stories have changed: the pages are due. With a pause of 0 they are set at once. */
  due(now: Date): Promise<void>
  /** Sets the pages if they are due, those to which something has happened, or all of them if something at the desk has begun or ended meanwhile: for the timetable. */
  setIfDue(now: Date): Promise<void>
  /** Sets the pages whether or not anything has changed: they age, and reasons tell an age. */
  set(now: Date): Promise<void>
}

/** Setting rests so many times as long as it took before it is done for changes again: a large paper changes all the time, and readers ask the same database. */
const rest = 4

/** How far back changes are looked for behind the last setting (ms). */
const overlap = minute

/** `changed` is told after pages have changed. A new setter takes the pages to be due: the last process may have been killed before it had set them. */
export const openPageSetter = (db: Db, { pause, changed, ...setting }: Setting & { pause: number; changed: () => void }): PageSetter => {
  let isDue = pause > 0
  let setAt: Date | undefined
  let restUntil = 0
  const set = async (now: Date, changedSince?: Date) => {
    isDue = false
    const began = performance.now()
    try {
      if ((await setPages(db, { ...setting, changedSince }, now)).length > 0) changed()
      setAt = now
      restUntil = now.getTime() + (1 + rest) * (performance.now() - began)
    } catch (error) {
      isDue = true
      throw error
    }
  }
  return {
    set: (now) => set(now),
    async due(now) {
      if (pause === 0) return set(now)
      isDue = true
    },
    async setIfDue(now) {
      if (now.getTime() < restUntil) return
      if (!setAt || (await turnedSince(db, setAt, now))) return isDue || setAt ? set(now) : undefined
      // What was begun before the last setting may have been written after it.
      if (isDue) await set(now, new Date(setAt.getTime() - overlap))
    },
  }
}

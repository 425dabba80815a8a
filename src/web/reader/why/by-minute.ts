import { minute } from '../../../base/clock.ts'
import type { MoveTold } from '../../../edition/edition.ts'

/**
 * Moves by the minute in which they were made, the newest first, each story once in a minute: from where it stood before it to where it stood after it, with why it made its last
 * step. What came back to its place within a minute has not moved. `moves`: newest first.
 */
export const byMinute = (moves: MoveTold[]): { at: Date; moves: MoveTold[] }[] => {
  const minutes = Map.groupBy(moves, ({ at }) => Math.floor(at.getTime() / minute))
  return [...minutes].flatMap(([number, made]) => {
    const stories = Map.groupBy(made, ({ storyId }) => storyId)
    const whole = [...stories.values()].flatMap((steps) => {
      const [newest, oldest] = [steps[0], steps.at(-1)]
      return newest && oldest && oldest.from !== newest.to ? [{ ...newest, from: oldest.from }] : []
    })
    return whole.length > 0 ? [{ at: new Date(number * minute), moves: whole }] : []
  })
}

/**
 * Runs work a few at a time, in the order it came; more than `mostWaiting` in line are turned away with `null`, so that a crowd cannot fill memory.
 */
export const inTurn = (atOnce: number, mostWaiting: number) => {
  let running = 0
  const line: (() => void)[] = []
  return async <T>(work: () => Promise<T>): Promise<T | null> => {
    if (running >= atOnce) {
      if (line.length >= mostWaiting) return null
      await new Promise<void>((resolve) => line.push(resolve))
    } else running++
    try {
      return await work()
    } finally {
      const next = line.shift()
      if (next) next()
      else running--
    }
  }
}

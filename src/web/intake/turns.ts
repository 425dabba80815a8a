/** Work that is done so many at once; what comes beyond waits its turn, and beyond that is turned away. */
export type Turns = { take<T>(work: () => Promise<T>): Promise<T> | undefined }

/** `atOnce` bodies are held in memory at most; `waiting` requests stand in line with their bodies unread. */
export const openTurns = ({ atOnce, waiting }: { atOnce: number; waiting: number }): Turns => {
  let underWay = 0
  const line: (() => void)[] = []
  const next = () => {
    underWay--
    line.shift()?.()
  }
  const run = async <T>(work: () => Promise<T>): Promise<T> => {
    underWay++
    try {
      return await work()
    } finally {
      next()
    }
  }
  return {
    take(work) {
      if (underWay < atOnce) return run(work)
      if (line.length >= waiting) return undefined
      return new Promise((resolve, reject) => line.push(() => run(work).then(resolve, reject)))
    },
  }
}

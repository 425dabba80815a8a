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

/** The same for each key apart; nothing is kept of a key whose work is done. */
export const inTurnBy = (atOnce: number, mostWaiting: number) => {
  const turns = new Map<string, { turn: ReturnType<typeof inTurn>; users: number }>()
  return async <T>(key: string, work: () => Promise<T>): Promise<T | null> => {
    const mine = turns.get(key) ?? { turn: inTurn(atOnce, mostWaiting), users: 0 }
    turns.set(key, mine)
    mine.users++
    try {
      return await mine.turn(work)
    } finally {
      if (--mine.users === 0) turns.delete(key)
    }
  }
}

/** Work that is done so many at once; what comes beyond waits its turn, and beyond that is turned away. */
export type Turns = { take<T>(of: string, work: () => Promise<T>): Promise<T> | undefined }

/**
 * `atOnce` bodies are held in memory at most; `waiting` requests stand in line with their bodies unread. `ofOne`: so many of both are anyone's share, a third of the turns and a quarter of the line, so that
 * a sender who is slow, or makes himself slow, holds up nobody else.
 */
export const openTurns = ({ atOnce, waiting }: { atOnce: number; waiting: number }): Turns => {
  const ofOne = Math.ceil(atOnce / 3)
  const underWay: string[] = []
  const line: { of: string; go: () => void }[] = []
  const count = (names: string[], of: string) => names.filter((one) => one === of).length
  const mayGo = (of: string) => underWay.length < atOnce && count(underWay, of) < ofOne
  const next = (of: string) => {
    underWay.splice(underWay.indexOf(of), 1)
    const at = line.findIndex((one) => mayGo(one.of))
    if (at >= 0) line.splice(at, 1)[0]?.go()
  }
  const run = async <T>(of: string, work: () => Promise<T>): Promise<T> => {
    underWay.push(of)
    try {
      return await work()
    } finally {
      next(of)
    }
  }
  const inLine = (of: string) =>
    count(
      line.map((one) => one.of),
      of,
    )
  return {
    take(of, work) {
      if (mayGo(of)) return run(of, work)
      if (line.length >= waiting || inLine(of) >= Math.ceil(waiting / 4)) return undefined
      return new Promise((resolve, reject) => line.push({ of, go: () => run(of, work).then(resolve, reject) }))
    },
  }
}

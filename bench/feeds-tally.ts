/** Checks counted by corpus and group, what was left out by reason, and what failed. */
export type Tally = {
  held(group: string, holds: boolean, what: () => string): void
  leftOut(reason: string): void
  groups: Map<string, { held: number; all: number }>
  reasons: Map<string, number>
  failures: string[]
  /** Feeds read, the slowest of them, and those that threw. */
  read: { count: number; slowest: number; slowestFile: string; thrown: string[] }
}

export const openTally = (): Tally => {
  const groups: Tally['groups'] = new Map()
  const reasons: Tally['reasons'] = new Map()
  const failures: string[] = []
  return {
    groups,
    reasons,
    failures,
    read: { count: 0, slowest: 0, slowestFile: '', thrown: [] },
    held(group, holds, what) {
      const had = groups.get(group) ?? { held: 0, all: 0 }
      groups.set(group, { held: had.held + (holds ? 1 : 0), all: had.all + 1 })
      if (!holds) failures.push(`${group}: ${what()}`)
    },
    leftOut: (reason) => void reasons.set(reason, (reasons.get(reason) ?? 0) + 1),
  }
}

/** Runs one reading, timed; undefined where it threw, which is told. */
export const timed = <T>(tally: Tally, file: string, work: () => T): T | undefined => {
  const began = performance.now()
  tally.read.count++
  try {
    return work()
  } catch (error) {
    tally.read.thrown.push(`${file}: ${String(error)}`)
    return undefined
  } finally {
    const took = performance.now() - began
    if (took > tally.read.slowest) Object.assign(tally.read, { slowest: took, slowestFile: file })
  }
}

/** All checks of a corpus together; groups in brackets are our own and not of its rate. */
export const sum = (tally: Tally): { held: number; all: number } =>
  [...tally.groups]
    .flatMap(([group, count]) => (group.startsWith('(') ? [] : [count]))
    .reduce((a, b) => ({ held: a.held + b.held, all: a.all + b.all }), { held: 0, all: 0 })

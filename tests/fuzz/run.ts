import { fork } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { drawMutant } from './draw-mutant.ts'
import { type Kind, readSeeds } from './seeds.ts'
import type { Defect } from './try-mutant.ts'
import type { Done, Share, Told } from './work.ts'

export type Order = {
  seed: number
  mutants: number
  only?: Kind
  folder: string
  processes?: number
  onPage?: (path: string, outputs: number) => void
}
export type Found = Omit<Defect, 'bytes'> & { file?: string }
export type Ran = { defects: Found[]; done: Done[]; wall: number }

const work = fileURLToPath(new URL('./work.ts', import.meta.url))
/** Megabytes of heap that V8 gives a process: a mutant that needs more ends it. */
export const mostMemory = 512
// Whatever the load of the machine: nothing takes a second of processor time this long.
const mostSilence = 60_000

/** Runs one share in a process of its own. A mutant that the process does not come back from is a defect, and the next ones are tried in a new process. */
const runShare = async (share: Share, onPage: Order['onPage']): Promise<{ defects: Found[]; done: Done[] }> => {
  const defects: Found[] = []
  const done: Done[] = []
  for (let first = share.first; first < share.mutants; ) {
    const child = fork(work, {
      execArgv: ['--import', new URL('../../bin/load-jsx.mjs', import.meta.url).href, `--max-old-space-size=${mostMemory}`],
      stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    })
    let said = ''
    child.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-2000)
    })
    const turnNow = () => {
      // A process that ends before it has begun has written nothing.
      const file = `${share.folder}/turn-${first}`
      const bytes = existsSync(file) ? readFileSync(file) : Buffer.alloc(0)
      return bytes.length < 8 ? first : bytes.readDoubleLE(0)
    }
    const before = done.length
    let hung = false
    const began = first
    const watch = { turn: -1, since: Date.now() }
    const timer = setInterval(() => {
      let turn = began
      try {
        turn = turnNow()
      } catch {
        // It has not begun.
      }
      if (turn !== watch.turn) Object.assign(watch, { turn, since: Date.now() })
      else if (Date.now() - watch.since > mostSilence) {
        hung = true
        child.kill('SIGKILL')
      }
    }, 2000)
    child.on('message', (told: Told) => {
      if (told.kind === 'page') onPage?.(told.path, told.outputs)
      else if (told.kind === 'defect') defects.push(told.defect)
      else done.push(told.done)
    })
    child.send({ ...share, first })
    const [code, signal] = await new Promise<[number | null, string | null]>((resolve) => child.on('exit', (...how) => resolve(how)))
    clearInterval(timer)
    if (done.length > before) break
    const turn = turnNow()
    const { kind, seeds } = drawMutant(readSeeds(), share.seed, turn, share.only)
    const why = hung
      ? `it has not come back within ${mostSilence / 1000} s`
      : `it ends its process (${signal ?? code}): ${said.slice(-600)}`
    defects.push({ turn, kind, seeds, wrong: why })
    if (defects.length > 20) break
    first = turn + share.step
  }
  return { defects, done }
}

/** Tries all mutants of a run, shared among processes. */
export const runFuzz = async ({ seed, mutants, only, folder, processes = 2, onPage }: Order): Promise<Ran> => {
  const began = Date.now()
  const shares = await Promise.all(
    Array.from({ length: processes }, (_, first) =>
      runShare({ seed, mutants, first, step: processes, folder, ...(only ? { only } : {}) }, onPage),
    ),
  )
  return {
    defects: shares.flatMap(({ defects }) => defects).sort((a, b) => a.turn - b.turn),
    done: shares.flatMap(({ done }) => done),
    wall: (Date.now() - began) / 1000,
  }
}

const sum = (all: Record<string, number>[]) => {
  const total: Record<string, number> = {}
  for (const one of all) for (const [kind, count] of Object.entries(one)) total[kind] = (total[kind] ?? 0) + count
  return total
}

/** What a run has done, in lines to read. */
export const ranInWords = ({ done, wall, defects }: Ran): string[] => {
  const tried = sum(done.map((one) => one.tried))
  const seconds = sum(done.map((one) => one.seconds))
  const all = (pick: (one: Done) => number) => done.reduce((total, one) => total + pick(one), 0)
  const absent = [...new Set(done.flatMap((one) => one.absent))]
  const slowest = done.flatMap((one) => one.slowest).sort((a, b) => b.ms - a.ms)
  return [
    `${Object.values(tried).reduce((a, b) => a + b, 0)} mutants in ${wall.toFixed(1)} s: ${Object.entries(tried)
      .map(([kind, count]) => `${count} ${kind} (${seconds[kind]?.toFixed(1)} s of processor time)`)
      .join(', ')}; ${all((one) => one.heavy)} made to take long`,
    `${all((one) => one.outputs)} outputs, ${all((one) => one.distinct)} distinct`,
    `slowest: ${slowest
      .slice(0, 5)
      .map(({ turn, kind, ms }) => `${ms} ms (${kind}, mutant ${turn})`)
      .join(', ')}`,
    `resident memory at the most: ${done.map(({ resident: [before, most] }) => `${most} MB (${before} before the first)`).join(', ')}`,
    ...(absent.length > 0 ? [`not on this machine, so that only what is and the sample town's own was changed: ${absent.join(', ')}`] : []),
    ...defects.map(
      ({ turn, kind, seeds, wrong, file }) =>
        `DEFECT mutant ${turn} (${kind}; of ${seeds.join(' and ')}): ${wrong}${file ? `\n  ${file}` : ''}`,
    ),
  ]
}

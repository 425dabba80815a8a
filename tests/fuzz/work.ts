import { createHash } from 'node:crypto'
import { openSync, writeFileSync, writeSync } from 'node:fs'
import { drawMutant } from './draw-mutant.ts'
import type { Output } from './output.ts'
import { type Kind, kinds, readSeeds } from './seeds.ts'
import { showOutput } from './show-output.tsx'
import { type Defect, shrink, tryMutant } from './try-mutant.ts'

/** A share of a run: every `step`-th mutant from `first` to below `mutants`. Pages to load are written into `folder`. */
export type Share = { seed: number; mutants: number; first: number; step: number; only?: Kind; folder: string }

export type Told =
  | { kind: 'page'; path: string; outputs: number }
  | { kind: 'defect'; defect: Omit<Defect, 'bytes'> & { file: string } }
  | { kind: 'done'; done: Done }
export type Done = {
  tried: Record<string, number>
  seconds: Record<string, number>
  slowest: { turn: number; kind: string; ms: number }[]
  outputs: number
  distinct: number
  heavy: number
  /** Resident megabytes: when all was loaded, and the most that the process ever had. */
  resident: [number, number]
  absent: string[]
}

const enough = 1_200_000
const mostDefects = 40

const tell = (told: Told) => process.send?.(told)

/** Which mutant is in hand stands in a file, so that it is known when this process does not come back from it. */
const openMark = (path: string) => {
  const file = openSync(path, 'w')
  const bytes = Buffer.alloc(8)
  return (turn: number) => {
    bytes.writeDoubleLE(turn)
    writeSync(file, bytes, 0, 8, 0)
  }
}

/** Pages of many outputs each; the same output is written once. */
const openPages = (folder: string, first: number) => {
  const known = new Set<string>()
  let [text, count, pages] = ['', 0, 0]
  const flush = () => {
    if (count === 0) return
    const path = `${folder}/page-${first}-${pages++}.html`
    writeFileSync(path, text)
    tell({ kind: 'page', path, outputs: count })
    ;[text, count] = ['', 0]
  }
  return {
    known,
    flush,
    add(output: Output, name: string) {
      const key = createHash('sha1').update(JSON.stringify(output)).digest('base64')
      if (known.has(key)) return
      known.add(key)
      text += showOutput(output, name)
      count++
      if (text.length > enough) flush()
    },
  }
}

const work = ({ seed, mutants, first, step, only, folder }: Share) => {
  const seeds = readSeeds()
  const mark = openMark(`${folder}/turn-${first}`)
  const pages = openPages(folder, first)
  const done: Done = { tried: {}, seconds: {}, slowest: [], outputs: 0, distinct: 0, heavy: 0, resident: [0, 0], absent: seeds.absent }
  let defects = 0
  const resident = () => Math.round(process.resourceUsage().maxRSS / 1024)
  // Seeds are kept once they are read: they are no mutant's memory.
  for (const kind of kinds) if (kind !== 'page') for (const { bytes } of seeds.of[kind]) bytes()
  done.resident[0] = resident()
  for (let turn = first; turn < mutants; turn += step) {
    mark(turn)
    const mutant = drawMutant(seeds, seed, turn, only)
    const { kind, isHeavy } = mutant
    const { outputs, took, versions, wrong } = tryMutant(mutant, turn)
    done.tried[kind] = (done.tried[kind] ?? 0) + 1
    done.seconds[kind] = (done.seconds[kind] ?? 0) + took / 1000
    if (isHeavy) done.heavy++
    const ms = Math.round(Math.max(took, versions))
    if (done.slowest.length < 10 || ms > done.slowest.at(-1)!.ms)
      done.slowest = [...done.slowest, { turn, kind, ms }].sort((a, b) => b.ms - a.ms).slice(0, 10)
    if (wrong && defects++ < mostDefects) {
      const file = `${folder}/${kind}-${seed}-${turn}.bin`
      writeFileSync(file, defects < 8 ? shrink(mutant, turn, wrong) : mutant.bytes)
      tell({ kind: 'defect', defect: { turn, kind, seeds: mutant.seeds, wrong, file } })
    }
    done.outputs += outputs.length
    for (const [at, output] of outputs.entries()) pages.add(output, `${turn}-${at}`)
  }
  pages.flush()
  done.distinct = pages.known.size
  done.resident[1] = resident()
  tell({ kind: 'done', done })
}

process.once('message', (share: Share) => {
  work(share)
  process.disconnect?.()
})

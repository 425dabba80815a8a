import type { Mutant } from './draw-mutant.ts'
import { type Output, wrongInOutput } from './output.ts'
import { layBeside, takeWay } from './ways.ts'

/** A mutant that showed a defect: what is wrong, and the bytes that show it, made as short as they were found to be. */
export type Defect = { turn: number; kind: string; seeds: [string, string]; wrong: string; bytes: Buffer }

/** Milliseconds of processor time that a mutant may take. */
export const mostTime = 1000

const cpu = () => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

export type Tried = { outputs: Output[]; took: number; wrong?: string; versions: number }

const tryOnce = (mutant: Mutant, turn: number): Tried => {
  const began = cpu()
  let outputs: Output[] = []
  try {
    outputs = takeWay(mutant, turn)
    const took = cpu() - began
    if (outputs.length > 1) layBeside(outputs[0]!, outputs[1]!)
    const versions = cpu() - began - took
    const wrong = outputs.map(wrongInOutput).find(Boolean)
    return { outputs, took, versions, ...(wrong ? { wrong: wrong } : {}) }
  } catch (error) {
    return {
      outputs,
      took: cpu() - began,
      versions: 0,
      wrong: `it throws: ${error instanceof Error ? error.stack?.slice(0, 600) : String(error)}`,
    }
  }
}

const timeOf = ({ took, versions }: Tried) => Math.max(took, versions)

/** Takes a mutant its way and looks at what comes out. One that takes too long is tried twice more: compiling, collecting and other work of the machine fall on anybody. */
export const tryMutant = (mutant: Mutant, turn: number): Tried => {
  let least = tryOnce(mutant, turn)
  for (let more = 2; more > 0 && !least.wrong && timeOf(least) > mostTime; more--) {
    const again = tryOnce(mutant, turn)
    if (again.wrong || timeOf(again) < timeOf(least)) least = again
  }
  if (least.wrong || timeOf(least) <= mostTime) return least
  return {
    ...least,
    wrong: `it takes ${Math.round(least.took)} ms of processor time${least.versions > 100 ? `, its versions ${Math.round(least.versions)} ms` : ''}`,
  }
}

/** The shortest bytes that were found within some seconds to show the same kind of defect. */
export const shrink = (mutant: Mutant, turn: number, wrong: string, seconds = 15): Buffer => {
  const until = performance.now() + seconds * 1000
  const sort = (text: string | undefined) => text?.slice(0, 14)
  let { bytes } = mutant
  for (let part = Math.floor(bytes.length / 2); part >= 1 && performance.now() < until; part = Math.floor(part / 2))
    for (let at = 0; at < bytes.length && performance.now() < until; ) {
      const shorter = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + part)])
      if (sort(tryMutant({ ...mutant, bytes: shorter }, turn).wrong) === sort(wrong)) bytes = shorter
      else at += part
    }
  return bytes
}

import { Refusal } from '../base/refusal.ts'
import { type Io, jsonLine } from './io.ts'
import type { ExitCode } from './verb.ts'

export const isAddress = (name: string): boolean => /^https?:\/\//i.test(name)

/** What a check says of one file or address. */
export type Checked = { file: string; ok: boolean; problems: { severity: string; code: string; message: string }[] }

const failed = (file: string, error: unknown): Checked => {
  const message =
    error instanceof Refusal ? error.message : `Masthead itself failed on this: ${error instanceof Error ? error.message : String(error)}`
  return { file, ok: false, problems: [{ severity: 'error', code: error instanceof Refusal ? error.code : 'defect', message }] }
}

/** Checks one after the other and tells each as soon as it is known, in the order given; one that fails stops no other. `tell`: what the line of JSON holds. 0 when all were well. */
export const checkEach = async <T extends Checked>(
  names: string[],
  check: (name: string) => Promise<T>,
  {
    json,
    explain,
    tell = (checked) => checked,
    io,
  }: { json: boolean | undefined; explain: (checked: T) => string; tell?: (checked: T) => Checked; io: Io },
): Promise<ExitCode> => {
  let bad = 0
  for (const name of names) {
    const checked = await check(name).then(
      (found) => ({ ok: found.ok, line: tell(found), words: () => explain(found) }),
      (error: unknown) => ({
        ok: false,
        line: failed(name, error),
        words: () => `${name}\n  ✗ ${failed(name, error).problems[0]?.message}`,
      }),
    )
    if (!checked.ok) bad++
    if (json) await jsonLine(io, checked.line)
    else await io.out(`${checked.words()}\n`)
  }
  return bad > 0 ? 1 : 0
}

import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import type { Clock } from '../base/clock.ts'
import type { Config } from '../base/config.ts'
import type { Database, Db } from '../base/database.ts'
import type { Log } from '../base/log.ts'
import type { Entry } from '../base/rounds.ts'
import type { Io } from './io.ts'
import type { SampleDesk } from './sample-desk.ts'

/** What a command gives back to the shell: 0 all is well, 1 something is not, 2 it was called wrongly. */
export type ExitCode = 0 | 1 | 2

/** A paper that is open. `address` is absent where RUN names no web. */
export type OpenedPaper = { address?: string; database: Database; stop(): Promise<void> }

/**
 * `titles` brings the titles into the database before the first call; `listening` is told the address as soon as the port is open, which is before
 * the database is; `more` is what the clock strikes for beside the timetable.
 */
export type OpenPaper = (
  config: Config,
  given: {
    clock: Clock
    log: Log
    titles: (db: Db) => Promise<unknown>
    listening?: (address: string) => void
    more?: (db: Db) => Entry[]
  },
) => Promise<OpenedPaper>

/** The sample town, as far as the command line knows it: its titles in the catalogue's own form, the memberships on sale there as `plans import` reads them, what is said there of their leaning as `titles ratings` does, and what is done at its desk. */
export type OpenTown = () => Promise<{
  address: string
  titles: object[]
  plans: string
  ratings: string
  desk?: SampleDesk | undefined
  close(): Promise<void>
}>

/** What stands above the rooms and is handed down to the command line: the whole paper, and the sample town. */
export type House = { openPaper: OpenPaper; openTown: OpenTown }

/** One verb of the command line. `help` is what `masthead help VERB` prints. */
export type Verb = { help: string; run(words: string[], io: Io, house: House): Promise<ExitCode> }

/** The command was called wrongly: told on standard error together with where to read how, and exit code 2. */
export class UsageError extends Error {}

/** Reads the words after a verb with node's own parser. Throws UsageError in words for people. */
export const readWords = <T extends ParseArgsOptionsConfig>(words: string[], options: T) => {
  try {
    return parseArgs({ args: words, options, allowPositionals: true, strict: true })
  } catch (error) {
    throw new UsageError((error as Error).message.split('. To specify')[0] as string)
  }
}

/** A port given by hand. Throws UsageError. */
export const portOf = (text: string | undefined): string | undefined => {
  if (text === undefined) return undefined
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65535) throw new UsageError(`--port ${text}: a port is a whole number from 0 to 65535`)
  return text
}

import { Refusal } from '../base/refusal.ts'
import { type Io, processIo } from './io.ts'
import { overview, verbNames } from './overview.ts'
import { type ExitCode, type House, UsageError, type Verb } from './verb.ts'
import { version } from './version.ts'

export type { SampleAct, SampleDesk } from './sample-desk.ts'
export type { OpenedPaper, OpenPaper, OpenTown } from './verb.ts'

/** A defect: the exit code of sysexits.h's EX_SOFTWARE. */
const defect = 70

/** Each verb is loaded when it is called, so that a light one does not wait for the database or the picture library. */
const verbs: Record<(typeof verbNames)[number], () => Promise<{ verb: Verb }>> = {
  start: () => import('./start.ts'),
  demo: () => import('./demo.ts'),
  status: () => import('./status.ts'),
  'feed check': () => import('./feed-check.ts'),
  'feed find': () => import('./feed-find.ts'),
  'article check': () => import('./article-check.ts'),
  'article withdraw': () => import('./article-withdraw.ts'),
  'stories group': () => import('./stories-group.ts'),
  'titles import': () => import('./titles-import.ts'),
  'titles export': () => import('./titles-export.ts'),
  'titles list': () => import('./titles-list.ts'),
  'titles ratings': () => import('./titles-ratings.ts'),
  'plans import': () => import('./plans-import.ts'),
  'plans list': () => import('./plans-list.ts'),
  'operator add': () => import('./operator-add.ts'),
  'operator list': () => import('./operator-list.ts'),
  'editor add': () => import('./editor-add.ts'),
  'editor list': () => import('./editor-list.ts'),
  'editor end': () => import('./editor-end.ts'),
  'key add': () => import('./key-add.ts'),
  'key list': () => import('./key-list.ts'),
  'key end': () => import('./key-end.ts'),
  backup: () => import('./backup.ts'),
  restore: () => import('./restore.ts'),
}

const find = (argv: string[]) => {
  const name = verbNames.find((known) => known === argv.slice(0, 2).join(' ')) ?? verbNames.find((known) => known === argv[0])
  return name && { name, words: argv.slice(name.split(' ').length) }
}

const asksForHelp = (words: string[]) =>
  words.slice(0, words.includes('--') ? words.indexOf('--') : undefined).some((word) => word === '--help' || word === '-h')

const run = async (argv: string[], io: Io, house: House): Promise<ExitCode> => {
  if (argv[0] === '--version' || argv[0] === '-v' || argv[0] === 'version') return (await io.out(`${version}\n`), 0)
  if (argv[0] === 'help' || argv[0] === '--help' || argv[0] === '-h') argv = [...argv.slice(1), '--help']
  const found = find(argv)
  if (!found) {
    const words = argv.filter((word) => word !== '--help')
    if (argv.length > words.length && !words[0]) return (await io.out(overview), 0)
    const begun = verbNames.filter((name) => name.startsWith(`${words[0]} `))
    if (begun.length > 0 && !words[1]) throw new UsageError(`say what about ${words[0]}: ${begun.join(', ')}`)
    if (words[0]) throw new UsageError(`there is no command "${words.slice(0, 2).join(' ')}"`)
    io.err(overview)
    return 2
  }
  const { verb } = await verbs[found.name]()
  if (asksForHelp(found.words)) return (await io.out(verb.help), 0)
  return verb.run(found.words, io, house)
}

/**
 * Runs one command. Gives its exit code: 0 all is well, 1 something is not (a refusal is one sentence on standard error), 2 it was called wrongly,
 * 70 a defect of Masthead (its stack is printed).
 */
export const runCommand = async (argv: string[], io: Io, house: House): Promise<number> => {
  try {
    return await run(argv, io, house)
  } catch (error) {
    if (error instanceof UsageError) {
      const name = find(argv)?.name
      io.err(`masthead: ${error.message}\nSee "npx masthead help${name ? ` ${name}` : ''}".\n`)
      return 2
    }
    if (error instanceof Refusal) {
      io.err(`${error.message}\n`)
      return 1
    }
    io.err(
      `A defect of Masthead; please report it with these lines.\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    )
    return defect
  }
}

/** Runs the command of this process and ends it when all that was written has left. */
export const commandLine = async (argv: string[], house: House): Promise<never> => {
  const io = processIo()
  const fall = (error: unknown) => {
    io.err(
      `A defect of Masthead; please report it with these lines.\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    )
    process.exit(defect)
  }
  process.on('uncaughtException', fall).on('unhandledRejection', fall)
  const code = await runCommand(argv, io, house)
  await io.out('')
  process.exit(code)
}

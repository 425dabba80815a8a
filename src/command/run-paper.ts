import { systemClock } from '../base/clock.ts'
import type { Db } from '../base/database.ts'
import type { Entry } from '../base/rounds.ts'
import type { Io } from './io.ts'
import { tellProgress } from './tell-progress.ts'
import type { ExitCode, OpenedPaper } from './verb.ts'

type Opening = { listening: (address: string) => void; more: (db: Db) => Entry[] }

/** A terminal sends Ctrl-C to the whole group of processes and npm sends it on once more: what comes within this time (ms) is the same wish. */
const sameWish = 500

/** How to become the operator of a paper that has none. */
const operatorWords = async ({ address, database }: OpenedPaper): Promise<string> => {
  if (!address) return ''
  const { offerOperator } = await import('../readers/readers.ts')
  const token = await offerOperator(database.db, systemClock())
  return token ? `It has no operator yet. To run its office, open ${address}/operator/${token}\n` : ''
}

/**
 * Opens a paper, tells how the first one comes along, and runs until it is asked to stop (SIGINT, SIGTERM, SIGHUP): then it ends what is under way.
 * The second wish ends it at once.
 */
export const runPaper = async (
  open: (opening: Opening) => Promise<OpenedPaper>,
  io: Io,
  words: { open: string; more?: string },
): Promise<ExitCode> => {
  let first = 0
  let stop = () => {}
  const wished = new Promise<void>((resolve) => (stop = resolve))
  const wish = () => {
    const now = Date.now()
    if (first === 0) {
      first = now
      io.err('Stopping: calls under way are ended and the database is closed.\n')
      stop()
    } else if (now - first > sameWish) process.exit(1)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, wish)
  // Under an old Node the process that started this one holds the terminal: when it has been killed, nobody could stop this one any more.
  process.once('disconnect', () => process.exit(1))
  process.channel?.unref()
  let address: string | undefined
  const opening = open({
    listening(at) {
      address = at
      void io.out(`${words.open} opens at ${at}\n`)
    },
    more: (db) => [tellProgress(db, io)],
  })
  const paper = await opening
  if (first === 0)
    void io.out(
      `${words.open} is open${address ? `: ${address}` : ''}   (Ctrl-C ends it)\n${words.more ?? ''}${await operatorWords(paper)}`,
    )
  await wished
  const late = setTimeout(() => process.exit(1), 15_000)
  await paper.stop()
  clearTimeout(late)
  return 0
}

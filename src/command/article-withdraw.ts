import { findArticle, withdraw } from '../articles/articles.ts'
import { systemClock } from '../base/clock.ts'
import { configFromEnvironment } from '../base/config.ts'
import { openJobs } from '../base/jobs.ts'
import { silentLog } from '../base/log.ts'
import { withOwnDatabase } from './open-own-database.ts'
import { type ExitCode, readWords, UsageError, type Verb } from './verb.ts'

export const verb: Verb = {
  help: `masthead article withdraw ID|URL [--note WORDS]

Takes a piece back: its words, its pictures and all its versions go at once, and a paper that runs lets go of every copy within a minute. Its address then says that it
was withdrawn. This cannot be undone. A paper on the embedded database must be stopped first, or the piece taken back at /office/take-back.

  ID|URL        the id of the piece, its address in this paper, or its publisher's address of it
  --note WORDS  what readers are told: why

  npx masthead article withdraw https://paper.example/news/a-bridge-opens-a0k2m4p6q8r0s2t4 --note "There is no bridge."
`,
  async run(words, io) {
    const { values, positionals } = readWords(words, { note: { type: 'string' } })
    const [named, ...more] = positionals
    if (!named || more.length > 0) throw new UsageError('name one piece, by its id or its address')
    return withOwnDatabase<ExitCode>(configFromEnvironment(), {}, async (database) => {
      // What is said here is heard by the paper when it runs: nobody hears it in this process.
      const jobs = await openJobs(database, { 'article-withdrawn': async () => {} }, silentLog)
      try {
        const found = await findArticle(database.db, { words: named })
        if (!found) {
          io.err(`No piece here is known as ${named}.\n`)
          return 1
        }
        const gone = await withdraw(
          database.db,
          { article: found.id, note: values.note?.trim().slice(0, 1000) || null, by: 'operator' },
          systemClock(),
        )
        await io.out(
          gone ? `${found.id} of ${found.title.name} is taken back.\n` : `${found.id} of ${found.title.name} had been taken back before.\n`,
        )
        return 0
      } finally {
        await jobs.stop()
      }
    })
  },
}

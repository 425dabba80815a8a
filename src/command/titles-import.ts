import { systemClock } from '../base/clock.ts'
import { configFromEnvironment } from '../base/config.ts'
import { openJobs } from '../base/jobs.ts'
import { silentLog } from '../base/log.ts'
import { importTitles, readTitles } from '../titles/titles.ts'
import { readText } from './open-input.ts'
import { withOwnDatabase } from './open-own-database.ts'
import { type ExitCode, readWords, UsageError, type Verb } from './verb.ts'

export const verb: Verb = {
  help: `masthead titles import FILE

Takes the titles of FILE into the paper: OPML, or the form that "titles export" writes; - reads standard input. Titles that are here already are
brought up to date, no title leaves. The file is checked whole before any title is taken. A paper on the embedded database must be stopped first.

  npx masthead titles import my-feeds.opml
`,
  async run(words, io) {
    const { positionals } = readWords(words, {})
    const [file, ...more] = positionals
    if (!file || more.length > 0) throw new UsageError('name one file of titles, or - for standard input')
    const text = await readText(file, io)
    // Checked before a database is opened, and perhaps made, for it.
    readTitles(text, file)
    return withOwnDatabase<ExitCode>(configFromEnvironment(), { make: true }, async (database) => {
      // What is said here is heard by the paper when it runs: nobody hears it in this process.
      const jobs = await openJobs(
        database,
        { 'title-joined': async () => {}, 'title-left': async () => {}, 'terms-changed': async () => {} },
        silentLog,
      )
      try {
        const { joined, known } = await importTitles(database.db, text, file, systemClock(), { terms: 'again' })
        await io.out(
          `${joined.length} ${joined.length === 1 ? 'title has' : 'titles have'} joined, ${known.length} ${known.length === 1 ? 'was' : 'were'} here already.\n`,
        )
      } finally {
        await jobs.stop()
      }
      return 0
    })
  },
}

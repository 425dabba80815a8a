import { systemClock } from '../base/clock.ts'
import { configFromEnvironment } from '../base/config.ts'
import { inTransaction } from '../base/database.ts'
import { openJobs } from '../base/jobs.ts'
import { silentLog } from '../base/log.ts'
import { addReader, giveRole, readMail, rolesOf } from '../readers/readers.ts'
import { withOwnDatabase } from './open-own-database.ts'
import { type ExitCode, readWords, UsageError, type Verb } from './verb.ts'

export const verb: Verb = {
  help: `masthead operator add MAIL

Makes the reader with this mail address an operator of the paper: readers, plans, invoices, titles are then in his hands. Nobody of that address yet?
Then he joins with it. He signs in as every reader does, with a letter. A paper on the embedded database must be stopped first.

  npx masthead operator add ada@example.org
`,
  async run(words, io) {
    const { positionals } = readWords(words, {})
    const [mail, ...more] = positionals
    if (!mail || more.length > 0) throw new UsageError('name one mail address')
    if (!readMail(mail)) throw new UsageError(`"${mail}" is no mail address; write it as name@example.org`)
    return withOwnDatabase<ExitCode>(configFromEnvironment(), { make: true }, async (database) => {
      // What is said here is heard by the paper when it runs: nobody hears it in this process.
      const jobs = await openJobs(database, { 'reader-joined': async () => {} }, silentLog)
      try {
        const now = systemClock()
        const was = await inTransaction(database.db, async (tx) => {
          const { reader } = await addReader(tx, { mail }, now)
          const had = (await rolesOf(tx, reader)).some(({ role }) => role === 'operator')
          await giveRole(tx, { reader, role: 'operator' }, now)
          return had
        })
        await io.out(was ? `${readMail(mail)} was an operator already.\n` : `${readMail(mail)} is an operator now.\n`)
        return 0
      } finally {
        await jobs.stop()
      }
    })
  },
}

import { systemClock } from '../base/clock.ts'
import { configFromEnvironment } from '../base/config.ts'
import { inTransaction } from '../base/database.ts'
import { openJobs } from '../base/jobs.ts'
import { silentLog } from '../base/log.ts'
import { addReader, giveRole, listRoles, readMail, rolesOf } from '../readers/readers.ts'
import { type Io, jsonLine } from './io.ts'
import { withOwnDatabase } from './open-own-database.ts'
import { type ExitCode, readWords, UsageError } from './verb.ts'

export type NamedRole = 'operator' | 'editor'
export const withArticle: Record<NamedRole, string> = { operator: 'an operator', editor: 'an editor' }

/** The one mail address of a command, as it was written. Throws UsageError for none, several, or what is none. */
export const mailIn = (words: string[]): string => {
  const { positionals } = readWords(words, {})
  const [mail, ...more] = positionals
  if (!mail || more.length > 0) throw new UsageError('name one mail address')
  if (!readMail(mail)) throw new UsageError(`"${mail}" is no mail address; write it as name@example.org`)
  return mail
}

/** Gives the reader with a mail address a role; who is none yet becomes one. */
export const addByMail = (words: string[], io: Io, role: NamedRole): Promise<ExitCode> => {
  const mail = mailIn(words)
  return withOwnDatabase<ExitCode>(configFromEnvironment(), { make: true }, async (database) => {
    // What is said here is heard by the paper when it runs: nobody hears it in this process.
    const jobs = await openJobs(database, { 'reader-joined': async () => {} }, silentLog)
    try {
      const now = systemClock()
      const was = await inTransaction(database.db, async (tx) => {
        const { reader } = await addReader(tx, { mail }, now)
        const had = (await rolesOf(tx, reader)).some((one) => one.role === role)
        await giveRole(tx, { reader, role }, now)
        return had
      })
      await io.out(was ? `${readMail(mail)} was ${withArticle[role]} already.\n` : `${readMail(mail)} is ${withArticle[role]} now.\n`)
      return 0
    } finally {
      await jobs.stop()
    }
  })
}

/** Lists who has a role, by mail address. */
export const listByRole = (words: string[], io: Io, role: NamedRole): Promise<ExitCode> => {
  const { values, positionals } = readWords(words, { json: { type: 'boolean' } })
  if (positionals.length > 0) throw new UsageError(`${role} list takes no "${positionals[0]}"`)
  return withOwnDatabase<ExitCode>(configFromEnvironment(), {}, async ({ db }) => {
    const people = (await listRoles(db)).filter((one) => one.role === role)
    for (const { mail, name, givenAt } of people) {
      if (values.json) await jsonLine(io, { mail, name, since: givenAt })
      else await io.out(`${mail.padEnd(44)} ${name ?? '–'}\n`)
    }
    if (!values.json) io.err(`${people.length} ${people.length === 1 ? role : `${role}s`}\n`)
    return 0
  })
}

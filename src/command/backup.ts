import { open, rename, rm } from 'node:fs/promises'
import { configFromEnvironment } from '../base/config.ts'
import { Refusal } from '../base/refusal.ts'
import { dumpServer } from './dump-server.ts'
import { withOwnDatabase } from './open-own-database.ts'
import { proveBackup } from './prove-backup.ts'
import { readWords, UsageError, type Verb } from './verb.ts'

const unwritable = (file: string, error: unknown) =>
  new Refusal('unwritable', `${file} cannot be written (${(error as Error).message}). Name a file in a folder that you may write to.`)

/** Written beside its goal, forced to the disk, read back as a database, and only then given its name: a backup of that name is always whole. */
const keep = async (file: string, bytes: Uint8Array) => {
  const part = `${file}.part`
  try {
    const handle = await open(part, 'w').catch((error) => Promise.reject(unwritable(file, error)))
    await handle.writeFile(bytes).catch((error) => Promise.reject(unwritable(file, error)))
    await handle.sync()
    await handle.close()
    const proved = await proveBackup(part)
    await rename(part, file)
    return proved
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}

export const verb: Verb = {
  help: `masthead backup FILE

Writes the whole paper into one file, and opens that file as a database before it says that all is well. Stop the paper first: its database belongs
to the running process alone. With a PostgreSQL server (DATABASE_URL) the paper may run; pg_dump does the work, if it is installed.

  npx masthead backup monday.tar.gz
`,
  async run(words, io) {
    const { positionals } = readWords(words, {})
    const [file, ...more] = positionals
    if (!file || more.length > 0) throw new UsageError('name the one file to write')
    const config = configFromEnvironment()
    if (config.DATABASE_URL) return dumpServer(config.DATABASE_URL, file, io)
    const bytes = await withOwnDatabase(config, {}, async (database) => (await database.dump?.()) ?? new Uint8Array())
    const { articles } = await keep(file, bytes)
    await io.out(
      `${file} holds the whole paper: ${articles.toLocaleString('en')} articles, ${(bytes.length / 1_000_000).toFixed(1)} MB. It was opened and read to be sure.\n`,
    )
    return 0
  },
}

import { existsSync } from 'node:fs'
import { access, mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { systemClock } from '../base/clock.ts'
import { configFromEnvironment } from '../base/config.ts'
import { lockFolder } from '../base/folder-lock.ts'
import { unreadable } from './open-input.ts'
import { proveBackup } from './prove-backup.ts'
import { readWords, UsageError, type Verb } from './verb.ts'

export const verb: Verb = {
  help: `masthead restore FILE

Makes a paper in the data folder (DATA_DIR, data/paper) out of a file that "backup" wrote. The file is unpacked and opened first; only when it can be
read does it take the place of what is there, which is moved aside and kept. Stop the paper first.

  npx masthead restore monday.tar.gz
`,
  async run(words, io) {
    const { positionals } = readWords(words, {})
    const [file, ...more] = positionals
    if (!file || more.length > 0) throw new UsageError('name the one file to restore from')
    const config = configFromEnvironment()
    if (config.DATABASE_URL) {
      const address = new URL(config.DATABASE_URL)
      address.password = ''
      io.err(
        `A PostgreSQL server is restored with its own tool, into a database that is new and empty:\n  pg_restore --no-owner --exit-on-error --dbname="${address.href}" ${file}\n`,
      )
      return 1
    }
    await access(file).catch((error) => Promise.reject(unreadable(file, error)))
    await mkdir(config.DATA_DIR, { recursive: true })
    const letGo = lockFolder(config.DATA_DIR)
    const stamp = systemClock().toISOString().replaceAll(':', '').slice(0, 17)
    const fresh = join(config.DATA_DIR, `restoring-${stamp}`)
    const here = join(config.DATA_DIR, 'pg')
    const aside = join(config.DATA_DIR, `pg-before-${stamp}`)
    try {
      const { articles } = await proveBackup(file, fresh)
      const had = existsSync(here)
      if (had) await rename(here, aside)
      await rename(join(fresh, 'pg'), here)
      await io.out(
        `The paper in ${config.DATA_DIR} is that of ${file}: ${articles.toLocaleString('en')} articles.${had ? ` What was there is kept in ${aside}; remove it when you no longer need it.` : ''}\n`,
      )
      return 0
    } finally {
      await rm(fresh, { recursive: true, force: true })
      letGo()
    }
  },
}

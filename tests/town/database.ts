import { randomBytes } from 'node:crypto'
import { after } from 'node:test'
import pg from 'pg'
import '../../src/stories/tables.ts'
import { type Database, openDatabase } from '../../src/base/database.ts'
import { type Jobs, openJobs, type Relay } from '../../src/base/jobs.ts'
import { silentLog } from '../../src/base/log.ts'
import { makeTemplate } from '../../src/base/make-template.ts'
import { tablesPrint } from '../../src/base/template.ts'

const finished = async (open: Promise<Database>) => {
  const database = await open
  // The job tables are part of the template, so that a clone is ready at once.
  await (await openJobs(database, {}, silentLog)).stop()
  return database
}

const serverTemplate = async (server: URL) => {
  const name = `template_${await tablesPrint()}`
  const admin = new pg.Client({ connectionString: server.href })
  await admin.connect()
  try {
    await admin.query('select pg_advisory_lock(81)')
    const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [name])
    if (!rowCount) {
      await admin.query(`create database ${name}_new`)
      await (await finished(openDatabase({ url: new URL(`/${name}_new`, server).href, connections: 2 }))).close()
      await admin.query(`alter database ${name}_new rename to ${name}`)
    }
    const clone = `test_${randomBytes(6).toString('hex')}`
    await admin.query(`create database ${clone} template ${name}`)
    return clone
  } finally {
    await admin.end()
  }
}

/** A migrated database of its own: PGlite, or a clone on the PostgreSQL server named by TEST_DATABASE_URL. The caller closes it. */
export const cloneDatabase = async (): Promise<Database> => {
  const server = process.env.TEST_DATABASE_URL
  if (!server) return openDatabase({ image: await makeTemplate(), wait: 5000 }, { migrate: false })
  const name = await serverTemplate(new URL(server))
  const database = await openDatabase({ url: new URL(`/${name}`, server).href, connections: 4 }, { migrate: false })
  return {
    ...database,
    async close() {
      await database.close()
      const admin = new pg.Client({ connectionString: server })
      await admin.connect()
      await admin.query(`drop database if exists ${name} with (force)`)
      await admin.end()
    },
  }
}

const silence = async () => {}

/** Every event of the house is heard, and nothing comes of it: a room alone. */
const nobody: Relay = {
  'title-joined': silence,
  'title-left': silence,
  'terms-changed': silence,
  'article-received': silence,
  'article-corrected': silence,
  'article-withdrawn': silence,
  'article-held': silence,
  'teasers-noticed': silence,
  'story-changed': silence,
  'story-joined': silence,
  'story-tied': silence,
  'decision-taken': silence,
  'letter-written': silence,
  'standing-changed': silence,
  'reader-joined': silence,
  'reader-forgotten': silence,
  'payment-received': silence,
  'payment-event-received': silence,
}

/**
 * For a test file: its own database with its jobs open, closed after the file's last test.
 * `relay`: who hears what, besides nobody: by default a room is tested alone.
 */
export const testDatabase = async (relay: Relay = {}): Promise<{ database: Database; db: Database['db']; jobs: Jobs }> => {
  const database = await cloneDatabase()
  const jobs = await openJobs(database, { ...nobody, ...relay }, silentLog)
  after(async () => {
    await jobs.stop()
    await database.close()
  })
  return { database, db: database.db, jobs }
}

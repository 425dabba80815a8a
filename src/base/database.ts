import { existsSync, mkdirSync } from 'node:fs'
import { Kysely, PostgresDialect, type PostgresPool, sql, type Transaction } from 'kysely'
import pg from 'pg'
import { folderRefusal, serverRefusal } from './database-refusals.ts'
import { openEmbedded } from './embedded.ts'
import { firstFolder } from './first-folder.ts'
import { lockFolder } from './folder-lock.ts'
import { migrate } from './migrate.ts'
import { statementNames } from './statement.ts'
import { templateFile } from './template.ts'
import { parseValue } from './values.ts'

/** Every table of the house. Each room adds its own in its `tables.ts` by declaration merging: the owner of a table is who declares it. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the rooms
export interface Tables {}

/** What verbs are handed: the database, or a transaction on it. */
export type Db = Kysely<Tables>
export type Tx = Transaction<Tables>

export type Database = {
  db: Db
  /** 'embedded' is PGlite in a thread of this process; 'server' is PostgreSQL. Nothing but base and main asks. */
  kind: 'embedded' | 'server'
  /** Runs one text of SQL on a session of its own, outside kysely (for jobs and migrations). */
  run(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>
  /** The embedded data folder as one gzipped file; undefined on a server (pg_dump is the tool there). */
  dump?: () => Promise<Uint8Array>
  close(): Promise<void>
}

export type Where = { url: string; connections?: number } | { folder?: string; image?: string; wait?: number }

type Rows = { rows: unknown[] }

const server = (url: string, connections: number): pg.Pool => {
  const types = new pg.TypeOverrides()
  for (const [oid, parse] of Object.entries(parseValue)) types.setTypeParser(Number(oid), parse)
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 15_000,
    types: types as pg.CustomTypesConfig,
    application_name: 'masthead',
  })
  // Kysely gives text and values; the driver prepares what has a name.
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...all: unknown[]) => unknown
    // The pool itself hands a callback behind the values: whatever follows the text goes on as it came.
    const named = (text: unknown, ...rest: unknown[]) => {
      const name = typeof text === 'string' ? statementNames.get(text) : undefined
      return name === undefined ? query(text, ...rest) : query({ name, text }, ...rest)
    }
    Object.assign(client, { query: named })
  })
  // A connection that dies while idle is replaced by the pool; without a listener node would end the process.
  pool.on('error', () => {})
  return pool
}

/**
 * Opens the database and brings its tables up to date. `now` of migrations is the database's own clock.
 * Rejects with Refusal 'folder-locked' when another process has the folder open, 'folder-unusable' when it may not be written, 'database-unreachable'
 * when a server does not let us in, and with DatabaseBroken when the data cannot be read.
 */
export const openDatabase = async (where: Where, options: { migrate?: boolean } = {}): Promise<Database> => {
  const unlock = 'folder' in where && where.folder ? takeFolder(where.folder) : () => {}
  try {
    const first = 'folder' in where && where.folder ? firstFolder(where.folder) : undefined
    const pool = 'url' in where ? server(where.url, where.connections ?? 10) : await openEmbedded(await embeddedAt(where, first?.isNew))
    // Kysely ends only a pool that it has used, and a pool may be ended once.
    let ended: Promise<void> | undefined
    const end = () => (ended ??= pool.end())
    const db = new Kysely<Tables>({
      dialect: new PostgresDialect({ pool: { connect: () => pool.connect(), end } as unknown as PostgresPool }),
    })
    const database: Database = {
      db,
      kind: 'url' in where ? 'server' : 'embedded',
      async run(text, values) {
        const results = await (pool as { query(text: string, values?: unknown[]): Promise<Rows | Rows[]> }).query(text, values)
        return { rows: [results].flat().flatMap((result) => result.rows) }
      },
      ...('dump' in pool ? { dump: pool.dump } : {}),
      async close() {
        await db.destroy()
        await end()
        unlock()
      },
    }
    if (options.migrate !== false)
      await migrate(db).catch(async (error) => {
        await database.close()
        throw error
      })
    first?.made()
    return database
  } catch (error) {
    unlock()
    throw 'url' in where ? serverRefusal(error, where.url) : folderRefusal(error, where.folder)
  }
}

/** A new folder begins with the template, where the installation has made one. */
const embeddedAt = async (where: { folder?: string; image?: string; wait?: number }, isNew = false) => {
  const template = isNew && !where.image ? await templateFile() : undefined
  const image = where.image ?? (template && existsSync(template) ? template : undefined)
  return { ...where, image, folder: where.folder ? `${where.folder}/pg` : undefined }
}

const takeFolder = (folder: string) => {
  try {
    mkdirSync(folder, { recursive: true })
    return lockFolder(folder)
  } catch (error) {
    throw folderRefusal(error, folder)
  }
}

/** Runs `work` in one transaction; inside another it runs in that one, so that verbs can be composed. */
export const inTransaction = <T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> =>
  db.isTransaction ? work(db as Tx) : db.transaction().execute(work)

export { sql }

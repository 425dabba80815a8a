import { existsSync } from 'node:fs'
import type { Config } from '../base/config.ts'
import { type Database, openDatabase } from '../base/database.ts'
import { Refusal } from '../base/refusal.ts'

/** Whether there is a paper to look at: a server is taken at its word. */
export const hasPaper = (config: Config): boolean => config.DATABASE_URL !== undefined || existsSync(`${config.DATA_DIR}/pg/PG_VERSION`)

/**
 * Opens this paper's database for one command. `make`: one that is not there yet is made.
 * Throws Refusal 'no-paper', and whatever openDatabase refuses, 'folder-locked' among them.
 */
export const openOwnDatabase = async (config: Config, { make = false }: { make?: boolean } = {}): Promise<Database> => {
  if (!make && !hasPaper(config))
    throw new Refusal(
      'no-paper',
      `There is no paper in ${config.DATA_DIR} yet. Start one with "npm start", or set DATA_DIR to the folder of another.`,
    )
  return openDatabase(config.DATABASE_URL ? { url: config.DATABASE_URL, connections: 2 } : { folder: config.DATA_DIR })
}

/** Opens the database, does the work, and closes it whatever comes of it. */
export const withOwnDatabase = async <T>(
  config: Config,
  options: { make?: boolean },
  work: (database: Database) => Promise<T>,
): Promise<T> => {
  const database = await openOwnDatabase(config, options)
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

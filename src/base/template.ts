import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { readMigrations } from './migrate.ts'

const cache = new URL('../../.cache/', import.meta.url)

/** A name for the tables as the migrations make them: another migration, another print. */
export const tablesPrint = async (): Promise<string> =>
  createHash('sha256')
    .update(JSON.stringify(await readMigrations()))
    .digest('hex')
    .slice(0, 12)

/** Where the template of an embedded database lies, whether it has been made or not. */
export const templateFile = async (): Promise<string> => fileURLToPath(new URL(`template-${await tablesPrint()}.tar`, cache))

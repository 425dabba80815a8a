import { existsSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { openDatabase } from './database.ts'
import { openJobs } from './jobs.ts'
import { silentLog } from './log.ts'
import { templateFile } from './template.ts'

/**
 * Makes an empty embedded database with all tables, the jobs' among them, as one tar file of some 40 MB, if there is none yet. A first start and every test begin
 * with it: making a database from nothing takes PostgreSQL four seconds, and unzipping it each time a third of opening it. Gives the file.
 */
export const makeTemplate = async (): Promise<string> => {
  const file = await templateFile()
  if (existsSync(file)) return file
  await mkdir(dirname(file), { recursive: true })
  const database = await openDatabase({})
  await (await openJobs(database, {}, silentLog)).stop()
  // Several processes may make it at once: each writes its own and the last rename wins, all being alike.
  const mine = `${file}.${process.pid}`
  const dump = await database.dump?.()
  await writeFile(mine, dump ? gunzipSync(dump) : '')
  await database.close()
  await rename(mine, file)
  return file
}

import { openDatabase, sql } from '../base/database.ts'
import { readMigrations } from '../base/migrate.ts'
import { Refusal } from '../base/refusal.ts'

/**
 * Opens a backup as a database (in `folder`, where it then stays, or in memory) and counts what is in it.
 * Throws Refusal 'bad-backup' when it is no backup of a paper, is damaged, or comes from a newer Masthead.
 */
export const proveBackup = async (file: string, folder?: string): Promise<{ articles: number }> => {
  const bad = (why: string) => new Refusal('bad-backup', `${file} is not a backup of a paper that can be read: ${why}.`)
  const known = new Set((await readMigrations()).map(({ name }) => name))
  const database = await openDatabase({ image: file, ...(folder && { folder }) }, { migrate: false }).catch((error: Error) =>
    Promise.reject(bad(error.message.replace(/^.*?cannot be opened \(|\)\..*$/gs, ''))),
  )
  try {
    const { rows } = await sql<{ name: string }>`select name from migrations order by name`
      .execute(database.db)
      .catch((error: Error) => Promise.reject(bad(error.message)))
    const newer = rows.filter(({ name }) => !known.has(name))
    if (newer.length > 0) throw bad(`it comes from a newer Masthead (${newer[0]?.name})`)
    const found = await sql<{ articles: number }>`select count(*) as articles from articles`
      .execute(database.db)
      .catch((error: Error) => Promise.reject(bad(error.message)))
    return { articles: found.rows[0]?.articles ?? 0 }
  } finally {
    await database.close()
  }
}

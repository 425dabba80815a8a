import { randomBytes } from 'node:crypto'
import { minute } from '../../base/clock.ts'
import { type Db, sql } from '../../base/database.ts'
import { pictureCache } from '../picture-cache.ts'
import type { ArticleId } from '../tables.ts'
import { recordGone } from './purges.ts'

// Long enough for a process that was busy, or cut off from its database, and finds its way back.
const reach = 60 * minute

/** Lets go of what this process and its disk keep of pieces that were taken back. */
export type PurgeWatch = { look(now: Date): Promise<number> }

/**
 * Every process has its own memory of pages, and its machine its own cache of pictures: each looks for what was taken back, forgets (`forget`), removes the picture
 * files, and writes down when it had. Asked by what this process has not yet written down, not by time: a transaction that commits late is not overlooked. A picture
 * that another piece shows too is fetched again when that is next asked for.
 */
export const openPurgeWatch = (db: Db, { forget, cacheFolder }: { forget: () => void; cacheFolder: string | undefined }): PurgeWatch => {
  const name = randomBytes(3).toString('hex')
  const memory = `pages in memory (process ${name})`
  const disk = `picture files (process ${name})`
  return {
    async look(now) {
      const { rows } = await sql<{ id: ArticleId; pictures: string[] | null }>`
        select p.article_id as id, p.pictures from purges p where p.surface = 'told' and p.told_at > ${new Date(now.getTime() - reach)}
          and not exists (select from purges g where g.article_id = p.article_id and g.told_at = p.told_at and g.surface = ${disk})`.execute(
        db,
      )
      if (rows.length === 0) return 0
      const articles = [...new Set(rows.map(({ id }) => id))]
      forget()
      await recordGone(db, { articles, surface: memory }, now)
      const files = [...new Set(rows.flatMap(({ pictures }) => pictures ?? []))]
      if (cacheFolder) for (const file of files) await pictureCache(cacheFolder).remove(file)
      await recordGone(db, { articles, surface: disk }, now)
      return articles.length
    },
  }
}

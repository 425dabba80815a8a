import type { KyselyPlugin } from 'kysely'
import type { Db } from '../../src/base/database.ts'

/** The same database, counting the statements that go to it. */
export const counted = (db: Db): { db: Db; count(): number } => {
  let statements = 0
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    // Here, as a statement that was put together before is never transformed.
    transformResult: async ({ result }) => {
      statements++
      return result
    },
  }
  return { db: db.withPlugin(plugin), count: () => statements }
}

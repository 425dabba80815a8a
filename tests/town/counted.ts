import type { KyselyPlugin } from 'kysely'
import type { Db } from '../../src/base/database.ts'

/** The same database, counting the statements that go to it. */
export const counted = (db: Db): { db: Db; count(): number } => {
  let statements = 0
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      statements++
      return node
    },
    transformResult: async ({ result }) => result,
  }
  return { db: db.withPlugin(plugin), count: () => statements }
}

import { type Db, inTransaction } from '../base/database.ts'
import { newId } from '../base/ids.ts'
import { say } from '../base/jobs.ts'
import type { TitleId } from './tables.ts'
import { type Terms, termsForm } from './terms.ts'

const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_, one) =>
    one && typeof one === 'object' && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  )

/** Whether two documents say the same, in whatever order they say it (the database keeps its own). */
export const sameTerms = (a: Terms, b: Terms): boolean => inOrder(a) === inOrder(b)

/**
 * Puts `terms` in force for a title (or one of its sections, the title's own word) from `now`, as a new version; the earlier ones stay. Says
 * 'terms-changed'. The same terms again change nothing. `origin` 'file': they stand in a file of titles. Throws a ZodError for terms that are none: callers read them with termsForm first.
 */
export const agreeTerms = (
  db: Db,
  title: TitleId,
  terms: Terms,
  now: Date,
  section: string | null = null,
  origin: 'file' | 'agreed' = 'agreed',
): Promise<void> =>
  inTransaction(db, async (tx) => {
    const document = termsForm.parse(terms)
    // Two editors at once would both write version n + 1; the title's row is the queue they stand in.
    await tx.selectFrom('titles').select('id').where('id', '=', title).forUpdate().execute()
    const last = await tx
      .selectFrom('terms')
      .select(['version', 'document'])
      .where('title_id', '=', title)
      .where('section', section === null ? 'is' : '=', section)
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst()
    const before = last && termsForm.safeParse(last.document)
    if (before?.success && sameTerms(before.data, document)) return
    await tx
      .insertInto('terms')
      .values({ id: newId('tm', now), title_id: title, section, version: (last?.version ?? 0) + 1, document, since: now, origin })
      .execute()
    await say(tx, 'terms-changed', { title })
  })

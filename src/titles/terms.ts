import { z } from 'zod'
import { type Db, inTransaction, sql } from '../base/database.ts'
import { newId } from '../base/ids.ts'
import type { TitleId } from './tables.ts'

/**
 * What a title lets this paper do with its pieces. `text`: 'headline' (no more than headline and link), 'opening' (the first
 * `previewParagraphs` paragraphs), 'feed' (whatever its feed carries), 'page' (the full text may be fetched from its page too).
 */
export const termsForm = z.strictObject({
  access: z.enum(['open']),
  text: z.enum(['headline', 'opening', 'feed', 'page']),
  previewParagraphs: z.int().min(0).max(20),
  pictures: z.boolean(),
})

export type Terms = z.infer<typeof termsForm>

/** What holds for a title with which nothing else was agreed: it is shown as its own public feed shows it. */
export const defaultTerms: Terms = { access: 'open', text: 'feed', previewParagraphs: 3, pictures: true }

/** The sentence that readers are told about how much of a title they see here. */
export const termsSentence = (terms: Terms): string => {
  const text = {
    headline: 'Headlines only, with a link to the piece at its publisher',
    opening: `The opening of each piece (${terms.previewParagraphs} ${terms.previewParagraphs === 1 ? 'paragraph' : 'paragraphs'}), with a link to the rest at its publisher`,
    feed: 'As much of each piece as the title puts in its own feed',
    page: 'The full text of each piece',
  }[terms.text]
  return `${text}; ${terms.pictures ? 'with' : 'without'} pictures.`
}

/** The terms in force for each of `titles` as a whole; a title without any has the default. One query. */
export const termsOf = async (db: Db, titles: readonly TitleId[]): Promise<Map<TitleId, Terms>> => {
  const found = await db
    .selectFrom('terms')
    .distinctOn('title_id')
    .select(['title_id', 'document'])
    .where('title_id', '=', sql<TitleId>`any(${[...titles]})`)
    .where('section', 'is', null)
    .orderBy('title_id')
    .orderBy('version', 'desc')
    .execute()
  const known = new Map(found.map((row) => [row.title_id, row.document]))
  return new Map(titles.map((title) => [title, known.get(title) ?? defaultTerms]))
}

/** Puts `terms` in force for a title (or one of its sections) from `now`, as a new version; the earlier ones stay. The same terms again change nothing. */
export const agreeTerms = (db: Db, title: TitleId, terms: Terms, now: Date, section: string | null = null): Promise<void> =>
  inTransaction(db, async (tx) => {
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
    const document = termsForm.parse(terms)
    if (last && JSON.stringify(termsForm.parse(last.document)) === JSON.stringify(document)) return
    await tx
      .insertInto('terms')
      .values({ id: newId('tm', now), title_id: title, section, version: (last?.version ?? 0) + 1, document, since: now })
      .execute()
  })

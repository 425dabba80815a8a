import { type Db, inTransaction } from '../base/database.ts'
import type { Letter, Letters } from '../letters/letters.ts'
import type { TitleId } from '../titles/titles.ts'

/** Writes a letter to all who run the paper and to the publishers of a title, once to each. `kind`: of letter. Gives how many. */
export const tellKeepers = (
  db: Db,
  { title, kind, letter, letters }: { title: TitleId; kind: string; letter: Letter; letters: Pick<Letters, 'write'> },
  now: Date,
): Promise<number> =>
  inTransaction(db, async (tx) => {
    const keepers = await tx
      .selectFrom('reader_roles as o')
      .innerJoin('readers as r', 'r.id', 'o.reader_id')
      .select(['r.id', 'r.mail'])
      .where((where) =>
        where.or([where('o.role', '=', 'operator'), where.and([where('o.role', '=', 'publisher'), where('o.title_id', '=', title)])]),
      )
      .distinct()
      .execute()
    for (const { id, mail } of keepers) await letters.write(tx, { to: mail, kind, letter, reader: id }, now)
    return keepers.length
  })

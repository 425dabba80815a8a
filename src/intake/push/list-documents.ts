import { day } from '../../base/clock.ts'
import { type Db, sql } from '../../base/database.ts'
import type { TitleId } from '../../titles/titles.ts'
import type { DocumentOutcome } from './document-outcome.ts'
import { type AddressOf, tellAddresses } from './tell-addresses.ts'

export type ListedDocument = { name: string; door: 'push' | 'inbox'; bytes: number; receivedAt: Date; outcome: DocumentOutcome }

type Listing = { title: TitleId; most?: number; addressOf: AddressOf }

/** The documents that came for a title, the latest first, at most `most`. */
export const listDocuments = async (db: Db, { title, most = 50, addressOf }: Listing): Promise<ListedDocument[]> => {
  const { rows } = await sql<ListedDocument>`
    select name, door, bytes, received_at as "receivedAt", outcome from push_documents where title_id = ${title} order by received_at desc, hash limit ${most}`.execute(
    db,
  )
  const told = await tellAddresses(
    db,
    rows.map(({ outcome }) => outcome),
    addressOf,
  )
  return rows.map((row, at) => ({ ...row, outcome: told[at] ?? row.outcome }))
}

/** So long it is known what became of a document; the same bytes later than that are taken as if they had never come, which articles know how to receive. */
const keptFor = 60 * day
/** And of no more documents of a title. */
const mostOfTitle = 5000

export const forgetOldDocuments = async (db: Db, now: Date): Promise<void> => {
  await sql`delete from push_documents where received_at < ${new Date(now.getTime() - keptFor)}`.execute(db)
  await sql`
    delete from push_documents d using (select title_id, hash, row_number() over (partition by title_id order by received_at desc) as nth from push_documents) r
    where r.nth > ${mostOfTitle} and d.title_id = r.title_id and d.hash = r.hash`.execute(db)
}

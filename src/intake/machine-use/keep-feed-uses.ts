import { day } from '../../base/clock.ts'
import { type Db, sql } from '../../base/database.ts'
import { keepStatements, strictest, type TitleId, type Uses } from '../../titles/titles.ts'

/** So long what a feed said of machines holds though it says it no more: RSL's own usual age. */
const feedHolds = 30 * day

/** `whole`: all that is at this address was read, as of a feed; else a part of it (a pushed document), which takes nothing back that another part has said. */
type Said = { title: TitleId; address: string; uses: Uses; whole: boolean }

/** Keeps what a feed, or a document that was sent, says of machines for its title. */
export const keepFeedUses = async (db: Db, { title, address, uses, whole }: Said, now: Date): Promise<void> => {
  const { rows } = whole
    ? { rows: [] }
    : await sql<{ uses: Uses }>`
        select uses from machine_uses where title_id = ${title} and form = 'feed' and address = ${address} and good_until > ${now}`.execute(
        db,
      )
  const statement = {
    form: 'feed' as const,
    address,
    uses: strictest([uses, ...rows.map((row) => row.uses)]),
    goodUntil: new Date(now.getTime() + feedHolds),
  }
  await keepStatements(db, title, { statements: [statement], answered: [address] }, now)
}

import { day, minute } from '../../base/clock.ts'
import { type Db, sql } from '../../base/database.ts'
import { type TeaserFeed, teaserFeeds } from '../../intake/intake.ts'

export type Overview = {
  openInvoices: number
  disputes: number
  waitingLetters: number
  givenUpLetters: number
  unheardPayments: number
  /** Titles whose agreement ends within thirty days, or has ended. */
  endingTerms: { id: string; name: string; until: string }[]
  endingInstitutions: { id: string; name: string; until: Date }[]
  /** Feeds that carried full text and now carry openings. */
  teasers: TeaserFeed[]
}

type Counts = Pick<Overview, 'openInvoices' | 'disputes' | 'waitingLetters' | 'givenUpLetters' | 'unheardPayments'>

/** What may need the operator's attention, beside how readers stand. */
export const gatherOverview = async (db: Db, now: Date): Promise<Overview> => {
  const soon = new Date(now.getTime() + 30 * day)
  const { rows } = await sql<Counts>`select
    (select count(*) from invoices where desk = 'invoice' and state = 'open') as "openInvoices",
    (select count(*) from invoices where dispute = 'open') as disputes,
    (select count(*) from letters where sent_at is null and given_up_at is null) as "waitingLetters",
    (select count(*) from letters where given_up_at is not null) as "givenUpLetters",
    (select count(*) from payment_events where heard_at is null and arrived_at < ${new Date(now.getTime() - 10 * minute)}) as "unheardPayments"`.execute(
    db,
  )
  const terms = await sql<{ id: string; name: string; until: string }>`
    select t.id, t.name, k.document ->> 'until' as until from titles t
    join lateral (select document from terms where title_id = t.id and section is null order by version desc limit 1) k on true
    where t.left_at is null and k.document ->> 'until' <= ${soon.toISOString().slice(0, 10)} order by until, t.name limit 20`.execute(db)
  const institutions = await db
    .selectFrom('institutions')
    .select(['id', 'name', 'until'])
    .where('ended_at', 'is', null)
    .where('until', '<=', soon)
    .where('until', '>', new Date(now.getTime() - 30 * day))
    .orderBy('until')
    .limit(20)
    .execute()
  return {
    ...(rows[0] as Counts),
    endingTerms: terms.rows,
    teasers: await teaserFeeds(db),
    endingInstitutions: institutions.flatMap(({ until, ...one }) => (until ? [{ ...one, until }] : [])),
  }
}

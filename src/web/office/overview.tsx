import type { Db } from '../../base/database.ts'
import { ShortMoment } from '../furniture/times.tsx'
import { dayOf } from '../membership/standing-words.ts'
import { pageReply, type Reply } from '../reply.ts'
import type { OwnPaper } from '../serving.ts'
import type { Standings } from './count-standings.ts'
import { gatherOverview, type Overview } from './gather-overview.ts'
import { Ledger } from './ledger.tsx'
import { Office } from './office.tsx'
import { sayStanding, standingNames } from './say-standing.ts'

const Sum = ({ of, is, at, alarm }: { of: string; is: number; at?: string; alarm?: boolean }) => (
  <div>
    <dt>{at ? <a href={at}>{of}</a> : of}</dt>
    <dd class={alarm && is > 0 ? 'alarm' : undefined}>{is.toLocaleString('en')}</dd>
  </div>
)

const Attention = ({ facts, outbox }: { facts: Overview; outbox: boolean }) => (
  <dl class="sums">
    <Sum of="Invoices to be paid" is={facts.openInvoices} at="/office/invoices?state=open" />
    <Sum of="Payments in dispute" is={facts.disputes} at="/office/invoices?state=disputed" alarm />
    <Sum of="Letters waiting" is={facts.waitingLetters} at={outbox ? '/outbox' : undefined} />
    <Sum of="Letters given up this week" is={facts.givenUpLetters} alarm />
    <Sum of="Messages of the payment house unheard" is={facts.unheardPayments} alarm />
  </dl>
)

const People = ({ name, none, mails, of }: { name: string; none: string; mails: Map<string, string>; of: Standings['pastDue'] }) => (
  <section class="office-part">
    <h2>{name}</h2>
    <Ledger
      name={name}
      none={none}
      heads={['Reader', 'Stands']}
      rows={of.map(({ reader, standing }) => [
        <a href={`/office/readers/${reader}`}>{mails.get(reader) ?? reader}</a>,
        sayStanding(standing),
      ])}
    />
  </section>
)

/** What the operator looks at in the morning: what needs him, and how many read on what ground. */
export const overview = async (
  db: Db,
  paper: OwnPaper,
  { standings: counting, sends }: { standings: (now: Date) => Promise<Standings>; sends: boolean },
): Promise<Reply> => {
  const [facts, standings] = await Promise.all([gatherOverview(db, paper.now), counting(paper.now)])
  const shown = [...standings.pastDue, ...standings.ending].map(({ reader }) => reader)
  const rows = shown.length === 0 ? [] : await db.selectFrom('readers').select(['id', 'mail']).where('id', 'in', shown).execute()
  const mails = new Map<string, string>(rows.map(({ id, mail }) => [id, mail]))
  const ends = [
    ...facts.endingTerms.map((one) => [
      <a href={`/office/titles/${encodeURIComponent(one.id)}/terms`}>{one.name}</a>,
      'Terms',
      dayOf(new Date(`${one.until}T00:00:00Z`)),
    ]),
    ...facts.endingInstitutions.map((one) => [<a href={`/office/institutions/${one.id}`}>{one.name}</a>, 'Institution', dayOf(one.until)]),
  ]
  return pageReply(
    paper,
    {
      title: 'Office',
      path: '/office',
      index: false,
      plate: 'slim',
      body: (
        <Office at="office" name="What needs you" viewer={paper.viewer}>
          <Attention facts={facts} outbox={!sends && paper.viewer.local} />
          <section class="office-part">
            <h2>How readers stand</h2>
            <dl class="sums">
              {Object.entries(standingNames).map(([kind, name]) => (
                <Sum of={name} is={standings.counts[kind as keyof typeof standingNames]} alarm={kind === 'past-due'} />
              ))}
            </dl>
            <p class="hint">
              Counted <ShortMoment at={standings.at} /> from what has happened to each reader.
            </p>
          </section>
          <People name="Past due" none="No payment has failed." mails={mails} of={standings.pastDue} />
          <People name="Trials that end within three days" none="No trial ends within three days." mails={mails} of={standings.ending} />
          <section class="office-part">
            <h2>Feeds that have turned to openings</h2>
            <Ledger
              name="Feeds that have turned to openings"
              none="Every feed carries as much as it did."
              heads={['Title', 'What happened', 'Feed']}
              rows={facts.teasers.map((one) => [
                <a href={`/titles/${encodeURIComponent(one.title)}`}>{one.name}</a>,
                one.sentence,
                one.address,
              ])}
            />
          </section>
          <section class="office-part">
            <h2>Agreements that end within thirty days</h2>
            <Ledger name="Agreements that end soon" none="None ends within thirty days." heads={['With', 'What', 'Last day']} rows={ends} />
          </section>
        </Office>
      ),
    },
    { keep: 0 },
  )
}

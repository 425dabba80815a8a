import type { Db } from '../../../base/database.ts'
import { exportBilling } from '../../../billing/billing.ts'
import { reportsOf } from '../../../desk/desk.ts'
import { exportDaily } from '../../../edition/edition.ts'
import { exportGate, exportMembership } from '../../../membership/membership.ts'
import { choicesOf, exportReader } from '../../../readers/readers.ts'
import { exportTitles } from '../../../titles/titles.ts'
import type { Inside } from '../../inside.ts'
import type { Reply } from '../../reply.ts'
import type { OwnPaper } from '../../serving.ts'
import { accountReply, Part } from './frame.tsx'
import { sessionOn } from './session.ts'

/** What a reader can take with him, and in which form. */
export const exportPage = (paper: OwnPaper): Reply =>
  accountReply(paper, {
    path: '/account/export',
    heading: 'Take it with you',
    says: 'Everything is made when you ask for it, and nobody else gets it.',
    children: (
      <>
        <Part name="All about you" id="all">
          <p>
            Your account, choices, what the paper believes of you and from what, daily editions, reports, devices, membership with every
            change of it, articles you gave, and your receipts, as one JSON file. Passwords and keys are not in it: the paper has only
            prints of them.
          </p>
          <p>
            <a class="button" href="/account/export/all.json" download>
              Download as JSON
            </a>
          </p>
        </Part>
        <Part name="Your titles" id="titles">
          <p>The titles that you chose, with their feeds, as OPML: any feed reader takes it in.</p>
          <p>
            <a class="button open" href="/account/export/titles.opml" download>
              Download as OPML
            </a>
          </p>
        </Part>
      </>
    ),
  })

const file = (name: string, type: string, body: string): Reply => ({
  status: 200,
  type,
  body,
  headers: { 'content-disposition': `attachment; filename="${name}"` },
  keep: 0,
})

// Money is counted in whole numbers larger than JSON's are safe for.
const plain = (_: string, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)

const dayOf = (now: Date) => now.toISOString().slice(0, 10)

/** All that the rooms know of the reader. Amounts of money are in minor units, as text. */
export const exportAll = async (db: Db, paper: OwnPaper, { config, secret }: Inside): Promise<Reply> => {
  const { reader } = sessionOn(paper)
  const all = {
    paper: paper.address,
    madeAt: paper.now,
    reader: await exportReader(db, reader, paper.now),
    membership: await exportMembership(db, reader, paper.now, { graceDays: config.GRACE_DAYS, secret }),
    gate: await exportGate(db, { reader }),
    daily: await exportDaily(db, { reader }),
    billing: await exportBilling(db, reader),
    reports: await reportsOf(db, reader),
  }
  return file(`paper-${dayOf(paper.now)}.json`, 'application/json; charset=utf-8', `${JSON.stringify(all, plain, 2)}\n`)
}

/** The titles that he chose, for any feed reader. */
export const exportOpml = async (db: Db, paper: OwnPaper): Promise<Reply> => {
  const { titles } = await choicesOf(db, sessionOn(paper).reader)
  return file(`titles-${dayOf(paper.now)}.opml`, 'text/x-opml; charset=utf-8', await exportTitles(db, 'opml', paper.now, titles))
}

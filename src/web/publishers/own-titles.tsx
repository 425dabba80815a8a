import type { Db } from '../../base/database.ts'
import { teaserFeeds } from '../../intake/intake.ts'
import { machineUseOf, machineUseSentence, type TitleId, termsOf, termsSentence } from '../../titles/titles.ts'
import { Ledger } from '../office/ledger.tsx'
import { Office } from '../office/office.tsx'
import { pageReply, type Reply } from '../reply.ts'
import type { OwnPaper } from '../serving.ts'

/** The titles that a publisher may set terms for, each with what readers are told of it. */
export const ownTitles = async (db: Db, paper: OwnPaper): Promise<Reply> => {
  const ids = (paper.viewer.session?.roles ?? []).flatMap((one) => (one.role === 'publisher' && one.title ? [one.title as TitleId] : []))
  const titles =
    ids.length === 0 ? [] : await db.selectFrom('titles').select(['id', 'name', 'edition']).where('id', 'in', ids).orderBy('name').execute()
  const terms = await termsOf(db, ids)
  const machines = await machineUseOf(db, ids)
  const teasers = ids.length === 0 ? [] : await teaserFeeds(db, { titles: ids })
  return pageReply(
    paper,
    {
      title: 'Your titles',
      path: '/publishers',
      index: false,
      plate: 'slim',
      body: (
        <Office at="publishers" name="Your titles" viewer={paper.viewer}>
          <p class="page-says">
            What this paper may do with each title is what you agree to here. A change holds at once, and every version stays on record.
          </p>
          {teasers.map(({ name, sentence, address }) => (
            <p class="said" role="status">
              {name}: {sentence} ({address})
            </p>
          ))}
          <Ledger
            name="Your titles and what readers are told of them"
            none="No title is in your name yet. The operator of this paper gives it to you."
            heads={['Title', 'What readers are told', 'Machines', '']}
            rows={titles.map(({ id, name }) => {
              const its = terms.get(id)
              const use = machines.get(id)
              return [
                <a href={`/publishers/${encodeURIComponent(id)}`}>{name}</a>,
                its ? termsSentence(its) : '',
                use ? machineUseSentence(use) : '',
                <a href={`/publishers/purges/${encodeURIComponent(id)}`}>What has left</a>,
              ]
            })}
          />
        </Office>
      ),
    },
    { keep: 0 },
  )
}

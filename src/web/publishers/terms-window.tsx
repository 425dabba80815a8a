import type { Db } from '../../base/database.ts'
import { Refusal } from '../../base/refusal.ts'
import { agreeTerms, termsSentence } from '../../titles/titles.ts'
import type { Wrong } from '../furniture/fields.tsx'
import { Office, type OfficePlace } from '../office/office.tsx'
import { pageReply, type Reply, seeOther } from '../reply.ts'
import type { OwnPaper } from '../serving.ts'
import { gatherTerms, type TitleTerms } from './gather-terms.ts'
import { readTerms, type TermsFields } from './read-terms.ts'
import { TermsPage } from './terms-page.tsx'

/** A title's terms at one of its two addresses, the operator's and the publisher's. */
export type TermsAt = { title: string; at: string; place: OfficePlace }

const find = async (db: Db, title: string, section: string | undefined): Promise<TitleTerms> => {
  const found = await gatherTerms(db, { title, section: section || null })
  if (!found) throw new Refusal('no-such-title', 'There is no such title here, or it has no such section.')
  return found
}

const show = (
  paper: OwnPaper,
  { at, place }: TermsAt,
  title: TitleTerms,
  { status = 200, said, ...more }: { status?: Reply['status']; said?: string; fields?: TermsFields; wrong?: Wrong; would?: string } = {},
) =>
  pageReply(
    paper,
    {
      title: `Terms: ${title.name}`,
      path: at,
      index: false,
      plate: 'slim',
      body: (
        <Office at={place} name={title.name} said={said} viewer={paper.viewer}>
          <TermsPage title={title} at={at} {...more} />
        </Office>
      ),
    },
    { status, keep: 0 },
  )

export const showTerms = async (db: Db, paper: OwnPaper, where: TermsAt, query: { section?: string; said?: string }): Promise<Reply> =>
  show(paper, where, await find(db, where.title, query.section), { said: query.said })

/** Puts the terms of the form in force, or shows what readers would be told. Nothing is changed over the head of somebody who changed them meanwhile. */
export const takeTerms = async (db: Db, paper: OwnPaper, where: TermsAt, fields: TermsFields): Promise<Reply> => {
  const title = await find(db, where.title, fields.section)
  const read = readTerms(fields)
  if ('wrong' in read)
    return show(paper, where, title, { status: 400, fields, wrong: { form: 'These terms cannot be put in force yet.', ...read.wrong } })
  const would = termsSentence(read.terms)
  if (fields.act !== 'agree') return show(paper, where, title, { fields, would })
  if (fields.version !== String(title.version)) {
    const form = 'Somebody changed these terms while you wrote. Above is what holds now; below is what you wrote, not in force.'
    return show(paper, where, title, { status: 400, fields, would, wrong: { form } })
  }
  await agreeTerms(db, title.id, read.terms, paper.now, title.section)
  const section = title.section === null ? '' : `&section=${encodeURIComponent(title.section)}`
  return seeOther(`${where.at}?said=terms${section}`)
}

import type { Db } from '../../base/database.ts'
import { Refusal } from '../../base/refusal.ts'
import { endComplimentary, giveComplimentary } from '../../membership/membership.ts'
import { type GivenRole, giveRole, takeRole } from '../../readers/readers.ts'
import type { TitleId } from '../../titles/titles.ts'
import type { Wrong } from '../furniture/fields.tsx'
import { type Reply, seeOther } from '../reply.ts'
import type { OwnPaper } from '../serving.ts'
import { endOfDay } from './end-of-day.ts'
import { gatherReader, type OfficeReader } from './gather-reader.ts'
import { readerReply } from './reader-page.tsx'
import type { Asked } from './stands-as.ts'

type Fields = Record<string, string>
type At = { reader: string; fields: Fields; rules: Asked }

const find = async (db: Db, paper: OwnPaper, { reader, rules }: Pick<At, 'reader' | 'rules'>): Promise<OfficeReader> => {
  const found = await gatherReader(db, { reader }, paper.now, rules)
  if (!found) throw new Refusal('no-such-reader', 'There is no such reader here, or no longer.')
  return found
}

export const showReader = async (
  db: Db,
  paper: OwnPaper,
  { said, ...what }: Omit<At, 'fields'> & { said?: string | undefined },
): Promise<Reply> => readerReply(paper, await find(db, paper, what), { said })

const back = (reader: OfficeReader, said: string) => seeOther(`/office/readers/${reader.id}?said=${said}`)
const again = (paper: OwnPaper, reader: OfficeReader, fields: Fields, wrong: Wrong) =>
  readerReply(paper, reader, { wrong, fields, status: 400 })

// An id, which the page puts a name to: a name or an address would stay behind when that operator asks to be forgotten.
const byWhom = ({ viewer }: OwnPaper) => viewer.session?.reader ?? 'an operator'

/** Lets a reader read without paying, or ends that, with the reason that stays on record. */
export const giveFree = async (db: Db, paper: OwnPaper, { fields, ...what }: At): Promise<Reply> => {
  const reader = await find(db, paper, what)
  const until = endOfDay(fields.until)
  if (until === 'no-day') return again(paper, reader, fields, { until: 'Give a day as 2026-12-31, or leave it empty.' })
  try {
    await giveComplimentary(db, { reader: reader.id, until, by: byWhom(paper), why: fields.why ?? '' }, paper.now)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return again(paper, reader, fields, { [error.code === 'in-the-past' ? 'until' : 'why']: error.message })
  }
  return back(reader, 'given')
}

export const endFree = async (db: Db, paper: OwnPaper, { fields, ...what }: At): Promise<Reply> => {
  const reader = await find(db, paper, what)
  try {
    await endComplimentary(db, { reader: reader.id, by: byWhom(paper), why: fields.why ?? '' }, paper.now)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return again(paper, reader, fields, { why: error.message })
  }
  return back(reader, 'ended')
}

/** The role that a form names; a publisher's title by its id or its whole name. */
const roleIn = async (db: Db, { role, title = '' }: Fields): Promise<GivenRole | undefined> => {
  if (role === 'editor' || role === 'operator') return { role }
  if (role !== 'publisher') return undefined
  const words = title.trim()
  const found = await db
    .selectFrom('titles')
    .select('id')
    .where((is) => is.or([is('id', '=', words as TitleId), is('name', 'ilike', words.replace(/[\\%_]/g, '\\$&'))]))
    .limit(2)
    .execute()
  const named = found.length === 1 ? found[0] : found.find(({ id }) => id === words)
  return named && { role, title: named.id }
}

export const giveReaderRole = async (db: Db, paper: OwnPaper, { fields, ...what }: At): Promise<Reply> => {
  const reader = await find(db, paper, what)
  const role = await roleIn(db, fields)
  if (!role) return again(paper, reader, fields, { title: 'Name one title by its whole name or by its id, as in its address.' })
  await giveRole(db, { reader: reader.id, ...role }, paper.now)
  return back(reader, 'role-given')
}

export const takeReaderRole = async (db: Db, paper: OwnPaper, { fields, ...what }: At): Promise<Reply> => {
  const reader = await find(db, paper, what)
  const role = await roleIn(db, fields)
  if (role && (await takeRole(db, { reader: reader.id, ...role }))) return back(reader, 'role-taken')
  const form =
    fields.role === 'operator'
      ? 'This is the last operator: somebody has to run the paper.'
      : 'This reader does not have that role any more.'
  return again(paper, reader, {}, { form })
}

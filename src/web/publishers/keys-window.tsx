import type { Db } from '../../base/database.ts'
import { Refusal } from '../../base/refusal.ts'
import { endPushKey, listDocuments, listPushKeys, makePushKey } from '../../intake/intake.ts'
import type { TitleId } from '../../titles/titles.ts'
import { articleAt } from '../furniture/addresses.ts'
import type { Wrong } from '../furniture/fields.tsx'
import type { Inside } from '../inside.ts'
import { Office } from '../office/office.tsx'
import { pageReply, type Reply, seeOther } from '../reply.ts'
import type { OwnPaper } from '../serving.ts'
import { holds } from '../viewer/viewer.ts'
import { KeysPage } from './keys-page.tsx'

type Shown = { status?: Reply['status']; said?: string; made?: string; wrong?: Wrong; note?: string }

/** So many keys in use are enough for any newsroom. */
const mostInUse = 50

const pathOf = (title: string) => `/publishers/keys/${encodeURIComponent(title)}`

const find = async (db: Db, id: string) => {
  const title = await db
    .selectFrom('titles')
    .select(['id', 'name'])
    .where('id', '=', id as TitleId)
    .where('left_at', 'is', null)
    .executeTakeFirst()
  if (!title) throw new Refusal('no-such-title', 'There is no such title here.')
  return title
}

export const showKeys = async (db: Db, paper: OwnPaper, id: string, { status = 200, said, ...shown }: Shown = {}): Promise<Reply> => {
  const title = await find(db, id)
  const [keys, documents] = [
    await listPushKeys(db, { title: title.id }),
    await listDocuments(db, { title: title.id, most: 20, addressOf: articleAt }),
  ]
  const at = pathOf(title.id)
  return pageReply(
    paper,
    {
      title: `Keys: ${title.name}`,
      path: at,
      index: false,
      plate: 'slim',
      body: (
        <Office at="publishers" name={`Keys of ${title.name}`} said={said} viewer={paper.viewer}>
          <KeysPage
            title={title}
            at={at}
            door={`${paper.address}/intake/titles/${encodeURIComponent(title.id)}`}
            keys={keys}
            documents={documents}
            now={paper.now}
            operator={holds(paper.viewer, 'operator')}
            {...shown}
          />
        </Office>
      ),
    },
    { status, keep: 0 },
  )
}

/** Makes a key, which the page that comes back shows this once, or ends one. A key of the whole publisher is the operator's to end. */
export const takeKeys = async (
  db: Db,
  paper: OwnPaper,
  id: string,
  fields: Record<string, string>,
  { secret }: Pick<Inside, 'secret'>,
): Promise<Reply> => {
  const title = await find(db, id)
  if (fields.act === 'end') {
    const only = holds(paper.viewer, 'operator') ? {} : { title: title.id }
    if (!(await endPushKey(db, { id: fields.key ?? '', ...only }, paper.now)))
      throw new Refusal('no-such-key', 'There is no such key, or it has ended already.')
    return seeOther(`${pathOf(title.id)}?said=key-ended`)
  }
  const note = (fields.note ?? '').trim()
  if (fields.act !== 'make' || note === '')
    return showKeys(db, paper, id, {
      status: 400,
      note,
      wrong: { note: 'Say what the key is for, so that you know later which one to end.' },
    })
  const inUse = (await listPushKeys(db, { title: title.id })).filter(({ endedAt }) => endedAt === null)
  if (inUse.length >= mostInUse)
    return showKeys(db, paper, id, { status: 400, note, wrong: { note: `There are ${mostInUse} keys in use: end one first.` } })
  const { key } = await makePushKey(db, { title: title.id, note, secret }, paper.now)
  return showKeys(db, paper, id, { made: key })
}

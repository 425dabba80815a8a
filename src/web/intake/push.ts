import type { ArticleId } from '../../articles/articles.ts'
import type { Db } from '../../base/database.ts'
import { knowKey, listDocuments, opensTitle, type Reading, takeDocument, withdrawPushed } from '../../intake/intake.ts'
import type { TitleId } from '../../titles/titles.ts'
import { articleAt } from '../furniture/addresses.ts'
import type { Inside } from '../inside.ts'
import { busy, jsonAnswer, noAnswer } from './json-answer.ts'
import { readDocument } from './read-document.ts'
import type { Turns } from './turns.ts'

type Doors = Pick<Inside, 'secret' | 'address'> & { reading: Reading; turns: Turns }

/** Lets a request in by its key (RFC 6750), before any of its body is read: the title that the key opens, or the answer that says why not. */
const enter = async (db: Db, request: Request, title: string, { secret }: Doors, now: Date): Promise<TitleId | Response> => {
  const key = /^Bearer +([\w-]{1,200}) *$/i.exec(request.headers.get('authorization') ?? '')?.[1]
  const known = await knowKey(db, { key, secret }, now)
  const bearer = { 'www-authenticate': 'Bearer realm="intake"' }
  if (known.kind === 'unknown')
    return noAnswer(
      401,
      key ? 'key-unknown' : 'key-missing',
      key ? 'This key opens nothing, or has ended.' : 'Send a key: Authorization: Bearer KEY.',
      bearer,
    )
  if (known.kind === 'too-many')
    return noAnswer(429, 'too-many', `This key has been used too often; wait ${known.wait} seconds.`, { 'retry-after': String(known.wait) })
  if (!(await opensTitle(db, known, title)))
    return noAnswer(
      403,
      'not-your-title',
      `This key does not open “${title.slice(0, 80)}”: it opens the titles of the publisher that it was made for, and no other.`,
    )
  return title as TitleId
}

const whereOf =
  ({ address }: Doors) =>
  (article: { id: ArticleId; slug: string }) =>
    address + articleAt(article)

const gone = () => noAnswer(403, 'not-your-title', 'This title is no longer in the paper.')

/** A document of a title: taken, and answered with what became of each of its items. 200 where it could be read, 422 where it could not. */
export const pushDocument = async (
  db: Db,
  request: Request,
  { title, name }: { title: string; name?: string },
  doors: Doors,
  now: Date,
): Promise<Response> => {
  const entered = await enter(db, request, title, doors, now)
  if (entered instanceof Response) return entered
  return doors.turns.take(entered, () => takeBody(db, request, { title: entered, name }, doors, now)) ?? busy()
}

const takeBody = async (db: Db, request: Request, { title, name }: { title: TitleId; name?: string }, doors: Doors, now: Date) => {
  const bytes = await readDocument(request)
  if (bytes instanceof Response) return bytes
  if (bytes.length === 0) return noAnswer(400, 'empty', 'There is nothing in it: send the document itself as the body.')
  const document = { title, name: name ?? '', bytes, contentType: contentTypeOf(request), door: 'push' as const }
  const outcome = await takeDocument(db, document, { reading: doors.reading, addressOf: whereOf(doors) }, now)
  return outcome ? jsonAnswer(outcome.ok ? 200 : 422, outcome) : gone()
}

// curl calls every body a form unless it is told otherwise; the bytes tell better what they are.
const contentTypeOf = (request: Request): string | undefined => {
  const type = request.headers.get('content-type') ?? undefined
  return type && /^application\/(?:x-www-form-urlencoded|octet-stream)\b/i.test(type) ? undefined : type
}

/** What came for a title lately, and what became of it. */
export const listPushed = async (db: Db, request: Request, { title }: { title: string }, doors: Doors, now: Date): Promise<Response> => {
  const entered = await enter(db, request, title, doors, now)
  if (entered instanceof Response) return entered
  const documents = await listDocuments(db, { title: entered, addressOf: whereOf(doors) })
  return jsonAnswer(200, {
    ok: true,
    documents: documents.map(({ name, door, bytes, receivedAt, outcome }) => ({ name, door, bytes, received: receivedAt, ...outcome })),
  })
}

/** Takes a piece back by its guid. A guid that never came is taken note of: a piece of that guid stays away. */
export const withdrawDocument = async (
  db: Db,
  request: Request,
  { title, guid }: { title: string; guid: string },
  doors: Doors,
  now: Date,
): Promise<Response> => {
  const entered = await enter(db, request, title, doors, now)
  if (entered instanceof Response) return entered
  const item = await withdrawPushed(db, { title: entered, guid }, { addressOf: whereOf(doors) }, now)
  return item ? jsonAnswer(200, { ok: true, format: null, items: [item], problems: [] }) : gone()
}

import { createHash } from 'node:crypto'
import { prepareItem, type Receipt, receive } from '../../articles/articles.ts'
import { type Db, inTransaction, sql } from '../../base/database.ts'
import { pushFeedOf, type Terms, type TitleId } from '../../titles/titles.ts'
import { keepFeedUses } from '../machine-use/keep-feed-uses.ts'
import type { ReadAnswer } from '../reading-thread.ts'
import type { Reading } from '../reading-threads.ts'
import type { DocumentOutcome, ItemOutcome } from './document-outcome.ts'
import { type AddressOf, tellAddresses } from './tell-addresses.ts'

/** A document that a publisher's system has brought: any feed that is read, ninjs, NewsML-G2 or NITF. `door`: how it came. */
export type PushedDocument = { title: TitleId; name: string; bytes: Uint8Array; contentType?: string; door: 'push' | 'inbox' }

/** Where it is read, and how an article's address in the paper is written. */
export type Taking = { reading: Reading; addressOf: AddressOf }

/** Bytes of a document, unpacked. */
export const mostDocument = 4_000_000

type Title = { id: TitleId; language: string | null; home: string | null; terms: Terms | null }

const failed = (code: string, message: string): DocumentOutcome => ({
  ok: false,
  format: null,
  items: [],
  problems: [{ severity: 'error', code, message }],
})

/** The title, locked: two documents of one title are taken one after the other, so that the same bytes sent twice at once are received once. */
const lockTitle = async (db: Db, id: TitleId): Promise<Title | undefined> => {
  const { rows } = await sql<Title>`
    select t.id, t.language, t.home, (select document from terms where title_id = t.id and section is null order by version desc limit 1) as terms
    from titles t where t.id = ${id} and t.left_at is null for no key update of t`.execute(db)
  return rows[0]
}

/**
 * What was answered to the same bytes before. They are taken anew where that may no longer be true: what was refused then, for want of room perhaps; a piece that has changed since, or of which another
 * document has told something since (held, released and held again with the same words); one of so many items that not all is kept of it.
 */
const answeredBefore = async (db: Db, { title }: PushedDocument, hash: string): Promise<DocumentOutcome | undefined> => {
  const { rows } = await sql<{ outcome: DocumentOutcome; at: Date }>`
    select outcome, received_at as at from push_documents where title_id = ${title} and hash = ${hash}`.execute(db)
  const row = rows[0]
  if (!row || row.outcome.problems.some(({ code }) => code === shortened) || row.outcome.items.some(({ became }) => became === 'refused'))
    return undefined
  const ids = row.outcome.items.flatMap(({ article }) => article ?? [])
  const { rows: since } = await sql`
    select 1 where exists (select from articles where id = any(${ids}) and changed_at > ${row.at})
      or exists (select from push_documents d, json_array_elements(d.outcome -> 'items') i where d.title_id = ${title} and d.received_at > ${row.at} and i ->> 'article' = any(${ids}))`.execute(
    db,
  )
  return since.length === 0 ? row.outcome : undefined
}

const itemsTold = ({ became }: Receipt): ItemOutcome[] =>
  [...became].sort(([a], [b]) => a - b).map(([, { guid, id, became: what }]) => ({ guid, article: id, became: what, address: null }))

const outcomeOf = async (db: Db, title: Title, read: ReadAnswer, now: Date): Promise<DocumentOutcome> => {
  if (read.kind !== 'feed') return { ok: false, format: null, items: [], problems: read.kind === 'unreadable' ? read.problems : [] }
  if (read.format === 'sitemap') return failed('sitemap', 'A sitemap names pieces and carries none: send the pieces themselves.')
  const { id: titleId } = title
  const feedId = await pushFeedOf(db, titleId, now)
  if (read.machineUses) await keepFeedUses(db, { title: titleId, address: `push:${titleId}`, uses: read.machineUses, whole: false }, now)
  const receipt = await receive(db, { titleId, feedId, isMain: false, feedLength: read.items.length, items: read.items, sent: true }, now)
  // A document that is not valid may still take pieces back or hold them; it is refused all the same.
  const ok = !read.problems.some(({ severity }) => severity === 'error')
  return { ok, format: read.format, items: itemsTold(receipt), problems: read.problems }
}

// What a system sends piece by piece is short; of a whole archive that is sent at every change the outcomes would outgrow the pieces.
const mostItemsKept = 200
const shortened = 'outcome-shortened'

const shortOf = (outcome: DocumentOutcome): DocumentOutcome =>
  outcome.items.length <= mostItemsKept
    ? outcome
    : {
        ...outcome,
        items: outcome.items.slice(0, mostItemsKept),
        problems: [
          ...outcome.problems,
          {
            severity: 'note',
            code: shortened,
            message: `Of its ${outcome.items.length} items it is kept what became of the first ${mostItemsKept}.`,
          },
        ],
      }

const keep = async (
  db: Db,
  { title, name, door, bytes }: { title: TitleId; name: string; door: 'push' | 'inbox'; bytes: number },
  hash: string,
  outcome: DocumentOutcome,
  now: Date,
) => {
  // What JSON of PostgreSQL refuses (NUL, half surrogate pairs of a text that was cut) may stand in what is quoted of a document.
  const json = JSON.stringify(shortOf(outcome), (_, value) =>
    typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value,
  )
  await sql`insert into push_documents (title_id, hash, name, door, bytes, received_at, outcome)
    values (${title}, ${hash}, ${name.replaceAll('\0', '').slice(0, 200)}, ${door}, ${bytes}, ${now}, ${json}::json)
    on conflict (title_id, hash) do update set outcome = excluded.outcome, received_at = excluded.received_at, name = excluded.name, door = excluded.door`.execute(
    db,
  )
  return outcome.items.length > mostItemsKept ? outcome : (JSON.parse(json) as DocumentOutcome)
}

/**
 * Takes one document: read in the reading thread like what a call brings, received by articles, and written down with what became of it, in one transaction. The same bytes again are answered
 * as they were and change nothing, also when a process died in between, as long as nothing else was told of their pieces. Undefined where there is no such title (any more).
 */
export const takeDocument = async (db: Db, document: PushedDocument, taking: Taking, now: Date): Promise<DocumentOutcome | undefined> => {
  const bytes = document.bytes.length
  if (bytes === 0) return failed('empty', 'There is nothing in it.')
  if (bytes > mostDocument) return failed('too-large', `A document has ${mostDocument / 1_000_000} MB at most.`)
  const hash = createHash('sha256').update(document.bytes).digest('base64url')
  const before = await answeredBefore(db, document, hash)
  const title = await inTransaction(db, (tx) => lockTitle(tx, document.title))
  if (!title) return undefined
  const told = async (outcome: DocumentOutcome) => (await tellAddresses(db, [outcome], taking.addressOf))[0]
  if (before) return told(before)
  const read = await taking.reading.read({
    body: document.bytes,
    // Addresses in it are relative to the title's site; .invalid (RFC 2606) where that is not known.
    address: title.home ?? `https://${title.id}.invalid/`,
    contentType: document.contentType,
    knownHash: null,
    titleId: title.id,
    titleLanguage: title.language,
    section: null,
    terms: title.terms,
    now,
  })
  const outcome = await inTransaction(db, async (tx) => {
    if (!(await lockTitle(tx, title.id))) return undefined
    return (await answeredBefore(tx, document, hash)) ?? keep(tx, { ...document, bytes }, hash, await outcomeOf(tx, title, read, now), now)
  })
  return outcome && told(outcome)
}

/**
 * Takes a piece back by its publisher's own name for it, as a tombstone in a feed would: should it come later than its withdrawal, it stays away. Undefined where there is no such title.
 */
export const withdrawPushed = (
  db: Db,
  { title: id, guid }: { title: TitleId; guid: string },
  { addressOf }: Pick<Taking, 'addressOf'>,
  now: Date,
): Promise<ItemOutcome | undefined> =>
  inTransaction(db, async (tx) => {
    const title = await lockTitle(tx, id)
    if (!title) return undefined
    const item = prepareItem(
      { guid, title: '', authors: [], categories: [], media: [], status: 'canceled' },
      { titleId: id, feedAddress: `https://${id}.invalid/` },
    )
    const feedId = await pushFeedOf(tx, id, now)
    const receipt = await receive(tx, { titleId: id, feedId, isMain: false, feedLength: 1, items: [item] }, now)
    const [told] = await tellAddresses(tx, [{ ok: true, format: null, items: itemsTold(receipt), problems: [] }], addressOf)
    return told?.items[0]
  })

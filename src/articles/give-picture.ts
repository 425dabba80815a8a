import { day, hour } from '../base/clock.ts'
import { type Db, sql } from '../base/database.ts'
import { fetchOutside, type Network } from '../base/fetching.ts'
import { type Terms, type TitleId, termsIn } from '../titles/titles.ts'
import { inTurn, inTurnBy } from './in-turn.ts'
import type { PictureFormat, PictureWidth } from './picture-address.ts'
import { encodePicture, makeMaster } from './picture-bytes.ts'
import { type PictureCache, pictureCache, pictureFile } from './picture-cache.ts'
import { pictureAddressAt } from './picture-source.ts'
import type { PictureWords } from './pictures/picture-words.ts'

/** `unknown`: no such picture of ours · `broken`: its publisher does not give it, or not one that can be shown · `busy`: too many wait, try again. */
export type GivenPicture =
  | { kind: 'picture'; bytes: Uint8Array; type: string }
  | { kind: 'none'; code: 'unknown' | 'broken' | 'busy'; words: string }

const none = (code: 'unknown' | 'broken' | 'busy', words: string): GivenPicture => ({ kind: 'none', code, words })
const limits = { sent: 15_000_000, unpacked: 15_000_000, total: 30_000, headers: 10_000 }

// Fetching waits on publishers, encoding on this machine's cores.
const fetching = inTurn(8, 500)
// A publisher whose server sleeps must not hold all of them.
const ofOneHost = inTurnBy(4, 120)
const encoding = inTurn(2, 500)
const underWay = new Map<string, Promise<unknown>>()

/** The same work asked for twice at the same time is done once. */
const together = <T>(name: string, work: () => Promise<T>): Promise<T> => {
  const found = underWay.get(name) as Promise<T> | undefined
  if (found) return found
  const mine = work().finally(() => underWay.delete(name))
  underWay.set(name, mine)
  return mine
}

const creditOf = ({ credit, madeBy }: PictureWords): string | null =>
  madeBy === 'machine' ? `${credit ? `${credit}, ` : ''}made with AI` : (credit ?? null)

/** The id of a title's mark in addresses of pictures. */
export const logoId = (title: TitleId): string => `logo-${title}`

/** Whether the terms of a piece let its pictures be shown to anybody at `now`. Who may see which is for the page to know: an id is told with the page alone. */
const areLicensed = ({ pictures, embargoHours, keepDays, until }: Terms, published: Date, now: Date): boolean =>
  pictures &&
  (embargoHours === 0 || now.getTime() >= published.getTime() + embargoHours * hour) &&
  (keepDays === null || now.getTime() < published.getTime() + keepDays * day) &&
  (until === null || now.toISOString().slice(0, 10) <= until)

const addressOf = async (db: Db, id: string, now: Date): Promise<string | null> => {
  if (id.startsWith('logo-')) {
    const title = await db
      .selectFrom('titles')
      .select('logo')
      .where('id', '=', id.slice(5) as TitleId)
      .executeTakeFirst()
    return title?.logo ? pictureAddressAt(title.logo) : null
  }
  const { rows } = await sql<{ address: string; published: Date; document: unknown }>`
    select p.address, a.published_at as published, k.document from article_images p join articles a on a.id = p.article_id
    left join lateral (
      select document from terms where title_id = a.title_id and (section is null or section = a.section) order by section is null, version desc limit 1
    ) k on true where p.id = ${id} and a.state = 'ready'`.execute(db)
  const [row] = rows
  return row && areLicensed(termsIn(row.document), row.published, now) ? pictureAddressAt(row.address) : null
}

/**
 * Gives a picture of an article (or a title's mark, `logo-…`) in one of our widths and formats. Fetched from its publisher once, decoded within limits, kept on
 * disk; what failed is not asked for again for an hour, then two, at most a week. Only pictures of articles and titles can be had: this is no open proxy.
 */
export const givePicture = async (
  db: Db,
  what: { id: string; width: PictureWidth; format: PictureFormat },
  outside: { network: Network; cacheFolder: string },
  now: Date,
): Promise<GivenPicture> => {
  const address = await addressOf(db, what.id, now)
  if (!address) return none('unknown', 'There is no such picture.')
  const key = pictureFile(address)
  const cache = pictureCache(outside.cacheFolder)
  const name = `${key}-${what.width}.${what.format}`
  const type = `image/${what.format}`
  const kept = await cache.read(name, now)
  if (kept) return { kind: 'picture', bytes: kept, type }
  return together(`${outside.cacheFolder} ${name}`, async () => {
    const master =
      (await cache.read(`${key}.master`, now)) ??
      (await together(`${outside.cacheFolder} ${key}`, () => fetchMaster(db, { id: what.id, key, address }, cache, outside.network, now)))
    if (!(master instanceof Uint8Array)) return master
    const bytes = await encoding(() => encodePicture(master, what.width, what.format))
    if (!bytes) return none('busy', 'Too many pictures are being made ready.')
    // Its piece may have been taken back meanwhile, and its files removed.
    if (!(await addressOf(db, what.id, now))) return (await cache.remove(key), none('unknown', 'There is no such picture.'))
    await cache.write(name, bytes, now)
    return { kind: 'picture', bytes, type }
  })
}

const fetchMaster = async (
  db: Db,
  { id, key, address }: { id: string; key: string; address: string },
  cache: PictureCache,
  network: Network,
  now: Date,
): Promise<Uint8Array | GivenPicture> => {
  const before = await db.selectFrom('pictures').selectAll().where('key', '=', key).executeTakeFirst()
  if (before?.problem && now.getTime() < before.tried_at.getTime() + hour * Math.min(2 ** (before.tries - 1), 24 * 7))
    return none('broken', before.problem)
  // What was fetched keeps its turn until it is decoded: a line of bodies that wait for the decoder would be a line of 15 MB each.
  const came = await ofOneHost(new URL(address).host, () =>
    fetching(async () => {
      const answer = await fetchOutside(address, { accept: 'image/avif,image/webp,image/jpeg,image/png,image/gif;q=0.8', limits }, network)
      if (answer.kind === 'problem') return { failed: answer.words, made: null }
      if (answer.status < 200 || answer.status >= 300) return { failed: `Its publisher answers with status ${answer.status}.`, made: null }
      return { failed: null, made: await encoding(() => makeMaster(answer.body)) }
    }),
  )
  if (!came) return none('busy', 'Too many pictures are being fetched.')
  const { failed, made } = came
  if (!failed && !made) return none('busy', 'Too many pictures are being made ready.')
  const problem = failed ?? (made?.ok ? null : made!.words)
  const size = made?.ok ? { width: made.width, height: made.height } : { width: null, height: null }
  const learnt = made?.ok
    ? { focus_x: made.focus.x, focus_y: made.focus.y, credit: creditOf(made.words), caption: made.words.caption ?? null }
    : { focus_x: null, focus_y: null, credit: null, caption: null }
  const facts = { ...size, ...learnt, problem, tries: problem ? (before?.tries ?? 0) + 1 : 0, tried_at: now }
  await db
    .insertInto('pictures')
    .values({ key, ...facts })
    .onConflict((oc) => oc.column('key').doUpdateSet(facts))
    .execute()
  if (!made?.ok) return none('broken', problem!)
  // What the publisher said of its size may be wrong or missing; pages reserve the true one from now on.
  await db
    .updateTable('article_images')
    .set(({ fn, val }) => ({
      ...size,
      focus_x: fn.coalesce('focus_x', val(learnt.focus_x)),
      focus_y: fn.coalesce('focus_y', val(learnt.focus_y)),
      credit: fn.coalesce('credit', val(learnt.credit)),
    }))
    .where('id', '=', id)
    .execute()
  await cache.write(`${key}.master`, made.bytes, now)
  return made.bytes
}

import { setTimeout } from 'node:timers/promises'
import { day, second } from '../base/clock.ts'
import { type Db, inTransaction, sql } from '../base/database.ts'
import { fetchOutside, type Network } from '../base/fetching.ts'
import { say } from '../base/jobs.ts'
import { searchConfiguration } from '../base/language.ts'
import type { Robots } from '../base/robots.ts'
import type { PreparedPage } from './page-thread.ts'
import type { PageReading } from './page-threads.ts'
import { pictureId, placePictures } from './place-pictures.ts'
import { asRows } from './rows.ts'
import { writePictures } from './store-articles.ts'
import type { ArticleId } from './tables.ts'
import { withdraw } from './withdraw.ts'

/** `pause`: ms between two calls on the same host. `stop`: no further page is called on. */
export type PageOutside = { network: Network; robots: Robots; pages: PageReading; pause?: number; stop?: AbortSignal }

type Due = { id: ArticleId; address: string; language: string | null; words: number }

const atOnce = 20

// Claimed by the time of reading in the same statement, so that two processes never call on one page: who dies in between leaves the feed's text standing.
const claim = async (db: Db, now: Date): Promise<Due[]> => {
  const { rows } = await sql<Due>`
    with allowed as (
      select title_id from (select distinct on (title_id) title_id, document from terms where section is null order by title_id, version desc) latest where document->>'text' = 'page'
    ), due as (
      select a.id from allowed join articles a using (title_id) join article_texts t on t.article_id = a.id
      where a.state = 'ready' and a.address is not null and a.published_at > ${new Date(now.getTime() - 3 * day)} and (t.page_read_at is null or a.changed_at > t.page_read_at)
      order by a.published_at desc limit ${atOnce} for update of t skip locked
    )
    update article_texts t set page_read_at = ${now} from due join articles a on a.id = due.id where t.article_id = due.id
    returning a.id, a.address, a.language, a.words`.execute(db)
  return rows
}

const keep = (db: Db, { id, language }: Due, page: PreparedPage, now: Date) =>
  inTransaction(db, async (tx) => {
    // Its article may have been taken back, or held, while the page was on its way.
    const { rows } = await sql`select 1 from articles where id = ${id} and state = 'ready' for no key update`.execute(tx)
    if (rows.length === 0) return
    const html = placePictures(page.html, id, page.pictures)
    await sql`delete from article_images where article_id = ${id} and (${page.hasLead} or position > 0)`.execute(tx)
    await writePictures(tx, [{ id, item: page }])
    await sql`update article_texts set html = ${html}, origin = 'page', page_problem = null where article_id = ${id}`.execute(tx)
    const [row] = [{ byline: page.byline, opening: page.opening, body: page.searchText, wire: page.wire, correction: page.correction }]
    await sql`
      update articles a set words = ${page.words}, minutes = ${page.minutes}, opening = r.opening, wire = coalesce(a.wire, r.wire), correction = coalesce(r.correction, a.correction), byline = case when a.byline = '[]' then r.byline else a.byline end,
        picture_id = coalesce(${page.hasLead ? pictureId(id, page.pictures[0]!.address) : null}, a.picture_id), changed_at = ${now},
        search = ts_filter(a.search, '{a,b}') || setweight(to_tsvector(${searchConfiguration(language)}::regconfig, r.body), 'C')
      from json_to_recordset(${asRows([row!])}) as r(byline jsonb, opening text, body text, wire text, correction text) where a.id = ${id} and a.state = 'ready'`.execute(
      tx,
    )
    await say(tx, 'article-corrected', { articles: [id] })
  })

/**
 * Reads the full text of fresh and changed articles from their pages, only for titles whose terms say `text: 'page'`, only where robots.txt lets us, one page
 * after the other. A page that says 410 Gone withdraws its article; one that cannot be had or holds less than the feed leaves the feed's text, with the reason.
 * Gives how many texts were read. Call it every half minute; it takes at most 20 pages a time.
 */
export const fetchFullTexts = async (db: Db, { network, robots, pages, pause = second, stop }: PageOutside, now: Date): Promise<number> => {
  let read = 0
  let lastHost = ''
  for (const due of await claim(db, now)) {
    if (stop?.aborted) break
    const host = new URL(due.address).host
    if (host === lastHost && pause > 0) await setTimeout(pause)
    lastHost = host
    // A page that ends its reader is its own article's trouble: those claimed with it would else wait for their next version.
    const problem = await readOne(db, due, { network, robots, pages }, now).catch(
      (error: unknown) => `The page cannot be read (${String(error).slice(0, 200)}).`,
    )
    if (problem === null) read++
    else if (problem) await db.updateTable('article_texts').set({ page_problem: problem }).where('article_id', '=', due.id).execute()
  }
  return read
}

/** null: read · '': withdrawn · else why not. */
const readOne = async (db: Db, due: Due, { network, robots, pages }: PageOutside, now: Date): Promise<string | null> => {
  const permission = await robots.mayFetch(due.address, now)
  if (!permission.allowed) return permission.words
  const mayFollow = async (address: string) => {
    const further = await robots.mayFetch(address, now)
    return further.allowed ? undefined : further.words
  }
  const answer = await fetchOutside(due.address, { accept: 'text/html,application/xhtml+xml;q=0.9', mayFollow }, network)
  if (answer.kind === 'problem') return answer.words
  if (answer.status === 410) {
    await withdraw(db, { article: due.id, note: null, by: 'page' }, now)
    return ''
  }
  if (answer.status < 200 || answer.status >= 300) return `The page answers with status ${answer.status}.`
  const page = await pages.read({
    body: answer.body,
    contentType: answer.headers['content-type'],
    address: answer.finalAddress,
    language: due.language,
  })
  if (!page) return 'The page took too long to read.'
  if (page.words === 0 || page.words < due.words) return 'The page holds no more of the text than the feed.'
  await keep(db, due, page, now)
  return null
}

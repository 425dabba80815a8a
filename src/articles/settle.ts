import { type Db, sql } from '../base/database.ts'
import { say } from '../base/jobs.ts'
import type { TitleId } from '../titles/titles.ts'
import { keepLives } from './life/keep-lives.ts'
import { expiredNote } from './life/release.ts'
import { stateAt } from './life/weigh-life.ts'
import type { Name } from './names.ts'
import type { Receipt } from './receive.ts'
import { asRows } from './rows.ts'
import { fillBodies, insertArticles, updateArticles, type Writing } from './store-articles.ts'
import type { ArticleId } from './tables.ts'
import { isFinal, type Touched } from './touched.ts'
import { withdrawArticles } from './withdraw.ts'

/** Writes what has gathered on `articles`, once; afterwards they stand as they are in the database. */
export const settle = async (
  tx: Db,
  title: { id: TitleId; country: string | null },
  articles: Touched[],
  receipt: Receipt,
  names: Map<string, Name & { id: ArticleId }>,
  now: Date,
): Promise<void> => {
  const isOver = (article: Touched) => article.withdraw === undefined && stateAt(article.life, now) === 'expired'
  const born = articles.filter(({ fresh }) => fresh)
  // The text of what may not be shown any more is not written either.
  const changed = articles.filter((article) => !article.fresh && article.write && !isOver(article))
  if (born.length > 0) await insertArticles(tx, title, born.map(writing), now)
  const parted = (wanted: boolean) => changed.filter(({ part }) => (part === 'body') === wanted)
  if (parted(false).length > 0) await updateArticles(tx, parted(false).map(writing), now)
  if (parted(true).length > 0) await fillBodies(tx, parted(true).map(writing), now)
  await keepNames(tx, title.id, articles, names)
  await keepSections(tx, articles, now)
  await keepDates(tx, articles)
  const { held, released } = await keepLives(
    tx,
    articles.filter((article) => !isFinal(article)),
    now,
  )
  const gone = await withdrawArticles(
    tx,
    articles.flatMap(({ id, withdraw, ...article }) => {
      if (withdraw !== undefined) return [{ id, note: withdraw }]
      return isOver({ id, withdraw, ...article }) ? [{ id, note: expiredNote, by: 'expiry' as const }] : []
    }),
    now,
  )
  for (const article of held) await say(tx, 'article-held', { article })
  const left = new Set([...gone, ...held])
  const waits = new Set(articles.filter(({ state }) => state === 'held').map(({ id }) => id))
  const isSeen = (id: ArticleId) => !left.has(id) && !waits.has(id)
  receipt.fresh.push(...born.map(({ id }) => id).filter(isSeen), ...released)
  receipt.changed.push(...changed.map(({ id }) => id).filter((id) => isSeen(id) && !released.includes(id) && !receipt.changed.includes(id)))
  receipt.withdrawn.push(...gone)
  const goneSet = new Set(gone)
  for (const article of articles)
    Object.assign(article, {
      fresh: false,
      write: undefined,
      part: undefined,
      bump: false,
      section_: undefined,
      lives: false,
      redated: false,
      ...(goneSet.has(article.id)
        ? { state: 'withdrawn', withdrawnAs: article.withdraw === undefined ? 'expired' : 'taken-back', withdraw: undefined }
        : {}),
    })
}

const writing = ({ id, write, part, bump, correctedAt, life, state, publishedAt }: Touched): Writing => ({
  ...{ id, item: write!, part, bump, correctedAt, life, state, publishedAt },
})

const keepNames = async (tx: Db, title: TitleId, articles: Touched[], names: Map<string, Name & { id: ArticleId }>) => {
  const ids = new Set(articles.map(({ id }) => id))
  const mine = [...names].filter(([, { id }]) => ids.has(id))
  if (mine.length === 0) return
  await sql`insert into article_keys (title_id, kind, key, article_id) select ${title}, r.kind, r.key, r.id
    from json_to_recordset(${asRows(mine.map(([, name]) => name))}) as r(kind text, key text, id text) on conflict do nothing`.execute(tx)
  for (const [text] of mine) names.delete(text)
}

const keepSections = async (tx: Db, articles: Touched[], now: Date) => {
  const sections = articles
    .filter(({ fresh, section_ }) => !fresh && section_)
    .map(({ id, section_ }) => ({ id, section: section_!.section, desk: section_!.desk }))
  if (sections.length === 0) return
  await sql`update articles a set section = coalesce(a.section, r.section), desk = coalesce(a.desk, r.desk), changed_at = ${now}
    from json_to_recordset(${asRows(sections)}) as r(id text, section text, desk text) where a.id = r.id and a.state <> 'withdrawn'`.execute(
    tx,
  )
}

/** A later date of the same words: nothing comes back as new for it, but a version that comes late is known by it. */
const keepDates = async (tx: Db, articles: Touched[]) => {
  const dated = articles.filter(({ redated }) => redated).map(({ id, datedAt }) => ({ id, at: datedAt }))
  if (dated.length === 0) return
  await sql`update article_texts t set dated_at = r.at from json_to_recordset(${asRows(dated)}) as r(id text, at timestamptz) where t.article_id = r.id`.execute(
    tx,
  )
}

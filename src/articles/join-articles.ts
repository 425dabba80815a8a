import { type Db, sql } from '../base/database.ts'
import { stateAt, weighLife } from './life/weigh-life.ts'
import type { Known } from './recognise.ts'
import type { Touched } from './touched.ts'
import { orderOf } from './weigh-version.ts'
import { withdrawArticles } from './withdraw.ts'

/**
 * Two articles of a title turned out to be one (an item carries the guid of one and the link of the other): the younger's names, places and versions go to the
 * elder, with its text if that is newer, and its address leads there. Rare: one statement for each thing is good enough.
 */
export const joinArticles = async (db: Db, elder: Touched, younger: Known, now: Date): Promise<void> => {
  await sql`update article_keys set article_id = ${elder.id} where article_id = ${younger.id}`.execute(db)
  await sql`
    insert into article_places (feed_id, article_id, best, latest, feed_length, is_main, seen_at)
    select feed_id, ${elder.id}, best, latest, feed_length, is_main, seen_at from article_places where article_id = ${younger.id}
    on conflict (article_id, feed_id) do update set best = least(article_places.best, excluded.best)`.execute(db)
  await sql`delete from article_places where article_id = ${younger.id}`.execute(db)
  const isFinal = ({ state, withdrawnAs }: Known) => state === 'withdrawn' && withdrawnAs !== 'expired'
  const order = orderOf(younger, elder)
  const life = lifeOfBoth(elder, younger, order)
  const newer =
    !isFinal(elder) &&
    younger.state !== 'withdrawn' &&
    stateAt(life, now) !== 'expired' &&
    (order === 1 || (elder.state === 'withdrawn' && order !== -1))
  Object.assign(elder, {
    ...{ life, lives: true, number: life.number },
    publishedAt: new Date(Math.min(younger.publishedAt.getTime(), elder.publishedAt.getTime())),
    ...(order === 1 && younger.datedAt && { datedAt: younger.datedAt, redated: true }),
  })
  if (newer) {
    await sql`
      insert into article_versions (article_id, version, headline, standfirst, html, note, seen_at)
      select a.id, a.version, a.headline, a.standfirst, t.html, a.correction, a.changed_at from articles a left join article_texts t on t.article_id = a.id where a.id = ${elder.id} and ${elder.shown}::boolean
      on conflict do nothing`.execute(db)
    await sql`
      update articles e set address = y.address, headline = y.headline, standfirst = y.standfirst, byline = y.byline, wire = y.wire, language = y.language, words = y.words, minutes = y.minutes,
        version = e.version + ${elder.shown ? 1 : 0}, updated_at = coalesce(y.updated_at, ${younger.datedAt}), changed_at = ${now}, correction = y.correction, picture_id = y.picture_id, opening = y.opening, search = y.search
      from articles y where e.id = ${elder.id} and y.id = ${younger.id}`.execute(db)
    await sql`insert into article_keys (title_id, kind, key, article_id) select a.title_id, 'print', t.print || '@' || a.id, a.id
      from article_texts t join articles a on a.id = t.article_id where t.article_id = ${elder.id} on conflict do nothing`.execute(db)
    await sql`update article_texts e set html = y.html, origin = y.origin, print = y.print, dated_at = y.dated_at from article_texts y where e.article_id = ${elder.id} and y.article_id = ${younger.id}`.execute(
      db,
    )
    await sql`delete from article_images where article_id = ${elder.id}`.execute(db)
    // Their ids stay those of the younger article: the text that came with them names them so.
    await sql`update article_images set article_id = ${elder.id} where article_id = ${younger.id}`.execute(db)
  } else if (younger.print && younger.print !== elder.print) {
    await sql`insert into article_keys (title_id, kind, key, article_id) select title_id, 'print', ${`${younger.print}@${elder.id}`}, id from articles where id = ${elder.id} on conflict do nothing`.execute(
      db,
    )
  }
  const gone = isFinal(younger) ? younger : isFinal(elder) ? elder : null
  await withdrawArticles(db, [{ id: younger.id, note: null, joinedInto: elder.id }], now)
  if (gone === younger) {
    // A withdrawal is final, whichever of the two it was said of.
    await withdrawArticles(db, [{ id: elder.id, note: null }], now)
    await sql`update articles set joined_into = ${elder.id} where id = ${younger.id}`.execute(db)
    Object.assign(elder, { state: 'withdrawn', withdrawnAs: 'taken-back' })
  } else if (newer)
    Object.assign(elder, {
      print: younger.print,
      datedAt: younger.datedAt,
      words: younger.words,
      headline: younger.headline,
      origin: younger.origin,
      text: younger.text,
      version: elder.version + (elder.shown ? 1 : 0),
      shown: younger.shown,
      olderPrints: [...elder.olderPrints, elder.print],
    })
}

/** The life of the later telling; of two that are neither later nor earlier, whatever holds one of them back. */
const lifeOfBoth = (elder: Known, younger: Known, order: ReturnType<typeof orderOf>) => {
  const { withheld, embargoUntil, expiresAt, number, from } = younger.life
  if (from === null || elder.life.from === null) return order === 1 ? younger.life : elder.life
  const told = { status: withheld ? ('withheld' as const) : ('usable' as const), embargoUntil, expires: expiresAt, revision: number }
  const life = weighLife(told, { ...elder.life, from: null }, order === 'undated' ? 0 : order, from)
  return { ...life, from: life.from ?? elder.life.from }
}

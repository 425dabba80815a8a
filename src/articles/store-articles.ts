import { type Db, sql } from '../base/database.ts'
import { searchConfiguration } from '../base/language.ts'
import { lifeColumns } from './life/keep-lives.ts'
import { pictureFile } from './picture-cache.ts'
import { pictureId, placePictures } from './place-pictures.ts'
import type { Prepared } from './prepared.ts'
import { spacedWords } from './reading-time.ts'
import { asRows } from './rows.ts'
import { slugOf } from './slug.ts'
import type { ArticleId } from './tables.ts'
import type { Touched } from './touched.ts'
import { versionDate } from './weigh-version.ts'

/** `part`: 'head' keeps the body that stands, 'body' (for fillBodies) all the rest. `life` and `state`: for an article that is new. */
export type Writing = Pick<Touched, 'id' | 'part' | 'bump' | 'correctedAt' | 'life' | 'state' | 'publishedAt'> & { item: Prepared }

// Some feeds change every piece at every call (a counter in its text, an address that is signed anew): hundreds of versions a day, each with its body. The first is
// kept and so many of the latest, and so many prints by which an old version that comes late is known.
const mostVersions = 20
const mostPrints = 60

const row = ({ id, item, correctedAt, bump, part, life, state, publishedAt }: Writing, now: Date) => ({
  id,
  state,
  ...lifeColumns({ life, publishedAt }),
  heads: part === 'head',
  slug: slugOf(item.headline),
  address: item.link,
  section: item.section,
  desk: item.desk,
  headline: item.headline,
  standfirst: item.standfirst,
  byline: item.byline,
  wire: item.wire,
  language: item.language,
  words: item.words,
  minutes: item.minutes,
  // A minute's grace: systems write both dates at publishing.
  updated_at:
    correctedAt ??
    (item.updated && item.updated < now && item.updated.getTime() > (item.published?.getTime() ?? Infinity) + 60_000 ? item.updated : null),
  correction: item.correction,
  rights: item.rights,
  picture_id: item.hasLead ? pictureId(id, item.pictures[0]!.address) : null,
  opening: item.opening,
  config: searchConfiguration(item.language),
  headline_words: spacedWords(item.headline, item.language),
  standfirst_words: spacedWords(item.standfirst ?? '', item.language),
  body: item.searchText,
  bump: bump ?? false,
})

const columns = sql`id text, state text, withheld boolean, life_from text, embargo_until timestamptz, expires_at timestamptz, publisher_version float8, published_told timestamptz, heads boolean, slug text, address text, section text, desk text, headline text, standfirst text, byline jsonb, wire text, language text, words int, minutes int,
  published_at timestamptz, updated_at timestamptz, correction text, rights jsonb, picture_id text, opening text, config text, headline_words text, standfirst_words text, body text, bump boolean`

// Names are found by 'simple' whatever the language, other words by their stems. The body is indexed by stems alone: twice would double the dearest part of receiving.
const search = sql`setweight(to_tsvector('simple', r.headline_words), 'A') || setweight(to_tsvector(r.config::regconfig, r.headline_words), 'A')
  || setweight(to_tsvector('simple', r.standfirst_words), 'B') || setweight(to_tsvector(r.config::regconfig, r.standfirst_words), 'B')
  || setweight(to_tsvector(r.config::regconfig, r.body), 'C')`

/** Writes articles seen for the first time. Their slug and the time of receiving never change after this. */
export const insertArticles = async (
  db: Db,
  title: { id: string; country: string | null },
  writings: Writing[],
  now: Date,
): Promise<void> => {
  await sql`
    insert into articles (id, title_id, slug, address, section, desk, headline, standfirst, byline, wire, language, country, words, minutes,
      published_at, updated_at, received_at, changed_at, picture_id, correction, rights, opening, search, state, shown, withheld, life_from, embargo_until, expires_at, publisher_version,
      published_told)
    select r.id, ${title.id}, r.slug, r.address, r.section, r.desk, r.headline, r.standfirst, r.byline, r.wire, r.language, ${title.country}, r.words, r.minutes,
      r.published_at, r.updated_at, ${now}, ${now}, r.picture_id, r.correction, r.rights, r.opening, ${search}, r.state, r.state = 'ready', r.withheld, r.life_from, r.embargo_until, r.expires_at, r.publisher_version,
      r.published_told
    from json_to_recordset(${asRows(writings.map((writing) => row(writing, now)))}) as r(${columns})`.execute(db)
  await writeTexts(db, writings, now)
}

/**
 * Writes new versions over those that stand; where `bump` is set the standing version is first laid down in article_versions. Text that was read from the
 * page stays until the page is read again: the feed has only a teaser of it.
 */
export const updateArticles = async (db: Db, writings: Writing[], now: Date): Promise<void> => {
  const rows = asRows(writings.map((writing) => row(writing, now)))
  await sql`
    with r as (select * from json_to_recordset(${rows}) as r(${columns})), kept as (
      insert into article_versions (article_id, version, headline, standfirst, html, note, seen_at)
      select a.id, a.version, a.headline, a.standfirst, t.html, a.correction, a.changed_at
      from r join articles a on a.id = r.id left join article_texts t on t.article_id = a.id where r.bump
      on conflict do nothing
    ), prints as (
      insert into article_keys (title_id, kind, key, article_id)
      select a.title_id, 'print', t.print || '@' || a.id, a.id from r join articles a on a.id = r.id join article_texts t on t.article_id = a.id
      where (select count(*) from article_keys k where k.article_id = a.id and k.kind = 'print') < ${mostPrints}
      on conflict do nothing
    ), held as (select r.*, r.heads or coalesce(t.origin = 'page', false) as keeps from r left join article_texts t on t.article_id = r.id)
    update articles a set slug = case when a.state = 'withdrawn' or (a.version = 1 and not a.shown) then r.slug else a.slug end,
      address = coalesce(r.address, a.address), section = coalesce(a.section, r.section), desk = coalesce(a.desk, r.desk), headline = r.headline, standfirst = case when r.heads then coalesce(r.standfirst, a.standfirst) else r.standfirst end,
      byline = case when r.byline = '[]' then a.byline else r.byline end, wire = coalesce(r.wire, a.wire), language = coalesce(r.language, a.language),
      words = case when r.keeps then a.words else r.words end, minutes = case when r.keeps then a.minutes else r.minutes end,
      opening = case when r.keeps then a.opening else r.opening end, picture_id = case when r.heads then coalesce(r.picture_id, a.picture_id) else r.picture_id end, correction = coalesce(r.correction, a.correction), rights = coalesce(r.rights, a.rights),
      version = a.version + r.bump::int, updated_at = case when r.bump then r.updated_at else a.updated_at end, changed_at = ${now},
      search = case when r.heads then ts_filter(${search}, '{a,b}') || ts_filter(a.search, '{c}') else ${search} end
    from held r where a.id = r.id`.execute(db)
  await sql`
    delete from article_versions v using json_to_recordset(${rows}) as r(id text), articles a
    where a.id = r.id and v.article_id = a.id and v.version > 1 and v.version < a.version - ${mostVersions}::int`.execute(db)
  await sql`delete from article_images where article_id in (select id from json_to_recordset(${rows}) as r(id text, heads boolean) where not r.heads)`.execute(
    db,
  )
  await writeTexts(db, writings, now)
}

/** Writes the bodies of articles whose later telling brought only their beginning; what else stands, stays. */
export const fillBodies = async (db: Db, writings: Writing[], now: Date): Promise<void> => {
  const rows = writings.map((writing) => ({
    ...row(writing, now),
    html: placePictures(writing.item.html, writing.id, writing.item.pictures),
  }))
  await sql`
    update articles a set words = r.words, minutes = r.minutes, opening = r.opening, picture_id = coalesce(a.picture_id, r.picture_id), changed_at = ${now},
      search = ts_filter(a.search, '{a,b}') || ts_filter(${search}, '{c}')
    from json_to_recordset(${asRows(rows)}) as r(${columns}) where a.id = r.id`.execute(db)
  await sql`
    update article_texts t set html = r.html from json_to_recordset(${asRows(rows)}) as r(id text, html text) where t.article_id = r.id and t.origin = 'feed'`.execute(
    db,
  )
  await writePictures(db, writings)
}

const writeTexts = async (db: Db, writings: Writing[], now: Date) => {
  const texts = writings.map(({ id, item, part }) => ({
    id,
    heads: part === 'head',
    html: placePictures(item.html, id, item.pictures),
    print: item.print,
    dated_at: versionDate(item, now),
  }))
  await sql`
    insert into article_texts (article_id, html, origin, print, dated_at)
    select r.id, r.html, 'feed', r.print, r.dated_at from json_to_recordset(${asRows(texts.filter(({ heads }) => !heads))}) as r(id text, html text, print text, dated_at timestamptz)
    on conflict (article_id) do update set html = case when article_texts.origin = 'page' then article_texts.html else excluded.html end,
      print = excluded.print, dated_at = excluded.dated_at`.execute(db)
  await sql`
    update article_texts t set print = r.print, dated_at = r.dated_at
    from json_to_recordset(${asRows(texts.filter(({ heads }) => heads))}) as r(id text, print text, dated_at timestamptz) where t.article_id = r.id`.execute(
    db,
  )
  await writePictures(db, writings)
}

/** Writes the pictures of articles that have none yet; what was learnt when one was fetched for another article, or before a new version, is known of it at once. */
export const writePictures = async (db: Db, writings: { id: ArticleId; item: Pick<Prepared, 'pictures'> }[]): Promise<void> => {
  const pictures = writings.flatMap(({ id, item }) =>
    item.pictures.map(({ focus, ...picture }, position) => ({
      ...picture,
      id: pictureId(id, picture.address),
      key: pictureFile(picture.address),
      article: id,
      position,
      focus_x: focus?.x,
      focus_y: focus?.y,
    })),
  )
  if (pictures.length === 0) return
  await sql`
    insert into article_images (id, article_id, address, alt, caption, credit, width, height, position, focus_x, focus_y)
    select r.id, r.article, r.address, r.alt, r.caption, coalesce(r.credit, k.credit), coalesce(k.width, r.width), coalesce(k.height, r.height), r.position,
      coalesce(r.focus_x, k.focus_x), coalesce(r.focus_y, k.focus_y)
    from json_to_recordset(${asRows(pictures)})
      as r(id text, key text, article text, address text, alt text, caption text, credit text, width int, height int, position int, focus_x real, focus_y real)
    left join pictures k on k.key = r.key
    on conflict (id) do nothing`.execute(db)
}

// What setting all pages costs: statements and milliseconds, for a small paper and for one of many titles. `node --import ./bin/load-jsx.mjs bench/set-pages.ts`

import { minute } from '../src/base/clock.ts'
import { type Db, openDatabase, sql } from '../src/base/database.ts'
import { setPages } from '../src/edition/edition.ts'
import { desks } from '../src/titles/titles.ts'
import { counted } from '../tests/town/counted.ts'

const now = new Date('2026-11-23T12:00:00Z')

/** Chance in [0, 1) that belongs to a row and a purpose: the same in every run. */
const u = (n: string, salt: number) => `((hashint8extended(${n}::int8, ${salt}) & 4294967295) / 4294967296.0::float8)`
const among = (list: readonly string[], chance: string) => `('{${list.join(',')}}'::text[])[1 + floor(${list.length} * ${chance})::int]`
const countries = 'GB US AU CA IE NZ IN ZA NG KE SG PK GH PH DE AT CH FR BE SN ES MX AR CO IT NL PT BR'.split(' ')

/** Titles and articles of the last three days; a third as many stories as articles, of which few are told by many; a fifth of the articles on home pages, a fifth in ranked feeds, a tenth copies. */
const fill = async (db: Db, { titles, articles }: { titles: number; articles: number }) => {
  const stories = Math.round(articles / 3)
  const run = (text: string) => sql.raw(text).execute(db)
  await run(
    `insert into publishers (id, name, owner) select 'p' || n, 'Publisher ' || n, case when n % 4 = 0 then 'Owner ' || n % 40 end from generate_series(1, ${titles}) n`,
  )
  await run(`insert into titles (id, publisher_id, name, country, language, joined_at)
    select 't' || n, 'p' || n, 'Title ' || n, ${among(countries, u('n', 1))}, 'en', now() from generate_series(1, ${titles}) n`)
  await run(
    `insert into feeds (id, title_id, address) select 'f' || n, 't' || n, 'https://t' || n || '.example/feed' from generate_series(1, ${titles}) n`,
  )
  await run(
    `insert into feed_orders select 'f' || n, case when n % 3 = 0 then 0.6 else 1 end, 200, '${now.toISOString()}' from generate_series(1, ${titles}) n`,
  )
  await run(`create table drawn as select n, 'a' || lpad(n::text, 7, '0') as id, 't' || (1 + floor(${titles} * ${u('n', 2)}))::int as title,
    1 + floor(${stories} * power(${u('n', 3)}, 1.6))::int as story, '${now.toISOString()}'::timestamptz - ${u('n', 4)} * interval '71 hours' as at from generate_series(1, ${articles}) n`)
  await run(`insert into articles (id, title_id, slug, desk, headline, wire, language, country, minutes, published_at, received_at, changed_at, picture_id)
    select d.id, d.title, 'x', ${among(desks, u('d.story', 5))}, 'Headline ' || d.n, case when ${u('d.n', 6)} < 0.08 then 'Reuters' end, 'en', t.country, 3, d.at, d.at, d.at, case when d.n % 2 = 0 then 'x' end
    from drawn d join titles t on t.id = d.title`)
  await run(`insert into stories (id, slug, headline, lead_article_id, first_article_id, desk, language, articles, titles, publishers, countries, began_at, latest_at, changed_at)
    select 's' || lpad(story::text, 7, '0'), 'x', 'x', min(drawn.id), min(drawn.id), ${among(desks, u('story', 5))}, 'en', count(*), count(distinct title), count(distinct title), array_agg(distinct country), min(at), max(at), max(at)
    from drawn join titles t on t.id = drawn.title group by story`)
  await run(
    `insert into story_articles (article_id, story_id, likeness, placed_at) select id, 's' || lpad(story::text, 7, '0'), 0.8, at from drawn`,
  )
  await run(`insert into home_places (title_id, article_id, best, latest, of, links, prominence, first_seen_at, seen_at, top_ms)
    select title, id, 0, 0, 40, 1, ${u('n', 7)}, at, '${now.toISOString()}', 3600000 from drawn where n % 5 = 0`)
  await run(`insert into article_places (feed_id, article_id, best, latest, feed_length, is_main, seen_at)
    select 'f' || substr(title, 2), id, 0, floor(30 * ${u('n', 8)})::int, 30, true, '${now.toISOString()}' from drawn`)
  await run(
    `insert into article_copies (article_id, origin_id, likeness, found_at) select a.id, min(o.id), 0.9, now() from drawn a join drawn o on o.story = a.story and o.id < a.id where a.n % 10 = 0 group by a.id`,
  )
  await run(
    `insert into topics (id, kind, key, slug, name, began_at, latest_at, told_at) select 'tp' || n, 'place', 'place:' || n, 'x', 'Topic ' || n, now(), now(), now() from generate_series(1, 400) n`,
  )
  await run(`insert into story_topics select distinct s.id, 'tp' || (1 + floor(400 * power(${u('s.n * 7 + k', 9)}, 2)))::int, 0.6
    from (select id, row_number() over (order by id) as n from stories) s, generate_series(1, 3) k`)
  await run('analyze')
}

const measure = async (size: { titles: number; articles: number }) => {
  const database = await openDatabase({})
  const { db, count } = counted(database.db)
  await fill(db, size)
  const set = async (what: string, at: Date, changedSince?: Date) => {
    const [before, began, used] = [count(), performance.now(), process.cpuUsage()]
    const changed = await setPages(db, { language: 'en', changedSince }, at)
    const [took, cpu] = [performance.now() - began, process.cpuUsage(used)]
    const busy = (cpu.user + cpu.system) / 1000
    console.log(
      `  ${what}: ${count() - before} statements, ${Math.round(took)} ms (${Math.round(busy)} ms of processor time, database included), ${changed.length} pages written`,
    )
  }
  const pages = countries.length + desks.length + 1
  console.log(`${size.titles} titles, ${size.articles} articles of three days, ${pages} pages and two shelves:`)
  await set('first setting', now)
  await set('nothing new, a minute later', new Date(now.getTime() + minute))
  await sql`update stories set latest_at = ${now}, changed_at = ${new Date(now.getTime() + 2 * minute)} where id in (select story_id from story_articles order by md5(article_id) limit 6)`.execute(
    db,
  )
  await set(
    'six stories with a new report, only the pages that they concern',
    new Date(now.getTime() + 2 * minute),
    new Date(now.getTime() + 2 * minute),
  )
  await set('nothing new, half an hour later', new Date(now.getTime() + 33 * minute))
  await database.close()
}

console.log('Setting pages on PGlite')
await measure({ titles: 29, articles: 3_000 })
await measure({ titles: 766, articles: 100_000 })

import { type Db, sql } from '../src/base/database.ts'
import { searchConfiguration } from '../src/base/language.ts'
import { setPages } from '../src/edition/edition.ts'
import { desks } from '../src/titles/titles.ts'
import type { Pool } from './pages-words.ts'

export type Size = { articles: number; stories: number; titles: number; articlesADay: number }

/** Country, language, and how many of each hundred titles it has: 40 countries. */
const countries: [string, string][] = [
  'GB US AU CA IE NZ IN ZA NG KE SG PK GH PH JM MT'.split(' ').map((c) => [c, 'en']),
  'DE AT CH LI LU'.split(' ').map((c) => [c, 'de']),
  'FR BE SN CI MA'.split(' ').map((c) => [c, 'fr']),
  'ES MX AR CO CL PE UY'.split(' ').map((c) => [c, 'es']),
  'IT SM'.split(' ').map((c) => [c, 'it']),
  'NL SR'.split(' ').map((c) => [c, 'nl']),
  'PT BR AO'.split(' ').map((c) => [c, 'pt']),
].flat() as [string, string][]

const chunk = 20_000

/** Chance in [0, 1) that belongs to row `n` and purpose `salt`: the same in every run, on every database and in any plan. */
const u = (n: string, salt: number) => `((hashint8extended(${n}, ${salt}) & 4294967295) / 4294967296.0::float8)`
const among = (list: readonly string[], chance: string) => `('{${list.join(',')}}'::text[])[1 + floor(${list.length} * ${chance})::int]`

/** An id as base/ids.ts makes it: time in 9 letters of base 32, then 8 of chance. */
const idFunction = `create function bench.id(prefix text, at timestamptz, n int8) returns text language sql immutable as $$
  select prefix || (select string_agg(substr('0123456789abcdefghjkmnpqrstvwxyz', 1 + ((floor(extract(epoch from at) * 1000)::int8 >> (5 * (8 - i))) & 31)::int, 1), '' order by i) from generate_series(0, 8) i)
    || (select string_agg(substr('0123456789abcdefghjkmnpqrstvwxyz', 1 + ((hashint8extended(n, 9) >> (5 * i)) & 31)::int, 1), '' order by i) from generate_series(0, 7) i)
$$`

const putPools = async (db: Db, pools: Pool[]) => {
  await sql
    .raw(`
    create table bench.languages (language text primary key, configuration text, paragraphs int, first_paragraph int, headlines int, first_headline int);
    create table bench.paragraphs (k int primary key, language text, body text, search tsvector);
    create table bench.headlines (k int primary key, body text);
    create table bench.names (k int primary key, body text)`)
    .execute(db)
  let paragraph = 0
  let headline = 0
  for (const { language, paragraphs, headlines, names } of pools) {
    const configuration = searchConfiguration(language)
    await sql`insert into bench.languages values (${language}, ${configuration}, ${paragraphs.length}, ${paragraph}, ${headlines.length}, ${headline})`.execute(
      db,
    )
    await sql`insert into bench.paragraphs select ${paragraph}::int + n - 1, ${language}, body, setweight(to_tsvector(${configuration}::regconfig, body), 'C') from unnest(${paragraphs}::text[]) with ordinality as p (body, n)`.execute(
      db,
    )
    await sql`insert into bench.headlines select ${headline}::int + n - 1, body from unnest(${headlines}::text[]) with ordinality as p (body, n)`.execute(
      db,
    )
    if (language === 'en')
      await sql`insert into bench.names select n - 1, initcap(body) from unnest(${names}::text[]) with ordinality as p (body, n)`.execute(
        db,
      )
    paragraph += paragraphs.length
    headline += headlines.length
  }
}

const putTitles = async (db: Db, { titles }: Size, now: Date) => {
  const land = countries.map(([country]) => country)
  const speech = countries.map(([, language]) => language)
  // Every title with a number above 800 is a regional edition of the publisher of the one 800 below it.
  await sql`insert into publishers (id, name, country) select 'publisher-' || k, 'Publisher ' || k, null from generate_series(0, least(800, ${titles}::int) - 1) k`.execute(
    db,
  )
  await sql
    .raw(`
    create table bench.titles as
    select k, 'title-' || k as id, 'publisher-' || k % 800 as publisher_id, (${array(land)})[1 + place] as country, (${array(speech)})[1 + place] as language
    from (select k, floor(${land.length} * power(${u('k', 1)}, 1.4))::int as place from generate_series(0, ${titles} - 1) k) t;
    alter table bench.titles add primary key (k)`)
    .execute(db)
  await sql`
    insert into titles (id, publisher_id, name, edition, country, language, kind, home, about, colour, joined_at)
    select id, publisher_id, 'The ' || (select body from bench.names where names.k = titles.k) || ' Herald', case when k >= 800 then country end, country, language, 'daily',
      'https://' || id || '.example/', 'A daily.', '#' || substr(md5(id), 1, 6), ${now} from bench.titles`.execute(db)
  await sql`insert into feeds (id, title_id, address) select 'feed-' || k, id, 'https://' || id || '.example/feed.xml' from bench.titles`.execute(
    db,
  )
  await sql`
    insert into feed_calls (feed_id, host, state, called_at, answered_at, next_call_at, interval_ms, calls, problem_code, problem)
    select 'feed-' || k, id || '.example', case when k % 50 = 7 then 'troubled' else 'well' end, ${now}, case when k % 50 = 7 then null else ${now}::timestamptz end, ${now}::timestamptz + interval '10 minutes', 600000, 30,
      case when k % 50 = 7 then 'status-503' end, case when k % 50 = 7 then 'The server answered 503, Service Unavailable.' end from bench.titles`.execute(
    db,
  )
  await sql`
    insert into terms (id, title_id, version, document, since)
    select 'terms-' || k, id, 1, jsonb_build_object('access', 'open', 'text', case k % 4 when 0 then 'opening' else 'feed' end, 'previewParagraphs', 3, 'pictures', k % 20 <> 3), ${now} from bench.titles`.execute(
    db,
  )
}
const array = (list: string[]) => `'{${list.join(',')}}'::text[]`

/**
 * Who tells what when. Four stories in ten have one telling, the mean is five and a few have eighty; a story goes on for some hours. Stories begin at
 * a steady rate, so that ten times the articles are ten times the days.
 */
const putTellings = async (db: Db, size: Size, now: Date) => {
  const span = (size.articles / size.articlesADay) * 86_400
  await sql
    .raw(`
    create table bench.stories as
    with sized as (select j, least(80, floor(1.25 * power(${u('j', 2)} + 1e-9, -0.9)))::int as told from generate_series(1::int8, ${size.stories * 2}) j),
    summed as (select j, told, sum(told) over (order by j) - told as before from sized),
    kept as (select j, least(told, ${size.articles} - before)::int as told from summed where before < ${size.articles})
    select j, told, ${among(desks, u('j', 3))} as desk, date_trunc('milliseconds', '${now.toISOString()}'::timestamptz - ((select max(j) from kept) - j + ${u('j', 4)}) / (select max(j) from kept) * ${span} * interval '1 second') as began from kept;
    create table bench.tellings as
    select row_number() over (order by at, j, t) as n, j, t, k, at, bench.id('a', at, j * 100 + t) as id from (
      select j, t, floor(${size.titles} * power((${u('j', 5)} + t * 0.6180339887)::numeric % 1, 1.5))::int as k,
        date_trunc('milliseconds', least(began + case when t = 0 then 0 else -ln(1 - ${u('j * 100 + t', 6)}) * 14400 end * interval '1 second', '${now.toISOString()}'::timestamptz - ${u('j * 100 + t', 7)} * interval '90 seconds')) as at
      from bench.stories cross join generate_series(0, told - 1) t
    ) x;
    alter table bench.tellings add primary key (n);
    alter table bench.stories add primary key (j);
    alter table bench.stories add column id text;
    update bench.stories set id = bench.id('s', began, j);
    analyze bench.tellings; analyze bench.stories; analyze bench.paragraphs`)
    .execute(db)
}

const articleRows = `
  select x.*, 'p' || substr(md5(x.id), 1, 15) as picture, h.body || ' ' || n1.body || ' ' || n2.body as headline, p2.body as standfirst_from, p1.body as b1, p2.body as b2, p3.body as b3, p4.body as b4, p5.body as b5,
    p1.search || p2.search || p3.search || p4.search || p5.search as body_search
  from (
    select w.*, s.desk, s.id as story_id, e.id as title_id, e.country, e.language, l.configuration::regconfig as configuration,
      l.first_paragraph + floor(l.paragraphs * ${u('w.j', 11)})::int as k1, l.first_paragraph + floor(l.paragraphs * ${u('w.n', 12)})::int as k2,
      l.first_paragraph + floor(l.paragraphs * ${u('w.n', 13)})::int as k3, l.first_paragraph + floor(l.paragraphs * ${u('w.n', 14)})::int as k4,
      l.first_paragraph + floor(l.paragraphs * ${u('w.n', 15)})::int as k5, l.first_headline + floor(l.headlines * ${u('w.n', 16)})::int as kh,
      floor(100000 * ${u('w.j', 17)})::int as kn1, floor(100000 * ${u('w.j', 18)})::int as kn2
    from bench.tellings w join bench.stories s on s.j = w.j join bench.titles e on e.k = w.k join bench.languages l on l.language = e.language where w.n > $FROM and w.n <= $TO
  ) x
  join bench.paragraphs p1 on p1.k = k1 join bench.paragraphs p2 on p2.k = k2 join bench.paragraphs p3 on p3.k = k3 join bench.paragraphs p4 on p4.k = k4 join bench.paragraphs p5 on p5.k = k5
  join bench.headlines h on h.k = kh join bench.names n1 on n1.k = kn1 join bench.names n2 on n2.k = kn2`

const putChunk = (from: number) => `
  begin;
  create table bench.chunk as ${articleRows.replace('$FROM', String(from)).replace('$TO', String(from + chunk))};
  insert into articles (id, title_id, slug, address, section, desk, headline, standfirst, byline, wire, language, country, words, minutes, published_at, received_at, changed_at, correction, picture_id, opening, search)
    select id, title_id, trim(both '-' from regexp_replace(lower(headline), '[^a-z0-9]+', '-', 'g')), 'https://' || title_id || '.example/' || id, initcap(desk), desk, headline, left(standfirst_from, 140), jsonb_build_array(jsonb_build_object('name', 'Reporter ' || n % 4000)),
      case when n % 11 = 0 then 'Reuters' end, language, country, 400, 2, at, at, at, case when n % 100 = 0 then 'A name was misspelt.' end, case when n % 5 < 3 then picture end, left(b1, 300) || E'\\n' || left(b2, 298),
      setweight(to_tsvector('simple', headline), 'A') || setweight(to_tsvector(configuration, headline), 'A')
        || setweight(to_tsvector('simple', left(standfirst_from, 140)), 'B') || setweight(to_tsvector(configuration, left(standfirst_from, 140)), 'B') || body_search
    from bench.chunk order by n;
  insert into article_texts (article_id, html, origin, print)
    select id, '<p>' || b1 || '</p><p>' || b2 || '</p><p>' || b3 || '</p><p>' || b4 || '</p><p>' || b5 || '</p>', 'feed', md5(id) from bench.chunk order by n;
  insert into article_images (id, article_id, address, alt, caption, credit, width, height)
    select picture, id, 'https://' || title_id || '.example/' || picture || '.jpg', 'A picture', left(b3, 90), 'Somebody', 1600, 1067 from bench.chunk where n % 5 < 3 order by n;
  insert into article_versions (article_id, version, headline, seen_at) select id, 1, headline, at from bench.chunk where n % 100 = 0 order by n;
  insert into article_places (feed_id, article_id, best, latest, feed_length, is_main, seen_at)
    select 'feed-' || k, id, floor(20 * ${u('n', 21)})::int, 19, 20, true, at from bench.chunk order by n;
  insert into story_articles (article_id, story_id, likeness, reason, placed_at) select id, story_id, 0.6, '{"words":["one","two"]}', at from bench.chunk order by n;
  drop table bench.chunk;
  commit`

const putStories = async (db: Db) => {
  await sql
    .raw(`
    insert into stories (id, slug, headline, lead_article_id, first_article_id, desk, language, articles, titles, publishers, countries, began_at, latest_at, changed_at)
    select s.id, a.slug, a.headline, w.lead, w.first, s.desk, a.language, s.told, w.titles, w.publishers, w.countries, w.began, w.latest, w.latest
    from bench.stories s
    join (
      select j, (array_agg(w.id order by e.language <> 'en', at))[1] as lead, (array_agg(w.id order by at))[1] as first, count(distinct e.id) as titles, count(distinct e.publisher_id) as publishers, array_agg(distinct e.country) as countries,
        min(at) as began, max(at) as latest from bench.tellings w join bench.titles e on e.k = w.k group by j
    ) w on w.j = s.j join articles a on a.id = w.lead order by s.j;
    insert into related_stories (story_id, related_id, likeness)
    select s.id, o.id, 0.3 from bench.stories s cross join generate_series(1, 5) i join bench.stories o on o.j = s.j - i * (1 + s.j % 7) on conflict do nothing`)
    .execute(db)
}

const keys = `select conrelid::regclass as table, conname as name from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`
const indexes = `select indexrelid::regclass as name, pg_get_indexdef(indexrelid) as text from pg_index join pg_class c on c.oid = indrelid where c.relnamespace = 'public'::regnamespace and not indisprimary and not indisunique`

/**
 * Fills an empty, migrated database with a paper of `size` whose latest article is as old as `now`. Set-based SQL; indexes and foreign keys are taken
 * off while it is filled and made again from their own definitions. `search` is made as articles/store-articles.ts makes it; the vector of a body is that of its paragraphs set behind each other, which
 * is what to_tsvector gives for the whole. Not made, as no page reads them: article_keys.
 */
export const fillPaper = async (db: Db, size: Size, pools: Pool[], now: Date, say: (words: string) => void) => {
  await db.connection().execute(async (session) => {
    const run = (text: string) => sql.raw(text).execute(session)
    await run(
      `set work_mem = '256MB'; set maintenance_work_mem = '900MB'; set synchronous_commit = off; create schema bench; ${idFunction}`,
    )
    await putPools(session, pools)
    say('words')
    await putTitles(session, size, now)
    await putTellings(session, size, now)
    say('who tells what when')
    const { rows: constraints } = await sql
      .raw<{ table: string; name: string; text: string }>(keys.replace('as name', 'as name, pg_get_constraintdef(oid) as text'))
      .execute(session)
    const { rows: definitions } = await sql.raw<{ name: string; text: string }>(indexes).execute(session)
    for (const { table, name } of constraints) await run(`alter table ${table} drop constraint ${name}`)
    for (const { name } of definitions) await run(`drop index ${name}`)
    for (let from = 0; from < size.articles; from += chunk) {
      await run(putChunk(from))
      if ((from / chunk) % 5 !== 4) continue
      // The embedded database keeps its log until it is told not to.
      await run('checkpoint')
      say(`${from + chunk} articles`)
    }
    await putStories(session)
    say('stories')
    await run('drop schema bench cascade')
    for (const { name, text } of definitions) {
      await run(text)
      say(`index ${name}`)
    }
    for (const { table, name, text } of constraints) await run(`alter table ${table} add constraint ${name} ${text}`)
    say('keys')
    await run('vacuum analyze')
    await run('checkpoint')
    await run('reset all')
  })
  await setPages(db, { language: 'en' }, now)
  await sql`analyze edition_places`.execute(db)
}

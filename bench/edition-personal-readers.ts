import { type Db, inTransaction, sql } from '../src/base/database.ts'
import { tokenPrint } from './edition-personal-token.ts'
import type { Paper } from './paper-of-size.ts'

/** Readers of the bench, and topics for a paper of size. */
export const many = 10_000
const topics = 2000

/** Chance in [0, 1) that belongs to row `n` and purpose `salt`, the same on every database. */
const u = (n: string, salt: number) => `((hashint8extended(${n}, ${salt}) & 4294967295) / 4294967296.0::float8)`

const putTopics = (db: Db, now: Date) =>
  sql
    .raw(`
    insert into topics (id, kind, key, slug, name, began_at, latest_at, running, told_at)
      select 'topic-' || k, case k % 4 when 0 then 'matter' when 1 then 'person' when 2 then 'place' else 'organisation' end, 'bench:' || k, 'topic-' || k, 'Topic ' || k, '${now.toISOString()}', '${now.toISOString()}', true, '${now.toISOString()}'
      from generate_series(0, ${topics - 1}) k;
    insert into story_topics (story_id, topic_id, weight)
      select s.id, 'topic-' || floor(${topics} * power(${u('s.n * 3 + i', 31)}, 2))::int, 1.0 / (1 + i)
      from (select id, row_number() over (order by id) as n from stories) s cross join generate_series(0, 2) i
      where ${u('s.n * 3 + i', 32)} < 0.8 on conflict do nothing`)
    .execute(db)

/**
 * Tastes as readers have them: nine in ten have a region, all a few sections and titles, most follow some topics; half have read enough that there are some dozens of beliefs; one in five has
 * muted something. All have opened some of the stories of the last days.
 */
const putReaders = async (db: Db, now: Date) => {
  const at = now.toISOString()
  const pick = (list: string, salt: number) => `(array[${list}])[1 + floor(${list.split(',').length} * ${u('k', salt)})::int]`
  const desks = "'world','politics','business','technology','science','health','environment','culture','sport','life','local','opinion'"
  await sql
    .raw(`
    insert into readers (id, mail, mail_confirmed, name, joined_at, changed_at)
      select 'r' || lpad(k::text, 17, '0'), 'reader-' || k || '@bench.example', true, '', '${at}', '${at}' from generate_series(0, ${many - 1}) k;
    insert into choices (reader_id, region, sections, titles, changed_at)
      select 'r' || lpad(k::text, 17, '0'), case when k % 10 < 9 then ${pick("'GB','US','AU','CA','IE','GB','US','DE','FR'", 41)} end,
        (select array_agg(distinct d) from (select (array[${desks}])[1 + floor(12 * ${u('k * 10 + i', 42)})::int] as d from generate_series(0, k % 4) i) x),
        (select coalesce(array_agg(distinct t), '{}') from (select 'title-' || floor(1000 * power(${u('k * 100 + i', 43)}, 1.5))::int as t from generate_series(1, k % 13) i) x), '${at}'
      from generate_series(0, ${many - 1}) k;
    insert into tunings (reader_id, kind, key, name, stance, set_at)
      select distinct on (k, topic) 'r' || lpad(k::text, 17, '0'), 'topic', topic, 'T' || substr(topic, 2), 'follow', '${at}'::timestamptz
      from (select k, 'topic-' || floor(${topics} * power(${u('k * 100 + i', 44)}, 2))::int as topic from generate_series(0, ${many - 1}) k cross join lateral generate_series(1, k % 9) i) x;
    insert into tunings (reader_id, kind, key, name, stance, set_at)
      select 'r' || lpad(k::text, 17, '0'), 'title', 'title-' || floor(1000 * ${u('k', 45)})::int, 'A title', 'mute', '${at}' from generate_series(0, ${many - 1}, 5) k on conflict do nothing;
    insert into tunings (reader_id, kind, key, name, stance, set_at)
      select 'r' || lpad(k::text, 17, '0'), 'word', (array['storm','budget','lottery','royal'])[1 + k % 4], 'word', 'mute', '${at}' from generate_series(0, ${many - 1}, 10) k;
    insert into beliefs (reader_id, kind, key, name, weight, finished, abandoned, changed_at)
      select distinct on (k, topic) 'r' || lpad(k::text, 17, '0'), 'topic', topic, 'T' || substr(topic, 2), (w * 1.6 - 0.6)::real, 3, 2, '${at}'::timestamptz
      from (select k, 'topic-' || floor(${topics} * power(${u('k * 100 + i', 46)}, 2))::int as topic, ${u('k * 100 + i', 47)} as w from generate_series(0, ${many - 1}, 2) k cross join generate_series(1, 40) i) x;
    analyze readers; analyze choices; analyze tunings; analyze beliefs`)
    .execute(db)
  await sql`insert into readings (reader_id, article_id, story_id, opened_at, told_at, share, seconds, finished, learnt)
    select 'r' || lpad(k::text, 17, '0'), s.lead_article_id, s.id, ${now}::timestamptz - interval '3 hours', ${now}::timestamptz - interval '3 hours', 1, 90, true, 'finished'
    from (select id, lead_article_id, row_number() over (order by publishers desc, latest_at desc) as n from stories where latest_at > ${now}::timestamptz - interval '3 days' limit 2000) s
    join generate_series(0, ${many - 1}) k on s.n % 199 = k % 199 on conflict do nothing`.execute(db)
  const tokens = Array.from({ length: many }, (_, k) => tokenPrint(k))
  for (let from = 0; from < many; from += 1000)
    await sql`insert into sessions (id, reader_id, token_print, signed_in_at, seen_at, expires_at)
      select 'session-' || (${from}::int + n - 1), 'r' || lpad((${from}::int + n - 1)::text, 17, '0'), print, ${now}, ${now}, ${now}::timestamptz + interval '10 years'
      from unnest(${tokens.slice(from, from + 1000)}::text[]) with ordinality as p (print, n)`.execute(db)
}

/** Puts 10,000 readers with tastes into a paper, once. */
export const fillReaders = async ({ database: { db }, now }: Paper): Promise<void> => {
  const { rows } = await sql<{ readers: number }>`select count(*) as readers from readers`.execute(db)
  if ((rows[0]?.readers ?? 0) >= many) return
  await inTransaction(db, async (tx) => {
    await putTopics(tx, now)
    await putReaders(tx, now)
  })
}

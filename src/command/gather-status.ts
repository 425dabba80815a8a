import { type Db, sql } from '../base/database.ts'
import { teaserFeeds } from '../intake/intake.ts'

export type Status = {
  titles: number
  /** How many feeds are in each state. */
  feeds: Record<string, number>
  /** Feeds that did not answer as they should, at most 50. */
  troubled: { title: string; address: string; state: string; code: string | null; problem: string | null }[]
  /** Feeds that carried full text and now carry openings. */
  teasers: { title: string; address: string; since: Date; problem: string }[]
  /** How many feeds stand how with their hubs; doubted: the hub brings less than the feed has. */
  hubs: Record<string, number>
  articles: number
  stories: number
  /** When the front page was last set. */
  edition: Date | null
  jobs: { waiting: number; failed: number }
  /** Of the database, in bytes. */
  bytes: number
}

export const gatherStatus = async (db: Db): Promise<Status> => {
  const { rows } = await sql<Omit<Status, 'feeds' | 'troubled' | 'jobs' | 'teasers'> & { waiting: number; failed: number }>`
    select (select count(*) from titles where left_at is null) as titles, (select count(*) from articles where state = 'ready') as articles,
      (select count(*) from stories where joined_into is null) as stories, (select max(set_at) from edition_places where page = 'front') as edition,
      pg_database_size(current_database()) as bytes`.execute(db)
  const states = await sql<{ state: string; n: number }>`select state, count(*) as n from feed_calls group by state order by state`.execute(
    db,
  )
  const hubs = await sql<{ state: string; n: number }>`
    select case when state = 'held' and doubted_at is not null then 'doubted' else state end as state, count(*) as n from websub_leases group by 1 order by 1`.execute(
    db,
  )
  const troubled = await sql<Status['troubled'][number]>`
    select t.name as title, f.address, c.state, c.problem_code as code, c.problem from feed_calls c join feeds f on f.id = c.feed_id join titles t on t.id = f.title_id
    where c.state in ('troubled', 'gone') order by c.state, t.name, f.address limit 50`.execute(db)
  // The job table is made by the first start, after the other tables.
  const { rows: has } = await sql<{ jobs: boolean }>`select to_regclass('pgboss.job') is not null as jobs`.execute(db)
  const jobs = has[0]?.jobs
    ? await sql<
        Status['jobs']
      >`select count(*) filter (where state < 'active') as waiting, count(*) filter (where state = 'failed') as failed from pgboss.job`.execute(
        db,
      )
    : undefined
  const { titles, articles, stories, edition, bytes } = rows[0] as (typeof rows)[number]
  return {
    titles,
    feeds: Object.fromEntries(states.rows.map(({ state, n }) => [state, n])),
    hubs: Object.fromEntries(hubs.rows.map(({ state, n }) => [state, n])),
    troubled: troubled.rows,
    teasers: (await teaserFeeds(db)).map(({ name, address, since, sentence }) => ({ title: name, address, since, problem: sentence })),
    articles,
    stories,
    edition,
    jobs: jobs?.rows[0] ?? { waiting: 0, failed: 0 },
    bytes,
  }
}

const n = (count: number) => count.toLocaleString('en')

/** The status in words, for people. */
export const tellStatus = (status: Status): string => {
  const states = Object.entries(status.feeds).map(([state, count]) => `${n(count)} ${state}`)
  const hubs = Object.entries(status.hubs).map(([state, count]) => `${n(count)} ${state}`)
  const lines = [
    `titles    ${n(status.titles)}`,
    `feeds     ${n(Object.values(status.feeds).reduce((sum, count) => sum + count, 0))}${states.length > 0 ? ` (${states.join(', ')})` : ''}`,
    ...(hubs.length > 0 ? [`hubs      ${hubs.join(', ')}`] : []),
    `articles  ${n(status.articles)}`,
    `stories   ${n(status.stories)}`,
    `edition   ${status.edition ? `front page last set at ${status.edition.toISOString()}` : 'not set yet'}`,
    `jobs      ${n(status.jobs.waiting)} waiting, ${n(status.jobs.failed)} failed`,
    `database  ${(status.bytes / 1_000_000).toFixed(1)} MB`,
  ]
  const troubled = status.troubled.map(({ title, address, problem }) => `  ${title}: ${problem ?? 'no reason known'} (${address})`)
  const teasers = status.teasers.map(({ title, address, problem }) => `  ${title}: ${problem} (${address})`)
  const parts = [
    ...(troubled.length > 0 ? ['', 'Feeds in trouble:', ...troubled] : []),
    ...(teasers.length > 0 ? ['', 'Feeds that have turned to openings:', ...teasers] : []),
  ]
  return `${[...lines, ...parts].join('\n')}\n`
}

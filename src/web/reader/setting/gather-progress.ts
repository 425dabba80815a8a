import { type Db, sql } from '../../../base/database.ts'

/**
 * How far the first paper has come. `articles` and `stories` are counted up to 10,000 and no further. `gated`: whether a title keeps pieces from visitors; `onSale`:
 * whether there are plans.
 */
export type Progress = {
  titles: number
  gated: boolean
  onSale: boolean
  feeds: number
  called: number
  answered: number
  articles: number
  stories: number
  problems: { code: string; words: string; titles: string[]; feeds: number }[]
}

type Row = Omit<Progress, 'problems'> & { problems: { code: string; words: string; titles: string[]; feeds: number }[] | null }

export const gatherProgress = async (db: Db): Promise<Progress> => {
  const { rows } = await sql<Row>`
    select
      (select count(*) from titles where left_at is null) as titles,
      exists (
        select 1 from (select distinct on (title_id, section) title_id, document->>'access' as access from terms order by title_id, section, version desc) k
        join titles t on t.id = k.title_id and t.left_at is null where k.access <> 'open'
      ) as gated,
      exists (select 1 from plans where active) as "onSale",
      (select count(*) from feeds where left_at is null) as feeds,
      (select count(*) from feed_calls c join feeds f on f.id = c.feed_id and f.left_at is null where c.called_at is not null) as called,
      (select count(*) from feed_calls c join feeds f on f.id = c.feed_id and f.left_at is null where c.answered_at is not null) as answered,
      (select count(*) from (select 1 from articles where state = 'ready' limit 10000) a) as articles,
      (select count(*) from (select 1 from stories where joined_into is null limit 10000) s) as stories,
      (select json_agg(p) from (
        select c.problem_code as code, min(c.problem) as words, count(*) as feeds, (array_agg(distinct t.name))[1:6] as titles
        from feed_calls c join feeds f on f.id = c.feed_id and f.left_at is null join titles t on t.id = f.title_id
        where c.problem_code is not null and c.answered_at is null group by c.problem_code order by count(*) desc limit 8
      ) p) as problems`.execute(db)
  const row = rows[0] as Row
  return { ...row, problems: (row.problems ?? []).map((problem) => ({ ...problem, words: wordsOf(problem) })) }
}

// What a call says of its own host, said of several.
const ofSeveral: Record<string, string> = {
  'name-unknown': 'Their names are not known, or there is no network.',
  'no-connection': 'Their servers cannot be reached.',
  'too-slow': 'Their servers are too slow.',
  'broke-off': 'Their servers broke the connection off.',
}
const wordsOf = ({ code, words, feeds }: Progress['problems'][number]) => (feeds > 1 ? (ofSeveral[code] ?? words) : words)

// What fetching says when not even the host was reached.
const unreachable = new Set(['name-unknown', 'no-connection', 'too-slow', 'broke-off'])

/** Calls have failed and not one was answered, by any host at all: it is our own line that is dead. */
export const isCutOff = (progress: Progress): boolean => {
  const feedsOf = (problems: Progress['problems']) => problems.reduce((sum, { feeds }) => sum + feeds, 0)
  // Calls that are still under way say nothing yet.
  const failed = feedsOf(progress.problems)
  const unreached = feedsOf(progress.problems.filter(({ code }) => unreachable.has(code)))
  return (
    progress.answered === 0 && progress.articles === 0 && failed >= Math.min(5, progress.feeds) && failed > 0 && unreached >= failed * 0.9
  )
}

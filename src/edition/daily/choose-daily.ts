import { type Db, sql } from '../../base/database.ts'
import type { YourPlace } from '../yours/told.ts'
import type { DailyCandidate, DailyChoice } from './compose-daily.ts'

type Row = {
  part: 'top' | 'picks' | 'good' | 'yours'
  place: number
  story_id: string
  article_id: string
  line: string | null
  words: number
  minutes: number
  open: boolean
  latest_at: Date
  abroad: string[] | null
}

const pages = { front: 'top', 'our-picks': 'picks', 'good-news': 'good' } as const

/** What was in the last edition comes again only when it was told on since. */
type Before = { stories: ReadonlySet<string>; at: Date }

/** Why a piece stands there of which nothing else can be said. */
export const oneOfTop = 'One of the top stories'
const because = { top: oneOfTop, picks: 'Picked by the editors', good: 'Good news, picked by the editors' }

/**
 * What could stand in a daily edition: the top of the pages that are set, and `yours`, the top of the reader's own page. `member`: he may read what members read.
 * What he has opened (`opened`: stories) and what was in his last edition is left out. One statement over some sixty articles.
 */
export const chooseDaily = async (
  db: Db,
  { yours, member, opened, before }: { yours: YourPlace[]; member: boolean; opened: ReadonlySet<string>; before?: Before },
): Promise<DailyChoice> => {
  const own = yours.slice(0, 24)
  const { rows } = await sql<Row>`
    select c.part, c.place, c.story_id, c.article_id, c.line, s.latest_at, a.minutes, (select array_agg(abroad_id) from stories_abroad where story_id = s.id) as abroad,
      least(70, coalesce(array_length(regexp_split_to_array(concat_ws(' ', a.headline, coalesce(a.standfirst, left(a.opening, 280))), '\\s+'), 1), 0)) as words,
      coalesce(k.document ->> 'text', 'feed') in ('feed', 'page') and (${member} or coalesce(k.document ->> 'access', 'open') = 'open') as open
    from (
      select case page when 'front' then 'top' when 'our-picks' then 'picks' else 'good' end as part, place, story_id, article_id, line
        from edition_places where page = any(${Object.keys(pages)}) and place < 24
      union all
      select 'yours', w.place::int, w.story_id, w.article_id, null from unnest(${own.map((one) => one.storyId)}::text[], ${own.map((one) => one.articleId)}::text[])
        with ordinality as w (story_id, article_id, place)
    ) c
    join stories s on s.id = c.story_id
    join articles a on a.id = c.article_id and a.state = 'ready'
    left join lateral (
      select document from terms where title_id = a.title_id and (section is null or section = a.section) order by section is null, version desc limit 1
    ) k on true
    order by c.part, c.place`.execute(db)
  const choice: DailyChoice = { top: [], yours: [], picks: [], good: [] }
  for (const row of rows) {
    if (opened.has(row.story_id)) continue
    if (before?.stories.has(row.story_id) && row.latest_at <= before.at) continue
    choice[row.part].push({
      storyId: row.story_id as DailyCandidate['storyId'],
      articleId: row.article_id as DailyCandidate['articleId'],
      because: row.line ?? (row.part === 'yours' ? (own[row.place - 1]?.because ?? null) : because[row.part]),
      words: row.words,
      minutes: row.minutes,
      open: row.open,
      ...(row.abroad && { abroad: row.abroad }),
    })
  }
  return choice
}

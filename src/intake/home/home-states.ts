import { type Db, sql } from '../../base/database.ts'
import type { TitleId } from '../../titles/titles.ts'
import type { HomeState } from '../tables.ts'

/** How a title's home page stands. `problem`: one sentence; a page that is well may have one too. */
export type HomeStanding = {
  title_id: TitleId
  state: HomeState
  problem_code: string | null
  problem: string | null
  called_at: Date | null
  read_at: Date | null
  next_call_at: Date
  interval_ms: number
  links_seen: number
  places_seen: number
}

/** How the home pages of these titles stand; one that is not looked at is not in it. One query. */
export const homeStates = async (db: Db, titles: readonly TitleId[]): Promise<Map<TitleId, HomeStanding>> => {
  if (titles.length === 0) return new Map()
  const { rows } = await sql<HomeStanding>`
    select title_id, state, problem_code, problem, called_at, read_at, next_call_at, interval_ms, links_seen, places_seen
    from home_calls where title_id = any(${[...titles]})`.execute(db)
  return new Map(rows.map((row) => [row.title_id, row]))
}

const ago = (since: Date, now: Date) => {
  const minutes = Math.max(0, Math.round((now.getTime() - since.getTime()) / 60_000))
  return minutes < 1 ? 'just now' : minutes < 120 ? `${minutes} min ago` : `${Math.round(minutes / 60)} h ago`
}

/** The same in a sentence or two for people. */
export const homeSentence = (home: HomeStanding | undefined, now: Date): string => {
  if (!home || home.state === 'new') return 'Its home page has not been looked at.'
  if (home.state === 'well') {
    const places = home.places_seen === 1 ? '1 piece' : `${home.places_seen} pieces`
    const seen = home.read_at
      ? `Its home page was last read ${ago(home.read_at, now)}: ${places} of ${home.links_seen} on it are here.`
      : ''
    return [seen, home.problem].filter(Boolean).join(' ')
  }
  return `${home.problem ?? 'Its home page cannot be read.'} It is asked again ${home.next_call_at > now ? `after ${home.next_call_at.toISOString().slice(0, 16).replace('T', ' ')} UTC` : 'soon'}.`
}

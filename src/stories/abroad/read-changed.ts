import { setImmediate } from 'node:timers/promises'
import { minute } from '../../base/clock.ts'
import { type Db, sql } from '../../base/database.ts'
import { primaryLanguage } from '../../base/language.ts'
import { windowStart } from '../know-window.ts'
import { rules } from '../rules.ts'
import type { StoryId } from '../tables.ts'
import { type TellingRow, tellingColumns, tellingOf } from '../tellings-of.ts'
import type { KnownAbroad } from './known-abroad.ts'
import { partOf } from './part.ts'
import { sharedNames } from './shared-names.ts'

/** Stories named in one statement and told in one, and how many of either a round reads; tellings of a story, the latest. */
const named = 2000
const atOnce = 200
const most = { named: 20_000, told: 2000 }
const mostTellings = 12

/** Placing many at once says of all when it began, and the last are committed minutes later: what changed is looked for again so far back. */
const overlap = 15 * minute

type Row = { id: StoryId; language: string | null; gone: boolean; changed_at: Date; version: string }

const letGo = ({ index, versions, waiting }: KnownAbroad, id: string) => {
  index.drop(id)
  versions.delete(id)
  waiting.delete(id)
}

const readParts = async (db: Db, known: KnownAbroad, rows: Row[]): Promise<void> => {
  const { rows: told } = await sql<TellingRow & { story_id: StoryId }>`
    select ${tellingColumns}, w.id as story_id from unnest(${rows.map(({ id }) => id)}::text[]) w (id)
    cross join lateral (select b.id from story_articles sa join articles b on b.id = sa.article_id and b.state = 'ready' where sa.story_id = w.id order by b.published_at desc, b.id limit ${sql.lit(mostTellings)}) l
    join articles a on a.id = l.id`.execute(db)
  const byStory = Map.groupBy(told, ({ story_id }) => story_id)
  for (const { id, language, version } of rows) {
    const tellings = (byStory.get(id) ?? []).map(tellingOf)
    if (tellings.length === 0) letGo(known, id)
    else {
      const parts = tellings.map(({ id, at, headline, text }) => ({ id, at, names: sharedNames({ headline, text }) }))
      known.index.know(partOf(id, primaryLanguage(language) as string, parts))
      known.versions.set(id, version)
      known.waiting.add(id)
    }
    await setImmediate()
  }
}

/** Only so many, the latest told, are held; and none of which nothing was told within the window. */
const forget = (known: KnownAbroad, since: number) => {
  const { parts } = known.index
  for (const { id, to } of parts.values()) if (to < since) letGo(known, id)
  if (parts.size <= rules.abroad.held) return
  const oldest = [...parts.values()].sort((a, b) => a.to - b.to || (a.id < b.id ? -1 : 1))
  for (const { id } of oldest.slice(0, parts.size - rules.abroad.held)) letGo(known, id)
}

/**
 * Reads the stories of the window that changed since they were last read: the tellings of 2,000 of them at the most, 200 in a statement, and ten statements at the most that name them. Gives whether all were read; the
 * next round goes on where this one ended. A story that is one with another by now, is told no more or is of no known language is let go of.
 */
export const readChanged = async (db: Db, known: KnownAbroad, now: Date): Promise<boolean> => {
  const since = windowStart(now)
  let from = known.read ?? { at: since, id: '' }
  let [listed, told, ended] = [0, 0, false]
  while (!ended && listed < most.named && told < most.told) {
    const { rows } =
      await sql<Row>`select id, language, joined_into is not null or language is null or latest_at < ${since} as gone, changed_at, xmin::text as version from stories
      where (changed_at, id) > (${from.at}, ${from.id}) order by changed_at, id limit ${sql.lit(named)}`.execute(db)
    for (let n = 0; n < rows.length && told < most.told; n += atOnce) {
      const some = rows.slice(n, n + atOnce)
      for (const { id, gone } of some) if (gone) letGo(known, id)
      const fresh = some.filter(({ id, gone, version }) => !gone && known.versions.get(id) !== version)
      if (fresh.length > 0) await readParts(db, known, fresh)
      const last = some.at(-1) as Row
      from = { at: last.changed_at, id: last.id }
      listed += some.length
      told += fresh.length
      ended = n + atOnce >= rows.length
    }
    ended = rows.length === 0 || (ended && rows.length < named)
  }
  forget(known, since.getTime())
  const again = new Date(now.getTime() - overlap)
  known.read = ended && from.at > again ? { at: again, id: '' } : from
  return ended
}

import { type RawBuilder, sql } from 'kysely'
import type { ReaderId, TuningKind } from '../tables.ts'

/** What a reader does not want to meet, by kind: ids, desks, writers' keys, folded words. */
export type Mutes = Record<Exclude<TuningKind, 'country'>, string[]> & {
  /** What the muted titles are called where words name them. */
  names?: string[]
}

export type MuteRow = { kind: TuningKind; key: string; name?: string }

/** A reader's mutes as json, to be selected in a statement that has him already, and whether he lets the paper learn. */
export const mutesJson = (
  reader: RawBuilder<ReaderId>,
) => sql`(select coalesce(jsonb_agg(jsonb_build_object('kind', m.kind, 'key', m.key, 'name', m.name)), '[]')
  from tunings m where m.reader_id = ${reader} and m.stance = 'mute')`
export const learnsSql = (reader: RawBuilder<ReaderId>) =>
  sql`coalesce((select w.learning from taste_settings w where w.reader_id = ${reader}), true)`

/** Mutes from such rows; undefined where there are none, which is most readers. */
export const mutesFrom = (rows: MuteRow[]): Mutes | undefined => {
  if (rows.length === 0) return undefined
  const of = (kind: TuningKind) => rows.filter((row) => row.kind === kind).map(({ key }) => key)
  const names = rows.flatMap(({ kind, name }) => (kind === 'title' && name ? [name] : []))
  return { title: of('title'), topic: of('topic'), desk: of('desk'), writer: of('writer'), word: of('word'), story: of('story'), names }
}

import { hash } from 'node:crypto'
import type { RawBuilder } from 'kysely'
import { day, second } from '../../base/clock.ts'
import { type Db, sql } from '../../base/database.ts'
import { openStatement } from '../../base/statement.ts'
import type { Desk, TitleId } from '../../titles/titles.ts'
import { choicesForm } from '../choices.ts'
import type { ReaderId, Stance, TuningKind } from '../tables.ts'
import { type Belief, weightAt } from './beliefs.ts'

/** What a reader said of a thing. */
export type Tuning = { kind: TuningKind; key: string; name: string; stance: Stance; setAt: Date }

/** All that a page for one reader may follow from: what he chose, what he said, what was learnt, and what he has seen. */
export type Taste = {
  /** ISO 3166 alpha-2. */
  region: string | null
  sections: Desk[]
  titles: TitleId[]
  tunings: Tuning[]
  /** Strongest first, their weights as of now. Empty while he does not let the paper learn. */
  beliefs: Belief[]
  learning: boolean
  /** The share of his page that no belief speaks for: 0 to 0.3. */
  exploration: number
  /** When he reads, as he said himself: minutes of the day by the clock of his daily edition. */
  usualMinute: number | null
  /** Stories of which he opened an article in the last two weeks, latest first. */
  seen: { storyId: string; at: Date }[]
}

export const noTaste: Taste = {
  region: null,
  sections: [],
  titles: [],
  tunings: [],
  beliefs: [],
  learning: true,
  exploration: 0.1,
  usualMinute: null,
  seen: [],
}

const seenFor = 14 * day
const mostBeliefs = 200
const mostSeen = 300

type TuningRow = [kind: TuningKind, key: string, name: string, stance: Stance, at: number]
type BeliefRow = [
  kind: Belief['kind'],
  key: string,
  name: string,
  weight: number,
  opened: number,
  finished: number,
  abandoned: number,
  said: boolean,
  at: number,
]

/** A taste as `tasteJson` gives it. */
export type TasteRow = {
  region: string | null
  sections: string[] | null
  titles: string[] | null
  learning: boolean | null
  exploration: number | null
  usual_minute: number | null
  tunings: TuningRow[]
  beliefs: BeliefRow[]
  seen: [storyId: string, at: number][]
}

const ms = (column: string) => sql`(extract(epoch from ${sql.ref(column)}) * 1000)::int8`

/** SQL for all that a reader's taste is made of, as one JSON: `tasteFrom` reads it. For a statement of one's own; `reader` is a column. Things are lists, as their names would be most of it. */
export const tasteJson = (reader: RawBuilder<ReaderId>, now: RawBuilder<Date>) => sql<TasteRow>`(select row_to_json(x) from (
  select c.region, c.sections, c.titles, w.learning, w.exploration, w.usual_minute,
    (select coalesce(json_agg(json_build_array(t.kind, t.key, t.name, t.stance, ${ms('t.set_at')}) order by t.set_at desc, t.kind, t.key), '[]')
      from tunings t where t.reader_id = ${reader}) as tunings,
    (select coalesce(json_agg(json_build_array(b.kind, b.key, b.name, b.weight, b.opened, b.finished, b.abandoned, b.said, ${ms('b.changed_at')})), '[]')
      from (select * from beliefs x where x.reader_id = ${reader} order by abs(x.weight) desc, x.kind, x.key limit ${mostBeliefs}) b) as beliefs,
    (select coalesce(json_agg(json_build_array(s.story_id, ${ms('s.at')}) order by s.at desc, s.story_id), '[]')
      from (select x.story_id, max(x.opened_at) as at from readings x
        where x.reader_id = ${reader} and x.story_id is not null and x.opened_at > ${now}::timestamptz - make_interval(secs => ${seenFor / second})
        group by x.story_id order by 2 desc limit ${mostSeen}) s) as seen
  from (values (1)) one left join choices c on c.reader_id = ${reader} left join taste_settings w on w.reader_id = ${reader}) x)`

const ask = openStatement<{ taste: TasteRow }, { reader: ReaderId; now: Date }>(
  'taste',
  (given) => sql`select ${tasteJson(sql`r.id`, given('now'))} as taste from readers r where r.id = ${given('reader')}`,
)

/** A reader's taste; one statement. Who is unknown has none. */
export const tasteOf = async (db: Db, { reader }: { reader: ReaderId }, now: Date): Promise<Taste> => {
  const [row] = await ask(db, { reader, now })
  return row ? tasteFrom(row.taste, now) : noTaste
}

/** A taste as it left the database: `print` is the same as long as it is, so that who has made something of it need not read it again. */
export type UnreadTaste = { print: string; read(): Taste }

/** The same of the text of such a row. */
export const unreadTaste = (text: string, now: Date): UnreadTaste => {
  let taste: Taste | undefined
  return {
    print: hash('sha256', text, 'base64'),
    read: () => (taste ??= tasteFrom(JSON.parse(text) as TasteRow, now)),
  }
}

/** The taste from such a row. */
export const tasteFrom = (row: TasteRow, now: Date): Taste => ({
  ...choicesForm.parse({ region: row.region, sections: row.sections ?? [], titles: row.titles ?? [] }),
  tunings: row.tunings.map(([kind, key, name, stance, at]) => ({ kind, key, name, stance, setAt: new Date(at) })),
  beliefs: row.beliefs
    .map(([kind, key, name, weight, opened, finished, abandoned, said, at]) => {
      const belief = { kind, key, name, weight, opened, finished, abandoned, said, changedAt: new Date(at) }
      belief.weight = weightAt(belief, now)
      return belief
    })
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)),
  learning: row.learning ?? true,
  exploration: row.exploration ?? noTaste.exploration,
  usualMinute: row.usual_minute,
  seen: row.seen.map(([storyId, at]) => ({ storyId, at: new Date(at) })),
})

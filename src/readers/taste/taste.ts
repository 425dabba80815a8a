import { day } from '../../base/clock.ts'
import { type Db, sql } from '../../base/database.ts'
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

type Row = {
  region: string | null
  sections: string[] | null
  titles: string[] | null
  learning: boolean | null
  exploration: number | null
  usual_minute: number | null
  tunings: (Omit<Tuning, 'setAt'> & { at: number })[]
  beliefs: (Omit<Belief, 'changedAt'> & { at: number })[]
  seen: { storyId: string; at: number }[]
}

const ms = (column: string) => sql`(extract(epoch from ${sql.ref(column)}) * 1000)::int8`

/** A reader's taste; one statement. Who is unknown has none. */
export const tasteOf = async (db: Db, { reader }: { reader: ReaderId }, now: Date): Promise<Taste> => {
  const since = new Date(now.getTime() - seenFor)
  const { rows } = await sql<Row>`
    select c.region, c.sections, c.titles, w.learning, w.exploration, w.usual_minute,
      (select coalesce(jsonb_agg(jsonb_build_object('kind', t.kind, 'key', t.key, 'name', t.name, 'stance', t.stance, 'at', ${ms('t.set_at')})
        order by t.set_at desc, t.kind, t.key), '[]') from tunings t where t.reader_id = r.id) as tunings,
      (select coalesce(jsonb_agg(jsonb_build_object('kind', b.kind, 'key', b.key, 'name', b.name, 'weight', b.weight, 'opened', b.opened,
          'finished', b.finished, 'abandoned', b.abandoned, 'said', b.said, 'at', ${ms('b.changed_at')})), '[]')
        from (select * from beliefs x where x.reader_id = r.id order by abs(x.weight) desc, x.kind, x.key limit ${mostBeliefs}) b) as beliefs,
      (select coalesce(jsonb_agg(jsonb_build_object('storyId', s.story_id, 'at', ${ms('s.at')}) order by s.at desc, s.story_id), '[]')
        from (select x.story_id, max(x.opened_at) as at from readings x where x.reader_id = r.id and x.story_id is not null and x.opened_at > ${since}
          group by x.story_id order by 2 desc limit ${mostSeen}) s) as seen
    from readers r left join choices c on c.reader_id = r.id left join taste_settings w on w.reader_id = r.id
    where r.id = ${reader}`.execute(db)
  const row = rows[0]
  return row ? tasteFrom(row, now) : noTaste
}

const tasteFrom = (row: Row, now: Date): Taste => ({
  ...choicesForm.parse({ region: row.region, sections: row.sections ?? [], titles: row.titles ?? [] }),
  tunings: row.tunings.map(({ at, ...tuning }) => ({ ...tuning, setAt: new Date(at) })),
  beliefs: row.beliefs
    .map(({ at, ...belief }) => ({ ...belief, changedAt: new Date(at) }))
    .map((belief) => ({ ...belief, weight: weightAt(belief, now), changedAt: belief.changedAt }))
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)),
  learning: row.learning ?? true,
  exploration: row.exploration ?? noTaste.exploration,
  usualMinute: row.usual_minute,
  seen: row.seen.map(({ storyId, at }) => ({ storyId, at: new Date(at) })),
})

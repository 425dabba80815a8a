import { second } from '../../base/clock.ts'
import { type Db, inTransaction, sql } from '../../base/database.ts'
import type { Outcome, ReaderId } from '../tables.ts'
import { type About, type Belief, learn } from './beliefs.ts'
import { outcomeOf } from './outcome-of.ts'

/** How many beliefs are kept of one reader: the faintest, of the machine's own, go first. */
export const mostBeliefs = 300
/** What counts of one piece, in seconds: two hours. */
const longest = 7200

export type Reading = {
  reader: ReaderId
  article: string
  story: string | null
  about: About[]
  /** How far, 0 to 1, and how many seconds more than when it was last told; both 0 when the piece was only opened. */
  share: number
  seconds: number
  words?: number | null
  /** Whether he was shown less than the whole. */
  gated?: boolean
}

const within = (value: number, most: number) => (Number.isFinite(value) ? Math.min(most, Math.max(0, value)) : 0)

type Row = { opened_at: Date; told_at: Date; share: number; seconds: number; finished: boolean; learnt: Outcome }

/**
 * Keeps that a reader opened an article or got further in it, and learns from that, in one transaction. One reading an article: the furthest share, seconds
 * added up, never more of them than have passed since it was last told (so that what is sent twice counts once). What was finished stays so. Gives what it
 * came to; undefined when nothing was kept, because he does not let the paper learn or is not there.
 */
export const recordReading = (db: Db, read: Reading, now: Date): Promise<Outcome | undefined> =>
  inTransaction(db, async (tx) => {
    const { reader, article, about } = read
    // The reader's row is the lock: two devices at once would each overwrite what the other learnt.
    const { rows: may } = await sql<{ learning: boolean }>`select coalesce(w.learning, true) as learning
      from readers r left join taste_settings w on w.reader_id = r.id where r.id = ${reader} for update of r`.execute(tx)
    if (!may[0]?.learning) return undefined
    const had = (await tx
      .selectFrom('readings')
      .select(['opened_at', 'told_at', 'share', 'seconds', 'finished', 'learnt'])
      .where('reader_id', '=', reader)
      .where('article_id', '=', article)
      .executeTakeFirst()) as Row | undefined
    const share = Math.max(had?.share ?? 0, within(read.share, 1))
    const passed = had ? Math.max(0, (now.getTime() - had.told_at.getTime()) / second) + 2 : longest
    const seconds = Math.round(within((had?.seconds ?? 0) + within(read.seconds, passed), longest))
    const outcome = had?.finished ? 'finished' : outcomeOf({ share, seconds, words: read.words ?? null, gated: read.gated ?? false })
    await sql`insert into readings (reader_id, article_id, story_id, opened_at, told_at, share, seconds, finished, learnt)
      values (${reader}, ${article}, ${read.story}, ${now}, ${now}, ${share}, ${seconds}, ${outcome === 'finished'}, ${outcome})
      on conflict (reader_id, article_id) do update set story_id = excluded.story_id, told_at = excluded.told_at, share = excluded.share,
        seconds = excluded.seconds, finished = excluded.finished, learnt = excluded.learnt`.execute(tx)
    if (had?.learnt !== outcome && about.length > 0) await learnFrom(tx, { reader, about, outcome, share, was: had?.learnt }, now)
    return outcome
  })

type Learnt = { reader: ReaderId; about: About[]; outcome: Outcome; share: number; was?: Outcome }

const learnFrom = async (tx: Db, { reader, about, ...read }: Learnt, now: Date): Promise<void> => {
  const kinds = about.map(({ kind }) => kind)
  const keys = about.map(({ key }) => key)
  const { rows } =
    await sql<Belief>`select kind, key, name, weight, opened, finished, abandoned, said, changed_at as "changedAt" from beliefs
    where reader_id = ${reader} and (kind, key) in (select * from unnest(${kinds}::text[], ${keys}::text[]))`.execute(tx)
  const after = learn(rows, { about, ...read }, now)
  await sql`insert into beliefs (reader_id, kind, key, name, weight, opened, finished, abandoned, said, changed_at)
    select ${reader}, b.kind, b.key, left(b.name, 200), b.weight, b.opened, b.finished, b.abandoned, b.said, ${now}
      from jsonb_to_recordset(${JSON.stringify(after)}::jsonb)
        as b (kind text, key text, name text, weight real, opened int, finished int, abandoned int, said boolean)
    on conflict (reader_id, kind, key) do update set name = excluded.name, weight = excluded.weight, opened = excluded.opened,
      finished = excluded.finished, abandoned = excluded.abandoned, changed_at = excluded.changed_at`.execute(tx)
  await sql`delete from beliefs b using (
      select kind, key from beliefs where reader_id = ${reader} and not said order by changed_at desc, abs(weight) desc, kind, key offset ${mostBeliefs}
    ) x where b.reader_id = ${reader} and b.kind = x.kind and b.key = x.key`.execute(tx)
}

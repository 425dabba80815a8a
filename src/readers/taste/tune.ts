import { type Db, inTransaction, sql } from '../../base/database.ts'
import { Refusal } from '../../base/refusal.ts'
import { desks, isCountry } from '../../titles/titles.ts'
import type { ReaderId, Stance, TuningKind } from '../tables.ts'
import { foldWord } from './fold-words.ts'

export const tuningKinds: readonly TuningKind[] = ['title', 'topic', 'desk', 'country', 'writer', 'word', 'story']
export const stances: readonly Stance[] = ['follow', 'more', 'less', 'mute']

/** How many things a reader may have said something of, and of how many words: each is looked for on every page of his. */
export const mostTunings = 500
export const mostWords = 100

type Said = { reader: ReaderId; kind: TuningKind; key: string; name: string; stance: Stance }

const unsound = () => new Refusal('not-tunable', 'That is not something that can be followed or muted here.')

const soundKey = (kind: TuningKind, key: string): string => {
  if (kind === 'word') {
    const word = foldWord(key)
    if (word.length < 2 || word.length > 60 || !/\p{L}|\p{N}/u.test(word))
      throw new Refusal('word-unusable', 'A word to mute has 2 to 60 signs, letters or digits among them.')
    return word
  }
  if (key.length === 0 || key.length > 120 || !/^[\p{L}\p{M}\p{N}._:-]+$/u.test(key)) throw unsound()
  if (kind === 'desk' && !desks.includes(key as (typeof desks)[number])) throw unsound()
  if (kind === 'country' && !isCountry(key)) throw unsound()
  return key
}

const follow = async (db: Db, { reader, kind, key }: Said, now: Date): Promise<void> => {
  const column = sql.ref(kind === 'title' ? 'titles' : 'sections')
  await sql`insert into choices as c (reader_id, ${column}, changed_at) values (${reader}, ${[key]}::text[], ${now})
    on conflict (reader_id) do update set changed_at = excluded.changed_at,
      ${column} = case when ${key}::text = any (c.${column}) or cardinality(c.${column}) >= 500 then c.${column} else c.${column} || ${key}::text end`.execute(
    db,
  )
}

const unfollow = async (db: Db, { reader, kind, key }: Omit<Said, 'name' | 'stance'>, now: Date): Promise<void> => {
  if (kind !== 'title' && kind !== 'desk') return
  const column = sql.ref(kind === 'title' ? 'titles' : 'sections')
  await sql`update choices set ${column} = array_remove(${column}, ${key}::text), changed_at = ${now}
    where reader_id = ${reader} and ${key}::text = any (${column})`.execute(db)
}

/**
 * Keeps what a reader says of a thing, in place of what he said of it before: one stance each. Following a title or a section is a choice, as on the three
 * screens. `name` is what he is shown; of topics, writers and stories the room above has looked that they are there. Refusals: 'not-tunable',
 * 'word-unusable', 'too-many-tunings'.
 */
export const tune = (db: Db, { reader, kind, key: given, name, stance }: Said, now: Date): Promise<void> =>
  inTransaction(db, async (tx) => {
    if (!tuningKinds.includes(kind) || !stances.includes(stance)) throw unsound()
    const key = soundKey(kind, given)
    // A country's news is every title's news: what is to be left out is its titles, or the place as a topic.
    if (kind === 'country' && stance === 'mute') throw unsound()
    if (kind === 'title' && !(await tx.selectFrom('titles').select('id').where(sql<boolean>`id = ${key}`).executeTakeFirst()))
      throw unsound()
    if (stance === 'follow' && (kind === 'title' || kind === 'desk')) {
      await tx.deleteFrom('tunings').where('reader_id', '=', reader).where('kind', '=', kind).where('key', '=', key).execute()
      return follow(tx, { reader, kind, key, name, stance }, now)
    }
    await unfollow(tx, { reader, kind, key }, now)
    // One row of the reader is locked, so that two forms at once cannot both find room for the last.
    await sql`select 1 from readers where id = ${reader} for update`.execute(tx)
    const { rows } = await sql<{ all: number; words: number }>`select count(*) as all, count(*) filter (where kind = 'word') as words
      from tunings where reader_id = ${reader} and (kind, key) <> (${kind}, ${key})`.execute(tx)
    const { all = 0, words = 0 } = rows[0] ?? {}
    if (all >= mostTunings || (kind === 'word' && words >= mostWords))
      throw new Refusal('too-many-tunings', 'You have said something of so many things that no more can be kept. Take some back first.')
    await sql`insert into tunings (reader_id, kind, key, name, stance, set_at)
      values (${reader}, ${kind}, ${key}, ${(name.trim() || key).slice(0, 200)}, ${stance}, ${now})
      on conflict (reader_id, kind, key) do update set name = excluded.name, stance = excluded.stance, set_at = excluded.set_at`.execute(tx)
  })

/** Takes back what a reader said of a thing, a follow too; what he never said is no mistake. */
export const untune = (db: Db, { reader, kind, key }: { reader: ReaderId; kind: TuningKind; key: string }, now: Date): Promise<void> =>
  inTransaction(db, async (tx) => {
    await tx
      .deleteFrom('tunings')
      .where('reader_id', '=', reader)
      .where('kind', '=', kind)
      .where('key', '=', kind === 'word' ? foldWord(key) : key)
      .execute()
    await unfollow(tx, { reader, kind, key }, now)
  })

import { writerKey } from '../../../articles/articles.ts'
import { type Db, sql } from '../../../base/database.ts'
import { Refusal } from '../../../base/refusal.ts'
import { type Stance, stances, type TuningKind, tuningKinds } from '../../../readers/readers.ts'
import { countryName, deskName } from '../../furniture/desks.ts'
import type { Thing } from '../../furniture/tune.tsx'

/** What a form says: of a thing, without its name unless it is a writer's. */
export type Say = { stance: Stance; kind: TuningKind; key: string; name: string }

/** Reads 'mute title herald', 'follow writer jane-smith Jane Smith' or 'mute word royal baby'; undefined for anything else. */
export const readSay = (text: string | undefined): Say | undefined => {
  const [, stance, kind, rest = ''] = /^(\w+) (\w+) (.{1,400})$/su.exec(text ?? '') ?? []
  if (!stances.includes(stance as Stance) || !tuningKinds.includes(kind as TuningKind)) return undefined
  const [key = '', ...name] = kind === 'word' ? [rest] : rest.split(' ')
  return { stance: stance as Stance, kind: kind as TuningKind, key, name: name.join(' ') }
}

const nameIn = async (db: Db, table: 'titles' | 'topics', key: string): Promise<string | undefined> => {
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(table)} where id = ${key}`.execute(db)
  return rows[0]?.name
}

// What is said of a story is kept without its headline, which may be what a piece is taken back for.
const storyIn = async (db: Db, key: string): Promise<Thing | undefined> => {
  const { rows } = await sql<{ id: string }>`select coalesce(joined_into, id) as id from stories where id = ${key}`.execute(db)
  return rows[0] && { kind: 'story', key: rows[0].id, name: 'This story' }
}

/** The thing that is meant, with the name by which its reader knows it. Refusal 'not-tunable' when the paper has no such thing. */
export const thingOf = async (db: Db, { kind, key, name }: Say): Promise<Thing> => {
  const story = kind === 'story' ? await storyIn(db, key) : undefined
  if (story) return story
  const known =
    kind === 'title'
      ? await nameIn(db, 'titles', key)
      : kind === 'topic'
        ? await nameIn(db, 'topics', key)
        : kind === 'desk'
          ? deskName(key)
          : kind === 'country'
            ? countryName(key)
            : kind === 'writer'
              ? writerKey(name) === key && name
              : kind === 'word' && key.trim()
  if (!known) throw new Refusal('not-tunable', 'That is not something that can be followed or muted here.')
  return { kind, key, name: known }
}

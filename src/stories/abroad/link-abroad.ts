import { setImmediate } from 'node:timers/promises'
import { type Db, sql } from '../../base/database.ts'
import { rules } from '../rules.ts'
import type { StoryId } from '../tables.ts'
import { openFinder } from './find-abroad.ts'
import type { KnownAbroad } from './known-abroad.ts'
import { readChanged } from './read-changed.ts'
import { writeAbroad } from './write-abroad.ts'

/** Ties looked at in one round. */
const mostTies = 1000

/** The stories that have come to be tied, or apart, or are so no more, since ties were last looked at: they wait to be looked at too. */
const waitForTied = async (db: Db, known: KnownAbroad): Promise<void> => {
  if (known.tied === undefined) {
    // Whatever was said before counts for all, and all are looked at after a start.
    const { rows } = await sql<{ tied: number }>`select coalesce(max(tie_no), 0) as tied from story_ties`.execute(db)
    known.tied = rows[0]?.tied ?? 0
    return
  }
  const { rows } = await sql<{ tie_no: number; one: StoryId | null; other: StoryId | null }>`
    select t.tie_no, a.story_id as one, b.story_id as other from (select * from story_ties where tie_no > ${known.tied} order by tie_no limit ${sql.lit(mostTies)}) t
    left join story_articles a on a.article_id = t.article_id left join story_articles b on b.article_id = t.other_id order by t.tie_no`.execute(
    db,
  )
  for (const { one, other } of rows) for (const id of [one, other]) if (id !== null && known.index.parts.has(id)) known.waiting.add(id)
  known.tied = rows.at(-1)?.tie_no ?? known.tied
}

/** Pairs of these stories of which an editor said, of an article of each, that they are apart. */
const apartAmong = async (db: Db, stories: readonly string[]): Promise<Set<string>> => {
  const { rows } = await sql<{ one: string; other: string }>`
    select distinct a.story_id as one, b.story_id as other from story_ties t join story_articles a on a.article_id = t.article_id join story_articles b on b.article_id = t.other_id
    where not t.together and t.untied_at is null and a.story_id = any(${[...stories]}::text[]) and b.story_id = any(${[...stories]}::text[]) and a.story_id <> b.story_id`.execute(
    db,
  )
  return new Set(rows.flatMap(({ one, other }) => [`${one} ${other}`, `${other} ${one}`]))
}

/**
 * Sets stories of the window that tell one event in different languages side by side, by the names and numbers that they share, where that is sure; what does not hold any more is let go of. Looks only when stories
 * or ties changed since it last did: at all stories of the window together while there are no more than a thousand, so that the order in which they came does not show; else at those that changed and at most sixty
 * around them. An editor's word that two articles are apart keeps their stories apart. `known` is this process's memory (`openAbroad`). Gives how many links it wrote or let go of.
 * Cost when nothing changed: two statements that find nothing new. Otherwise at most twenty that read what did (`readChanged`), three more, and one short transaction when links changed; none grows with the archive.
 */
export const linkAbroad = async (db: Db, known: KnownAbroad, now: Date): Promise<number> => {
  if (!(await readChanged(db, known, now))) return 0
  await waitForTied(db, known)
  if (known.waiting.size === 0) return 0
  const { parts } = known.index
  const asked = parts.size <= rules.abroad.atOnce ? [...parts.keys()] : [...known.waiting]
  const finder = openFinder(known.index)
  for (const [n, id] of asked.entries()) {
    finder.look(id)
    // Readers' questions come in between: this is work for a processor.
    if (n % 8 === 7) await setImmediate()
  }
  const first = finder.links(asked)
  const apart = first.links.length > 0 ? await apartAmong(db, [...first.looked]) : new Set<string>()
  const found = apart.size > 0 ? finder.links(asked, (a, b) => apart.has(`${a.id} ${b.id}`)) : first
  const { written, stale } = await writeAbroad(db, known, found, now)
  known.waiting = stale
  return written
}

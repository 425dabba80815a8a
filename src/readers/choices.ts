import { z } from 'zod'
import { type Db, sql } from '../base/database.ts'
import { type Desk, desks, isCountry, type TitleId } from '../titles/titles.ts'
import type { ReaderId } from './tables.ts'

/** What a reader wants to read about: a country (ISO 3166 alpha-2), canonical sections, titles. */
export type Choices = { region: string | null; sections: Desk[]; titles: TitleId[] }

export const noChoices: Choices = { region: null, sections: [], titles: [] }

const isDesk = (word: string): word is Desk => desks.includes(word as Desk)

/**
 * Reads choices from a form or a visitor's cookie. What is not known is left out, what is named twice counts once; a title is any id of that form until
 * `choose` looks for it.
 */
export const choicesForm = z
  .object({
    region: z.string().max(10).nullish(),
    sections: z.array(z.string().max(40)).max(100).default([]),
    titles: z.array(z.string().max(80)).max(2000).default([]),
  })
  .transform(
    ({ region, sections, titles }): Choices => ({
      region: region && isCountry(region) ? region : null,
      sections: [...new Set(sections.filter(isDesk))],
      titles: [...new Set(titles.filter((id) => /^[a-z0-9-]+$/.test(id)))].slice(0, 500) as TitleId[],
    }),
  )

/** A reader's choices; none made is `noChoices`. */
export const choicesOf = async (db: Db, reader: ReaderId): Promise<Choices> => {
  const row = await db.selectFrom('choices').select(['region', 'sections', 'titles']).where('reader_id', '=', reader).executeTakeFirst()
  return row ? { region: row.region, sections: row.sections.filter(isDesk), titles: row.titles } : noChoices
}

/** Keeps a reader's choices in place of those he had. Titles that are not in the catalogue are left out. */
export const choose = async (db: Db, { reader, choices }: { reader: ReaderId; choices: Choices }, now: Date): Promise<void> => {
  const { region, sections, titles } = choicesForm.parse(choices)
  await sql`insert into choices (reader_id, region, sections, titles, changed_at)
    values (${reader}, ${region}, ${sections}::text[],
      (select coalesce(array_agg(wanted.id order by wanted.place), '{}') from unnest(${titles}::text[]) with ordinality as wanted (id, place)
        join titles t on t.id = wanted.id), ${now})
    on conflict (reader_id) do update set region = excluded.region, sections = excluded.sections, titles = excluded.titles, changed_at = excluded.changed_at`.execute(
    db,
  )
}

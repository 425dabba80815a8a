import { type Db, sql } from '../base/database.ts'
import { newId } from '../base/ids.ts'
import { agreeTerms, sameTerms } from './agree-terms.ts'
import type { FeedId, Ownership, PublisherId, TitleId } from './tables.ts'
import { defaultTerms, type Terms, termsIn } from './terms.ts'
import type { TitleForm } from './title-form.ts'
import { idFromName } from './title-id.ts'

// A statement may carry 65,535 values; a title has thirteen.
const chunks = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / 500) }, (_, n) => all.slice(n * 500, n * 500 + 500))

export const publisherId = (name: string): PublisherId => idFromName(name) as PublisherId

/** A publisher's country is that of its titles where all of them share one. */
export const addPublishers = async (db: Db, titles: readonly TitleForm[]): Promise<void> => {
  type Row = {
    id: PublisherId
    name: string
    owner: string | null
    country: string | null
    ownership: Ownership | null
    owner_source: string | null
  }
  const publishers = new Map<PublisherId, Row>()
  for (const title of titles) {
    const id = publisherId(title.publisher)
    const country = title.country ?? null
    const known = publishers.get(id)
    const { owner = null, ownership = null, ownerSource: owner_source = null } = title
    if (!known) publishers.set(id, { id, name: title.publisher, country, owner, ownership, owner_source })
    else {
      known.owner ??= owner
      known.ownership ??= ownership
      known.owner_source ??= owner_source
      if (known.country !== country) known.country = null
    }
  }
  for (const some of chunks([...publishers.values()]))
    await db
      .insertInto('publishers')
      .values(some)
      .onConflict((on) =>
        on.column('id').doUpdateSet({
          name: sql`excluded.name`,
          owner: sql`coalesce(excluded.owner, publishers.owner)`,
          ownership: sql`coalesce(excluded.ownership, publishers.ownership)`,
          owner_source: sql`coalesce(excluded.owner_source, publishers.owner_source)`,
          country: sql`excluded.country`,
        }),
      )
      .execute()
}

/** What a form leaves open keeps what is known: a list without languages does not make us forget what the feeds told. */
export const putTitles = async (db: Db, titles: readonly TitleForm[], now: Date): Promise<void> => {
  for (const some of chunks(titles))
    await db
      .insertInto('titles')
      .values(
        some.map((title) => ({
          id: title.id as TitleId,
          publisher_id: publisherId(title.publisher),
          name: title.name,
          edition: title.edition ?? null,
          country: title.country ?? null,
          language: title.language ?? null,
          kind: title.kind,
          home: title.home ?? null,
          about: title.about ?? null,
          colour: title.colour ?? null,
          logo: title.logo ?? null,
          joined_at: now,
          left_at: null,
        })),
      )
      .onConflict((on) =>
        on.column('id').doUpdateSet({
          publisher_id: sql`excluded.publisher_id`,
          name: sql`excluded.name`,
          edition: sql`excluded.edition`,
          country: sql`coalesce(excluded.country, titles.country)`,
          language: sql`coalesce(excluded.language, titles.language)`,
          kind: sql`excluded.kind`,
          home: sql`coalesce(excluded.home, titles.home)`,
          about: sql`coalesce(excluded.about, titles.about)`,
          colour: sql`coalesce(excluded.colour, titles.colour)`,
          logo: sql`coalesce(excluded.logo, titles.logo)`,
          left_at: null,
        }),
      )
      .execute()
}

export const putFeeds = async (db: Db, titles: readonly TitleForm[], now: Date): Promise<void> => {
  const feeds = titles.flatMap((title) =>
    title.feeds.map((feed, position) => ({
      id: newId<'feed'>('f', now) as FeedId,
      title_id: title.id as TitleId,
      address: feed.address,
      section: feed.section ?? null,
      position,
      left_at: null,
    })),
  )
  for (const some of chunks(feeds))
    await db
      .insertInto('feeds')
      .values(some)
      .onConflict((on) =>
        on.column('address').doUpdateSet({
          title_id: sql`excluded.title_id`,
          section: sql`excluded.section`,
          position: sql`excluded.position`,
          left_at: null,
        }),
      )
      .execute()
  await sql`update feeds set left_at = ${now} where left_at is null
    and title_id = any(${titles.map((title) => title.id)}) and address <> all(${feeds.map((feed) => feed.address)})`.execute(db)
}

/** The terms that files have last given for titles and their sections, by title and section. */
const fromFiles = async (db: Db, titles: readonly TitleForm[]): Promise<Map<string, Terms>> => {
  const { rows } = await sql<{ title_id: string; section: string | null; document: unknown }>`
    select distinct on (title_id, section) title_id, section, document from terms
    where origin = 'file' and title_id = any(${titles.map((title) => title.id)}) order by title_id, section, version desc`.execute(db)
  return new Map(rows.map((row) => [JSON.stringify([row.title_id, row.section]), termsIn(row.document)]))
}

/**
 * Terms that a form states are agreed, unless files said the same before: then what was agreed here since stays (`again`: it is agreed anew). Where a form states
 * none, the default holds only for a title that has none yet.
 */
export const addTerms = async (db: Db, titles: readonly TitleForm[], now: Date, again: boolean): Promise<void> => {
  const before = again ? new Map<string, Terms>() : await fromFiles(db, titles)
  for (const { id, terms, sectionTerms } of titles)
    for (const { section, terms: stated } of [...(terms ? [{ section: null, terms }] : []), ...(sectionTerms ?? [])]) {
      const known = before.get(JSON.stringify([id, section]))
      if (!known || !sameTerms(known, stated)) await agreeTerms(db, id as TitleId, stated, now, section, 'file')
    }
  const without = await sql<{ id: TitleId }>`
    select id from titles t where id = any(${titles.map((title) => title.id)}) and not exists (select 1 from terms where title_id = t.id and section is null)`.execute(
    db,
  )
  for (const some of chunks(without.rows))
    await db
      .insertInto('terms')
      .values(
        some.map(({ id }) => ({
          id: newId('tm', now),
          title_id: id,
          section: null,
          version: 1,
          document: defaultTerms,
          since: now,
          origin: 'file' as const,
        })),
      )
      .execute()
}

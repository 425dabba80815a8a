import type { Db } from '../base/database.ts'
import { sameTerms } from './agree-terms.ts'
import { listFeeds, listTitles } from './list-titles.ts'
import { writeOpml } from './opml.ts'
import type { TitleId } from './tables.ts'
import { defaultTerms } from './terms.ts'
import { sectionTermsOf, termsOf } from './terms-in-force.ts'
import type { TitleForm } from './title-form.ts'

const forms = async (db: Db, only?: readonly TitleId[]): Promise<TitleForm[]> => {
  const wanted = only && new Set(only)
  const titles = (await listTitles(db)).filter((title) => !wanted || wanted.has(title.id))
  const ids = titles.map((title) => title.id)
  const feeds = Map.groupBy(await listFeeds(db, ids), (feed) => feed.titleId)
  const owners = new Map(
    (await db.selectFrom('publishers').select(['name', 'owner', 'ownership', 'owner_source']).execute()).map((row) => [row.name, row]),
  )
  const terms = await termsOf(db, ids)
  const sections = await sectionTermsOf(db, ids)
  return titles.flatMap((title) => {
    const offered = feeds.get(title.id) ?? []
    // A title whose feeds have all left cannot be taken in again: the form wants one.
    if (offered.length === 0) return []
    const agreed = terms.get(title.id) ?? defaultTerms
    const { id, name, publisher, country, language, home, edition, about, colour, logo } = title
    const owned = owners.get(publisher)
    const told = {
      owner: owned?.owner,
      ownership: owned?.ownership,
      ownerSource: owned?.owner_source,
      country,
      language,
      home,
      edition,
      about,
      colour,
      logo,
    }
    return {
      id,
      name,
      publisher,
      ...Object.fromEntries(Object.entries(told).filter(([, value]) => value !== null && value !== undefined)),
      kind: title.kind as TitleForm['kind'],
      ...(sameTerms(agreed, defaultTerms) ? {} : { terms: agreed }),
      ...(sections.has(title.id) ? { sectionTerms: sections.get(title.id) } : {}),
      feeds: offered.map((feed) => ({ address: feed.address, section: feed.section })),
    }
  })
}

/** All titles that are here (or `only` those named), as a list that importTitles takes back: our own form (a list of files, one a country), or OPML. */
export const exportTitles = async (db: Db, form: 'json' | 'opml', now: Date, only?: readonly TitleId[]): Promise<string> => {
  const titles = await forms(db, only)
  if (form === 'opml') return writeOpml(titles, now)
  const byCountry = [...Map.groupBy(titles, (title) => title.country ?? null)].sort(([a], [b]) => (a ?? '~').localeCompare(b ?? '~'))
  const files = byCountry.map(([country, some]) => ({ country, titles: some.map(({ country: _, ...title }) => title) }))
  return `${JSON.stringify(files, null, 2)}\n`
}

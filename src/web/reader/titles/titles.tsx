import { type Db, sql } from '../../../base/database.ts'
import { type ListedTitle, listTitles, termsFor } from '../../../titles/titles.ts'
import { titleAt } from '../../furniture/addresses.ts'
import { colourClass } from '../../furniture/colour.ts'
import { countryName, languageName } from '../../furniture/desks.ts'
import type { Paper } from '../../furniture/layout.tsx'
import { Mark } from '../../furniture/title-mark.tsx'
import { pageReply, type Reply } from '../../reply.ts'
import { markOfTitle } from '../../sight.ts'

export type Wanted = { search?: string; country?: string; language?: string }

/** At most so many on one page: past it a reader searches. */
const most = 1200

type Facets = { countries: string[]; languages: string[]; all: number }

const gatherFacets = async (db: Db): Promise<Facets> => {
  const { rows } = await sql<{ country: string | null; language: string | null; n: number }>`
    select country, split_part(language, '-', 1) as language, count(*) as n from titles where left_at is null group by 1, 2 limit 2000`.execute(
    db,
  )
  const by = (name: (code: string) => string | undefined, codes: (string | null)[]) =>
    [...new Set(codes)]
      .filter((code): code is string => !!code && !!name(code))
      .sort((a, b) => (name(a) as string).localeCompare(name(b) as string, 'en'))
  return {
    countries: by(
      countryName,
      rows.map((row) => row.country),
    ),
    languages: by(
      languageName,
      rows.map((row) => row.language),
    ),
    all: rows.reduce((sum, row) => sum + row.n, 0),
  }
}

const Choice = ({
  id,
  label,
  value,
  all,
  options,
}: {
  id: string
  label: string
  value: string
  all: string
  options: [string, string][]
}) => (
  <div>
    <label for={id}>{label}</label>
    <select id={id} name={id}>
      <option value="">{all}</option>
      {options.map(([code, name]) => (
        <option value={code} selected={code === value}>
          {name}
        </option>
      ))}
    </select>
  </div>
)

type Marked = ListedTitle & { mark: string | null }

const TitleList = ({ titles }: { titles: Marked[] }) => (
  <ul class="title-list">
    {titles.map((title) => (
      <li>
        <a class={colourClass(title)} href={titleAt(title.id)}>
          <Mark title={title} />
          <span>
            <b>{title.name}</b>
            <small>
              {[title.country && countryName(title.country), title.language && languageName(title.language)].filter(Boolean).join(', ')}
            </small>
            {title.mark && <small class="gate-mark">{title.mark}</small>}
          </span>
        </a>
      </li>
    ))}
  </ul>
)

const many = (n: number, one: string, more: string) => `${n} ${n === 1 ? one : more}`
const facetsSay = ({ all, countries, languages }: { all: number; countries: string[]; languages: string[] }): string =>
  `${many(all, 'title', 'titles')} of ${many(countries.length, 'country', 'countries')} in ${many(languages.length, 'language', 'languages')}.`

/** All titles of the paper, found by name, country or language. */
export const titles = async (
  db: Db,
  paper: Paper,
  { search: asked = '', country: of = '', language: spoken = '' }: Wanted,
): Promise<Reply> => {
  const facets = await gatherFacets(db)
  const search = asked.slice(0, 100)
  const country = facets.countries.find((code) => code === of.toUpperCase())
  const language = facets.languages.find((code) => code === spoken.toLowerCase())
  const listed = await listTitles(db, { search, country, language, limit: most })
  const terms = await termsFor(
    db,
    listed.map(({ id }) => ({ title: id, section: null })),
  )
  const found = listed.map((title, i): Marked => ({ ...title, mark: (terms[i] && markOfTitle(terms[i])) ?? null }))
  const narrowed = search !== '' || country !== undefined || language !== undefined
  return pageReply(paper, {
    title: 'All titles',
    description: facetsSay(facets),
    path: '/titles',
    at: 'titles',
    index: narrowed ? false : undefined,
    body: (
      <div class="list wide">
        <h1 class="page-name">All titles</h1>
        <p class="page-says">
          {facetsSay(facets)} Each is called on politely at its own feeds, and every piece here carries its title’s name.{' '}
          {found.some(({ mark }) => mark) && (
            <>
              Where a mark says so, <a href="/about#gate">it takes an account or a membership</a> to read on.
            </>
          )}
        </p>
        <search>
          <form class="search-form three" action="/titles">
            <div>
              <label for="search">Name or publisher</label>
              <input type="search" id="search" name="search" value={search} maxlength={100} autocomplete="off" />
            </div>
            <Choice
              id="country"
              label="Country"
              value={country ?? ''}
              all="Every country"
              options={facets.countries.map((code) => [code, countryName(code) as string])}
            />
            <Choice
              id="language"
              label="Language"
              value={language ?? ''}
              all="Every language"
              options={facets.languages.map((code) => [code, languageName(code)])}
            />
            <button class="button" type="submit">
              Show
            </button>
          </form>
        </search>
        <p class="found" role="status">
          {narrowed ? `${found.length} found.` : ''} {narrowed && <a href="/titles">Show all</a>}
        </p>
        {found.length === 0 ? (
          <div class="empty">
            <h2>No title of that kind</h2>
            <p>Operators add titles from a list in OPML or in Masthead’s own form.</p>
          </div>
        ) : (
          <TitleList titles={found} />
        )}
      </div>
    ),
  })
}

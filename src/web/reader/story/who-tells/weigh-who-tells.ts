import { leaningOf, leanings } from '../../../../titles/titles.ts'
import { countryName, languageName } from '../../../furniture/desks.ts'
import { kindNames } from '../../../furniture/title-kinds.ts'
import type { MightTell } from './gather-who-tells.ts'

/** Titles that have something in common, and how many of them tell the story. `names`: in the middle of a sentence. */
export type Group = { name: string; names: string; tell: number; all: number }

export type WhoTellsFacts = {
  /** Of `all` titles that could, so many tell it; so many of these only with another's text. */
  tell: number
  copies: number
  all: number
  /** 'English', or 'English and German'. */
  languages: string
  countries: Group[]
  kinds: Group[]
  /** Owners with more than one title among them. */
  owners: Group[]
  /** Empty where no rating was brought. */
  leanings: Group[]
  /** Of those who tell it and who do not, how many nobody has rated. */
  unrated: { tell: number; all: number }
  /** Groups of which nobody tells it. */
  none: Group[]
  /** Who carries such news as a rule and does not tell this. */
  missing: Pick<MightTell, 'id' | 'name'>[]
  /** Who is rated, and tells it: for the source of each rating. */
  rated: MightTell[]
}

const mostRows = 8
const mostMissing = 6
/** That nobody of a group tells a story is worth a word where, if it told it as often as all do, so many of it would. */
const fewestOwed = 1
/** With fewer pieces of a desk than these in three days a title does not carry such news as a rule. */
const fewest = 3

const grouped = (
  titles: MightTell[],
  keyOf: (one: MightTell) => string | undefined,
  words: (key: string) => [string, string] | undefined,
): Group[] => {
  const groups = new Map<string, Group>()
  for (const one of titles) {
    const key = keyOf(one)
    const named = key === undefined ? undefined : words(key)
    if (key === undefined || !named) continue
    const group = groups.get(key) ?? { name: named[0], names: named[1], tell: 0, all: 0 }
    groups.set(key, group)
    group.all++
    if (one.tells) group.tell++
  }
  return [...groups.values()].sort((a, b) => b.tell - a.tell || b.all - a.all || (a.name < b.name ? -1 : 1))
}

/** Of many rows the first, those nobody of whom tells it among them, as that is what is asked here; the rest in one. */
const few = (groups: Group[], rest: string): Group[] => {
  if (groups.length <= mostRows) return groups
  const told = groups.filter(({ tell }) => tell > 0).slice(0, mostRows - 3)
  const silent = groups.filter(({ tell }) => tell === 0).slice(0, mostRows - 1 - told.length)
  const shown = [...told, ...silent]
  const others = groups.filter((one) => !shown.includes(one))
  const sum = (of: 'tell' | 'all') => others.reduce((all, one) => all + one[of], 0)
  return [...shown, { name: rest, names: rest.toLowerCase(), tell: sum('tell'), all: sum('all') }]
}

const both = (words: string[]) => (words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1)}` : (words[0] ?? ''))

/**
 * What can be said of who tells a story and who does not. A title is missing where it is of a country and of a kind of which others tell it and carries the desk's news as a rule, those that carry most of it first;
 * that it does not tell it may be its choice, its feed's, or our grouping's. Undefined where one title tells it, or all that could. Pure.
 */
export const weighWhoTells = (titles: MightTell[]): WhoTellsFacts | undefined => {
  const telling = titles.filter(({ tells }) => tells)
  if (telling.length < 2 || titles.length < 3) return undefined
  const tags = [...new Set(titles.flatMap(({ tells, language }) => (tells && language ? [language.split('-')[0] as string] : [])))]
  const countries = grouped(
    titles,
    (one) => one.country ?? undefined,
    (code) => {
      const name = countryName(code)
      return name ? [name, `titles of ${name}`] : undefined
    },
  )
  const kinds = grouped(
    titles,
    ({ kind }) => kind,
    (kind) => {
      const names = kindNames(kind)
      return names ? [names.charAt(0).toUpperCase() + names.slice(1), names] : undefined
    },
  )
  const owners = grouped(
    titles,
    ({ owner }) => owner,
    (owner) => [owner, `titles of ${owner}`],
  ).filter(({ all }) => all > 1)
  const ofPublic = grouped(
    titles,
    ({ kind, ownership }) => (kind === 'broadcaster' && ownership === 'public' ? 'public' : undefined),
    () => ['Public broadcasters', 'public broadcasters'],
  )
  // Where all broadcasters are public ones, that is said once.
  const types = [...kinds.filter(({ names, all }) => names !== 'broadcasters' || all !== ofPublic[0]?.all), ...ofPublic]
  const word = (one: MightTell) => leaningOf(one.ratings)?.word
  const rated = titles.filter(word)
  const counted = grouped(rated, word, (name) => [name.charAt(0).toUpperCase() + name.slice(1), `titles rated “${name}”`])
  const places = leanings.flatMap((one) => counted.find(({ names }) => names === `titles rated “${one.word}”`) ?? [])
  const unrated = titles.filter((one) => !word(one))
  const share = telling.length / titles.length
  const told = { countries: new Set(telling.map(({ country }) => country)), kinds: new Set(telling.map(({ kind }) => kind)) }
  return {
    tell: telling.length,
    copies: telling.filter(({ tells }) => tells === 'copy').length,
    all: titles.length,
    languages: both(tags.map((tag) => languageName(tag))),
    countries: few(countries, 'Other countries'),
    kinds: few(types, 'Others'),
    owners: few(owners, 'Other owners'),
    leanings: rated.length > 0 ? places : [],
    unrated: { tell: unrated.filter(({ tells }) => tells).length, all: unrated.length },
    none: [...types.toReversed(), ...places, ...countries]
      .filter(({ tell, all }) => tell === 0 && all > 1 && all * share >= fewestOwed)
      .slice(0, 3),
    missing: titles
      .filter((one) => !one.tells && one.habit >= fewest && told.countries.has(one.country) && told.kinds.has(one.kind))
      .sort((a, b) => b.habit - a.habit || (a.id < b.id ? -1 : 1))
      .slice(0, mostMissing)
      .map(({ id, name }) => ({ id, name })),
    rated: telling.filter(word).slice(0, 40),
  }
}

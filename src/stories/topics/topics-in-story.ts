import { isParticle } from './capital-runs.ts'
import { foldName } from './fold-name.ts'
import { knownPlace } from './known-places.ts'
import type { Mention, Names } from './names-in.ts'
import { isOrganisationLast, isPlaceLast, isPlain } from './role-words.ts'
import type { TopicKind } from './topic-kinds.ts'

/** A topic as a story's tellings have it. `key`: 'person:nicolas-maduro'. `forms`: as tellings write it, by language. `weight`: 0 to 1. */
export type FoundTopic = {
  kind: TopicKind
  key: string
  name: string
  names: Record<string, string>
  country: string | null
  weight: number
  headlines: number
}

/** One telling's names, and whose it is. */
export type Named = { title: string; names: Names }

type Group = {
  kind: Mention['kind']
  key: string
  country: string | null
  titles: Set<string>
  inHeadline: Set<string>
  forms: Map<string, number>
  byLanguage: Map<string, Map<string, number>>
  count: number
  locative: number
  honoured: number
  articles: number
  german: number
  inText: number
  sure: boolean
}

const most = { person: 4, place: 3, organisation: 3 }
const least = 0.3

const count = <K>(counts: Map<K, number>, key: K) => counts.set(key, (counts.get(key) ?? 0) + 1)
const commonest = (counts: Map<string, number>): string =>
  [...counts].toSorted((a, b) => b[1] - a[1] || a[0].length - b[0].length || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? ''

/** What a person is called by second mention: "von der leyen" and "leyen" of Ursula von der Leyen. */
const surnames = (key: string): string[] => {
  const words = key.split('-')
  const particle = words.findIndex((word, i) => i > 0 && isParticle(word))
  return [
    ...new Set([
      words.at(-1) ?? '',
      ...(particle > 0 ? [words.slice(particle).join('-'), words.slice(particle + 1).join('-')] : []),
      ...(words.length > 2 ? [words[1] ?? ''] : []),
    ]),
  ].filter((word) => word.length > 1)
}
const within = (short: string, long: string): boolean => {
  const words = new Set(long.split('-'))
  return short.split('-')[0] === long.split('-')[0] && short.split('-').every((word) => words.has(word))
}

const groupsOf = (tellings: readonly Named[]): Map<string, Group> => {
  const groups = new Map<string, Group>()
  for (const { title, names } of tellings) {
    for (const one of names.mentions) {
      const group: Group = groups.get(one.key) ?? {
        kind: null,
        key: one.key,
        country: one.country,
        titles: new Set(),
        inHeadline: new Set(),
        forms: new Map(),
        byLanguage: new Map(),
        count: 0,
        locative: 0,
        honoured: 0,
        articles: 0,
        german: 0,
        inText: 0,
        sure: false,
      }
      groups.set(one.key, group)
      group.kind ??= one.kind
      group.titles.add(title)
      group.count++
      if (one.locative) group.locative++
      if (one.honoured) group.honoured++
      if (one.article) group.articles++
      if (!one.headed) group.inText++
      if (one.language === 'de') group.german++
      group.sure ||= one.sure
      count(group.forms, one.name)
      if (one.language) {
        const forms = group.byLanguage.get(one.language) ?? new Map<string, number>()
        group.byLanguage.set(one.language, forms)
        count(forms, one.kind === 'person' || one.kind === null ? one.name : one.form)
      }
    }
  }
  return groups
}

const take = (into: Group, from: Group) => {
  for (const title of from.titles) into.titles.add(title)
  into.count += from.count
  into.honoured += from.honoured
  into.inText += from.inText
}

/**
 * Unknown names of two or three words whose last word is told again by itself are people: "Sloane Petriw … Petriw". Not so what has an article ("the Golden Heron"), a common word in it, a
 * place at its beginning, or is told in German alone, where nouns stand together in the same way.
 */
const findPeople = (groups: Map<string, Group>) => {
  for (const group of groups.values()) {
    const words = group.key.split('-')
    if (group.kind !== null || words.length < 2 || words.length > 3 || group.locative > 0 || group.articles > 0 || !group.sure) continue
    if (
      words.some((word) => isPlain(word) || isParticle(word) || isOrganisationLast(word) || isPlaceLast(word)) ||
      knownPlace(words[0] ?? '') ||
      (group.german === group.count && group.honoured === 0)
    )
      continue
    const again = groups.get(words.at(-1) ?? '')
    if (
      again &&
      again.kind === null &&
      again.locative === 0 &&
      again.articles === 0 &&
      again.sure &&
      (group.titles.size > 1 || again.count > 1)
    )
      group.kind = 'person'
  }
}

/** Second mentions and fuller forms count for the person they mean, where only one is meant. */
const mergePeople = (groups: Map<string, Group>) => {
  const people = () => [...groups.values()].filter(({ kind, key }) => kind === 'person' && key.includes('-'))
  for (const one of people().toSorted((a, b) => a.key.length - b.key.length)) {
    const fuller = people().filter((other) => other !== one && within(one.key, other.key))
    const [other] = fuller
    if (fuller.length !== 1 || !other) continue
    const [into, from] = other.count > one.count ? [other, one] : [one, other]
    take(into, from)
    for (const [language, forms] of from.byLanguage) if (!into.byLanguage.has(language)) into.byLanguage.set(language, forms)
    groups.delete(from.key)
  }
  const known = people()
  for (const group of [...groups.values()]) {
    if (group.kind === 'place' || group.kind === 'organisation' || known.includes(group)) continue
    const meant = known.filter(({ key }) => surnames(key).includes(group.key))
    if (meant.length !== 1 || !meant[0]) continue
    take(meant[0], group)
    groups.delete(group.key)
  }
}

/** Names that stand where places stand at least every other time, with two titles or a dateline to say so. */
const findPlaces = (groups: Map<string, Group>) => {
  for (const group of groups.values())
    if (group.kind === null && group.honoured === 0 && group.locative >= 2 && group.locative * 2 >= group.count) group.kind = 'place'
}

/**
 * What a story is about, of what its tellings name: people, places and organisations that two titles name, or whose name stands in a headline and again in its text. At most four
 * people, three places, three organisations, those most titles name first. `without`: names that are none here, as those of the titles that tell it.
 */
export const topicsInStory = (tellings: readonly Named[], without: ReadonlySet<string> = new Set()): FoundTopic[] => {
  const groups = groupsOf(tellings)
  findPeople(groups)
  findPlaces(groups)
  mergePeople(groups)
  const titles = new Set(tellings.map(({ title }) => title)).size
  const found: FoundTopic[] = []
  for (const group of groups.values()) {
    const { kind, key } = group
    if (kind === null || without.has(key) || (kind === 'person' && !key.includes('-')) || (!group.sure && group.titles.size < 2)) continue
    const forms = [...group.forms.keys()].map(foldName)
    const told =
      kind === 'person'
        ? [...forms, ...surnames(key).map((one) => one.replaceAll('-', ' '))]
        : [...forms, ...[...group.byLanguage.values()].flatMap((of) => [...of.keys()].map(foldName))]
    const headlines = tellings.filter(({ names }) => told.some((form) => names.headline.includes(` ${form} `)))
    const share = group.titles.size / titles
    if (group.titles.size < 2 && !(headlines.length > 0 && group.inText > 0)) continue
    if (titles > 3 && share < 0.3 && headlines.length < 2) continue
    if (kind === 'place' && key.length === 2 && share < 0.5 && headlines.length === 0) continue
    const named = new Set(headlines.map(({ title }) => title)).size / titles
    const weight = Math.min(1, 0.45 * share + 0.45 * named + 0.1 * Math.min(1, group.count / (2 * titles)))
    if (weight < least) continue
    const names = Object.fromEntries([...group.byLanguage].map(([language, of]) => [language, commonest(of)]))
    found.push({
      kind,
      key: `${kind}:${key}`,
      name: commonest(group.forms),
      names,
      country: group.country,
      weight: Math.round(weight * 1000) / 1000,
      headlines: headlines.length,
    })
  }
  found.sort((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1))
  const left = { ...most }
  return found.filter(({ kind }) => kind !== 'matter' && left[kind]-- > 0)
}

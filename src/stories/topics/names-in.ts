import { sentencesOf } from '../sentences.ts'
import { stopwords } from '../stopwords.ts'
import { isCalendarWord } from './calendar-words.ts'
import { capitalRuns, isParticle, type Run } from './capital-runs.ts'
import { foldName } from './fold-name.ts'
import { isGivenName } from './given-names.ts'
import { knownOrganisation } from './known-organisations.ts'
import { isDoubtful, knownPlace } from './known-places.ts'
import { isOrganisationFirst, isOrganisationLast, isPlaceFirst, isPlaceLast, isPlain, isRole } from './role-words.ts'

/**
 * A name as one telling has it. `kind` null: what it is must be told by other mentions. `locative`: it stands where a place stands ("in Ashmere", a dateline). `honoured`: a role or a
 * title stands before it. `sure`: it does not stand only where every word has a capital.
 */
export type Mention = {
  form: string
  kind: 'person' | 'place' | 'organisation' | null
  key: string
  name: string
  country: string | null
  language: string | null
  sure: boolean
  locative: boolean
  honoured: boolean
  /** An article stands before it, as before no person. */
  article: boolean
  headed: boolean
}
export type Names = { mentions: Mention[]; headline: string }

const locatives: Record<string, RegExp> = {
  en: /^(?:in|near|at|off|outside|around)$/,
  fr: /^(?:à|vers|près)$/,
  es: /^(?:en|cerca)$/,
  pt: /^(?:em|perto)$/,
  it: /^(?:a|ad)$/,
  nl: /^(?:in|te|bij)$/,
}
const articles = /^(?:the|a|an|der|die|das|dem|den|des|ein|eine|le|la|les|un|une|el|los|las|una|o|os|as|um|uma|il|lo|gli|de|het|een)$/i
const dateline = /^(\p{Lu}[\p{L}.'’ -]{2,30}?)(?:,\s[\p{Lu}][\p{L}. ]{1,25})?(?:\s?\([^)]{2,40}\)\s?[-–—:]|\s?[—–]\s|\s-\s|\s--\s)/u
const suffixes = /^(?:Jr|Sr|II|III|IV)\.?$/
const initial = /^\p{Lu}\.?$/u

/** No name is longer, and what a headline may hold of capitals is no page's name. */
const longest = 90

const calm = (word: string) => (word.length > 3 && word === word.toUpperCase() ? word[0] + word.slice(1).toLowerCase() : word)
const joined = (words: string[]) => words.join(' ')
const slug = (form: string) => foldName(form).replace(/[^\p{L}\p{N}]+/gu, '-')

const known = (form: string): Pick<Mention, 'kind' | 'key' | 'name' | 'country'> | undefined => {
  const organisation = knownOrganisation(form)
  if (organisation) return { kind: 'organisation', ...organisation, country: null }
  const place = knownPlace(form)
  return place && { kind: 'place', key: place.key, name: place.name, country: place.country || null }
}

/** Which kind of thing words name, where they tell it themselves. */
const kindOf = (words: string[]): Mention['kind'] => {
  const capitals = words.filter((word) => !isParticle(word))
  const [first = '', last = ''] = [capitals[0], capitals.at(-1)]
  if (capitals.length < 2 || capitals.every(isPlain)) return null
  const own = (rest: string[]) =>
    rest.some((word) => !isPlain(word) && !isRole(word) && !isCalendarWord(word) && !stopwords.has(foldName(word)))
  if (isPlaceLast(last) && own(capitals.slice(0, -1))) return 'place'
  if (isOrganisationLast(last) && own(capitals.slice(0, -1))) return 'organisation'
  if (isPlain(last) || isOrganisationLast(last) || isPlaceLast(last)) return null
  if (isGivenName(first) && capitals.length <= 4 && !words.some((word) => /^(?:of|for|für)$/.test(word)) && !isCalendarWord(last))
    return 'person'
  if (isOrganisationFirst(first) && own(capitals.slice(1))) return 'organisation'
  if (isPlaceFirst(first) && capitals.length <= 3 && !words.some(isParticle)) return 'place'
  return null
}

const personName = (words: string[]) => {
  const kept = words.filter((word, i) => !(suffixes.test(word) || (i > 0 && i < words.length - 1 && initial.test(word))))
  return joined(kept.map((word) => word.replace(/[.,]+$/, (end) => (initial.test(word) ? end : ''))))
}

/** A run as the names in it: roles before a name are cut off, and what stands before them is a name of its own. */
const partsOf = (run: Run): (Omit<Run, 'tail'> & { honoured: boolean })[] => {
  // "Union européenne", "Fonds monétaire international": names that go on in small letters.
  const [one, two] = run.tail.split(' ')
  const whole = [[one, two], [one]].find(
    (more) => more.every((word) => word !== undefined) && known(joined([...run.words, ...(more as string[])])),
  )
  if (whole) return [{ ...run, words: [...run.words, ...(whole as string[])], honoured: false, after: '' }]
  // "Sloane Petriw of Canada", "Gobierno de Venezuela": a known place at the end is a name of its own.
  const joint = run.words.findIndex((word, i) => i > 0 && isParticle(word) && knownPlace(joined(run.words.slice(i + 1))) !== undefined)
  if (joint > 0 && !known(joined(run.words)) && !isOrganisationFirst(run.words[0] as string)) {
    const { words, tail, ...rest } = run
    return [
      ...partsOf({ ...rest, words: words.slice(0, joint), after: '', tail: '' }),
      { ...rest, words: words.slice(joint + 1), opens: false, before: words[joint] as string, honoured: false },
    ]
  }
  const role = run.words.findLastIndex((word, i) => isRole(word) && i < run.words.length - 1)
  const cut = run.words.slice(role + 1)
  while (cut.length > 0 && isParticle(cut[0] as string)) cut.shift()
  const honoured = role >= 0 || isRole(run.before)
  if (role < 0) return [{ words: run.words, honoured, opens: run.opens, before: run.before, after: run.after }]
  // "Secretary of State", "Minister for Health", "Chief Justice": what follows a particle is no person.
  const named = !isParticle(run.words[role + 1] ?? '')
  const head = run.words.slice(
    0,
    run.words.findIndex((word) => isRole(word)),
  )
  return [
    ...(head.length > 0 ? [{ words: head, honoured: false, opens: run.opens, before: run.before, after: 'x' }] : []),
    ...(cut.length > 0 && !cut.every(isPlain) ? [{ words: cut, honoured: named, opens: false, before: '', after: run.after }] : []),
  ]
}

type Reading = { language: string | null; low: ReadonlySet<string> }

const mentionOf = (part: ReturnType<typeof partsOf>[number], { language, low }: Reading): Mention | undefined => {
  let { words } = part
  let { opens } = part
  // "New" is a word that says nothing, and the beginning of many a name.
  const meant = (word: string) => (!stopwords.has(foldName(word)) || foldName(word) === 'new') && !isCalendarWord(word)
  const common = (word: string) => low.has(foldName(word))
  const whole = known(joined(words)) !== undefined
  while (
    !whole &&
    words.length > 1 &&
    (!meant(words[0] as string) ||
      isParticle(words[0] as string) ||
      (opens && common(words[0] as string) && !isGivenName(words[0] as string)))
  ) {
    words = words.slice(1)
    opens = false
  }
  // "EDT Ellen DeGeneres", "Democrat Joe Manchin": letters and common words before a given name.
  if (
    !whole &&
    words.length > 2 &&
    isGivenName(words[1] as string) &&
    (/^\p{Lu}{2,}$/u.test(words[0] as string) || isPlain(words[0] as string))
  )
    words = words.slice(1)
  while (words.length > 1 && (isCalendarWord(words.at(-1) as string) || isParticle(words.at(-1) as string))) words = words.slice(0, -1)
  if (words.length === 0 || (words.length === 1 && (!meant(words[0] as string) || (words[0] as string).length < 2))) return
  const form = joined(words)
  if (form.length > longest) return
  const sure = !opens
  const facts = {
    form,
    language,
    sure,
    honoured: part.honoured,
    locative: false,
    headed: false,
    article: articles.test(part.before) || articles.test(part.words[0] ?? ''),
  }
  const place = known(form) ?? known(joined(words.map(calm)))
  if (place && !(part.honoured && place.kind === 'place' && words.length === 1)) {
    if (!sure && words.length === 1 && (place.kind === 'organisation' || common(words[0] as string)) && form !== form.toUpperCase()) return
    // A country's name is nothing else, wherever it stands.
    return { ...facts, ...place, sure: sure || (place.kind === 'place' && place.key.length === 2 && !isDoubtful(form)) }
  }
  const kind = kindOf(words)
  const name = kind === 'person' || part.honoured ? personName(words.map(calm)) : joined(words)
  const telling =
    part.honoured &&
    kind === null &&
    words
      .filter((word) => !isParticle(word))
      .length.toString()
      .match(/^[234]$/)
      ? 'person'
      : kind
  const honouredPerson = telling === 'person' && (kind === 'person' || language !== 'de' || !words.some((word) => common(word)))
  const locative =
    words.length <= 3 &&
    (locatives[language ?? 'en']?.test(part.before) ?? false) &&
    (part.after === '' || stopwords.has(foldName(part.after))) &&
    !words.some(isPlain)
  return {
    ...facts,
    sure: sure || kind === 'person',
    kind: telling === 'person' && !honouredPerson ? null : telling,
    key: slug(name),
    name,
    country: null,
    locative,
  }
}

/** Whether every word that says something has a capital: such a headline tells nothing of names. */
const isTitleCase = (text: string): boolean => {
  const words = text
    .split(/\s+/)
    .map((word) => word.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, ''))
    .filter((word) => word.length > 1)
  const small = words.filter((word) => /^\p{Ll}/u.test(word))
  return words.length > 2 && small.length < words.length * 0.4 && !small.some((word) => word.length > 3 && !stopwords.has(foldName(word)))
}

/** Known names of a headline In Title Case, where capitals say nothing: only such as are nothing else. */
const knownInCapitals = (headline: string, language: string | null): Mention[] => {
  const words = headline
    .split(/\s+/)
    .map((word) => word.replace(/^[^\p{L}\p{N}]+|['’]s$|[^\p{L}\p{N}.]+$/gu, '').replace(/(?<=\p{L}{2})\.$/u, ''))
  const found: Mention[] = []
  for (let i = 0; i < Math.min(40, words.length); i++)
    for (const length of [3, 2, 1]) {
      const form = joined(words.slice(i, i + length))
      if (i + length > words.length || isDoubtful(form)) continue
      const one = known(form)
      if (!one || (length === 1 && !(one.kind === 'place' && one.key.length === 2) && !/^\p{Lu}{3,}$/u.test(form))) continue
      found.push({ form, language, sure: true, honoured: false, headed: true, locative: false, article: false, ...one })
      i += length - 1
      break
    }
  return found
}

/**
 * The names in a telling's headline and text (its standfirst and opening), as far as rules tell: runs of capitals inside sentences, known places and organisations. In German, where every noun
 * has a capital, a name is known, or has a given name or a role before it. At most 60. Cost: a fraction of a millisecond a thousand characters.
 */
export const namesIn = ({ headline, text, language }: { headline: string; text: string; language: string | null }): Names => {
  const mentions: Mention[] = []
  const low = new Set<string>()
  for (const [word] of `${text} ${isTitleCase(headline) ? '' : headline}`.slice(0, 4000).matchAll(/(?<![\p{L}\p{N}])\p{Ll}[\p{L}'’-]+/gu))
    low.add(foldName(word))
  const reading = { language, low }
  const place = dateline.exec(text)?.[1]
  if (place && !/^(?:By|Von|Par|Por|Di|Door|Live|Video|Update|Exclusive|Opinion)\b/.test(place)) {
    const name = place.split(' ').map(calm).join(' ')
    const one = known(name) ?? { kind: null, key: slug(name), name, country: null }
    mentions.push({ form: name, language, sure: true, locative: true, honoured: false, headed: false, article: false, ...one })
  }
  const read = (sentence: string, headed: boolean) => {
    for (const run of capitalRuns(sentence))
      for (const part of partsOf(run)) {
        const mention = mentions.length < 60 ? mentionOf(part, reading) : undefined
        if (
          mention &&
          !(
            isDoubtful(mention.form) &&
            (!mention.sure || (articles.test(part.before) === false && mention.kind === 'place' && part.after === 'x'))
          )
        )
          mentions.push({ ...mention, headed })
      }
  }
  if (isTitleCase(headline)) mentions.push(...knownInCapitals(headline, language))
  else read(headline, true)
  for (const sentence of sentencesOf(text.replace(dateline, '').slice(0, 3000))) read(sentence, false)
  return { mentions, headline: ` ${foldName(headline.replace(/['’]s\b/g, '').replace(/[^\p{L}\p{N}\s.'’-]+/gu, ' '))} ` }
}

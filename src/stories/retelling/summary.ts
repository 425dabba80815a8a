import { hour } from '../../base/clock.ts'
import { sentencesOf } from '../sentences.ts'
import type { Quote } from '../tables.ts'
import { factsIn } from './facts-in.ts'
import { mainLanguage, storyWords } from './story-words.ts'
import type { Retold } from './tellings-of.ts'

const most = 6
const [shortest, longest] = [45, 280]
const alike = 0.6
/** So alike, a sentence that brings no name and no figure of its own says the same again. */
const again = 0.45

// What leans on the sentence before it, or speaks to the reader, says nothing by itself.
const leaning =
  /^["“„«‘']?(?:as an?|asked|for (?:him|her|them)|he|she|it|they|we|i|you|this|these|those|that|but|and|or|so|however|meanwhile|also|his|her|their|its|er|sie|es|wir|ich|dies(?:e[rs]?)?|das|aber|und|doch|auch|sein|seine|ihr|ihre|dabei|dazu|damit|il|elle|ils|elles|on|nous|je|ce|cette|ces|mais|et|cela|son|sa|ses|leur|él|ella|ellos|ellas|esto|este|esta|estos|pero|y|además|también|su|sus|ele|ela|eles|elas|isso|este|esta|mas|e|além|também|seu|sua|egli|ella|lui|lei|loro|questo|questa|ma|e|inoltre|anche|suo|sua|hij|zij|ze|het is|dit|deze|die|dat|maar|en|ook|zijn|haar|hun)\b/iu
// 'In seven months it will pass': who is meant stands elsewhere. 'Why it fell': half a question. 'If you drink it': to the reader.
const speaking = /^in \S+ \S+ (?:it|he|she|they)\b|^(?:why|how|what)\b|\byou(?:r|rs)?\b/iu
const begging =
  /subscribe|newsletter|sign up|read more|click here|cookies|follow us|abonn|weiterlesen|lire (?:la suite|aussi)|leer más|suscr|leia (?:mais|também)|assine|leggi (?:anche|tutto)|iscriviti|lees (?:ook|verder)|https?:|©|photo:|foto:|getty/iu
const dateline = /^(?:\p{Lu}[\p{L}.'’ -]{2,30}?)(?:,\s[\p{Lu}][\p{L}. ]{1,25})?(?:\s?\([^)]{2,40}\)\s?[-–—:]|\s?[—–]\s|\s-\s|\s--\s)\s*/u

/** A sentence of less than this share of the words that most titles use is beside the matter. */
const aside = 0.35

/** A story that is told over so long has an earlier and a later state (ms). */
const newsOf = 3 * hour

type Sentence = { one: Retold; sentence: string; words: Set<string>; facts: ReturnType<typeof factsIn>; at: number }

const overlap = (one: Set<string>, other: Set<string>) => {
  let both = 0
  for (const word of one) if (other.has(word)) both++
  return both / Math.max(1, Math.min(one.size, other.size))
}

/** Whether a sentence says again what others say: what was measured, a figure that two have, or for the most part their words, and no figure or name beside. */
const saysAgain = ({ words, facts }: Sentence, others: readonly Sentence[]): boolean => {
  const isSaid = (kind: keyof typeof facts) => (fact: string) => others.some((one) => one.facts[kind].has(fact))
  if (![...facts.figures].every(isSaid('figures'))) return false
  if ([...facts.measures].some(isSaid('measures'))) return true
  if ([...facts.figures].some((figure) => others.filter((one) => one.facts.figures.has(figure)).length > 1)) return true
  return [...facts.names].every(isSaid('names')) && others.some((one) => overlap(words, one.words) >= again)
}

/** What everybody may see of a telling by its terms: the page looks again, with the gate. */
const seenByAll = ({ terms, standfirst, opening, reserved }: Retold): string[] => {
  if (terms.text === 'headline' || reserved || terms.territories) return []
  const lines = (opening ?? '').split('\n')
  const open = terms.access === 'open' && terms.text !== 'opening'
  // Standfirsts are half sentences as often as not, so that the text comes first.
  return [...(open ? lines : lines.slice(0, terms.previewParagraphs)), standfirst ?? ''].filter(Boolean)
}

const sentencesIn = (one: Retold): Sentence[] =>
  seenByAll(one)
    .flatMap((line) => sentencesOf(line.replace(dateline, '')))
    .slice(0, 8)
    .map((sentence, at) => ({ one, sentence, words: storyWords(sentence), facts: factsIn(sentence), at }))
    .filter(
      ({ sentence, words }) =>
        sentence.length >= shortest &&
        sentence.length <= longest &&
        words.size >= 5 &&
        /[.!]["”’»)]?$/u.test(sentence) &&
        !/…|\.\.\.|\?/u.test(sentence) &&
        !/^["“„«‘]/u.test(sentence) &&
        !leaning.test(sentence) &&
        !speaking.test(sentence) &&
        !begging.test(sentence),
    )

/**
 * A summary of a story made only of its titles' own sentences, as they stand, best first: those whose words most titles use, each of another publisher, none that says again what one before it
 * says. From what everybody may see, in the story's main language; a copy gives none beside its original. [] where not two publishers tell it. At most six, so that the page has some left when
 * it may not show one.
 */
export const summaryOf = (tellings: readonly Retold[]): Quote[] => {
  const language = mainLanguage(tellings)
  const own = tellings.filter((one) => one.language === language && (one.origin === null || !tellings.some(({ id }) => id === one.origin)))
  const publishers = new Set(own.map(({ publisher }) => publisher)).size
  if (publishers < 2) return []
  const sentences = own.flatMap(sentencesIn)
  const tellers = new Map<string, Set<string>>()
  for (const one of own)
    for (const word of storyWords(`${one.headline} ${one.standfirst ?? ''} ${one.opening ?? ''}`))
      tellers.set(word, (tellers.get(word) ?? new Set()).add(one.publisher))
  const times = own.map(({ published }) => published.getTime())
  const [began, span] = [Math.min(...times), Math.max(...times) - Math.min(...times)]
  // The first says what has happened; of the others what is told later knows more.
  const later = ({ published }: Retold, more: number) => (span < newsOf ? 1 : 1 + (more * (published.getTime() - began)) / span)
  const central = ({ words, at }: Sentence) => {
    let sum = 0
    for (const word of words) sum += ((tellers.get(word)?.size ?? 1) - 1) / (publishers - 1)
    // Long sentences have more words; what stands first is what the title thinks comes first.
    return (sum / Math.sqrt(words.size + 4)) * (at === 0 ? 1.25 : at === 1 ? 1.1 : 1)
  }
  const weighed = sentences.map((one) => ({ ...one, central: central(one) }))
  const highest = Math.max(0, ...weighed.map(({ central }) => central))
  const left = weighed.filter(({ central }) => central > Math.max(0.2, aside * highest))
  const chosen: typeof left = []
  while (chosen.length < most) {
    const fits = left
      .filter((one) => !chosen.some((had) => had.one.publisher === one.one.publisher))
      .map((one) => ({ one, alike: Math.max(0, ...chosen.map((had) => overlap(one.words, had.words))) }))
      .filter((one) => one.alike <= alike && !saysAgain(one.one, chosen))
      .map(({ one, alike }) => ({ one, worth: one.central * (1 - alike) * later(one.one, chosen.length > 0 ? 0.3 : 0.05) }))
      .toSorted((a, b) => b.worth - a.worth || (a.one.one.id < b.one.one.id ? -1 : 1))
    if (!fits[0]) break
    chosen.push(fits[0].one)
  }
  return chosen.length < 2 ? [] : chosen.map(({ one, sentence }) => ({ articleId: one.id, sentence }))
}

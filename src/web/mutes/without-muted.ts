import { primaryLanguage } from '../../base/language.ts'
import { foldText, type Mutes, soughtWord } from '../../readers/readers.ts'
import type { Card, Place } from '../reader/gather-cards.ts'
import { unnamed } from './unnamed.ts'

/** What no card says of itself: the topics of stories and the writers of articles, by id. */
export type MutableFacts = { topics: ReadonlyMap<string, readonly string[]>; writers: ReadonlyMap<string, readonly string[]> }

/** What a page is of: on it that very thing is not left out, as the reader went there. */
export type Of = { kind: Exclude<keyof Mutes, 'names'>; key: string }

export type Kept = {
  cards: Card[]
  /** Places whose telling is of a title or writer that he muted, with another title's telling of the same story: to be gathered and looked at again. */
  instead: Map<number, Place>
  /** How many stories are left out. */
  stories: number
  /** The muted titles whose tellings of stories that are kept are left out. */
  titles: Set<string>
}

/** Whether a text has one of the words, as whole words in a row, however they are written. */
export const openWords = (words: readonly string[]): ((...texts: (string | null | undefined)[]) => boolean) => {
  const sought = words.map(soughtWord).filter((word) => word !== undefined)
  if (sought.length === 0) return () => false
  return (...texts) =>
    texts.some((text) => {
      if (!text) return false
      const folded = foldText(text)
      return sought.some((word) => folded.includes(word))
    })
}

/**
 * Cards as a reader with mutes meets them. A muted title or writer disappears and its story stays by another title's telling, where there is one; muted words,
 * topics, sections and stories take the story away. Nothing that is kept names a muted title.
 */
export const withoutMuted = (cards: Card[], mutes: Mutes, { topics, writers }: MutableFacts, of?: Of): Kept => {
  const muted = (kind: Of['kind']) => new Set(mutes[kind].filter((key) => of?.kind !== kind || of.key !== key))
  const [titles, people, desks, about, stories] = [muted('title'), muted('writer'), muted('desk'), muted('topic'), muted('story')]
  const hasWord = openWords(mutes.word)
  const isHidden = (article: string, title: string) =>
    titles.has(title) || (people.size > 0 && (writers.get(article) ?? []).some((key) => people.has(key)))
  const isTaken = ({ article, story, others }: Card) =>
    stories.has(story.id) ||
    (article.desk !== null && desks.has(article.desk)) ||
    (topics.get(story.id) ?? []).some((topic) => about.has(topic)) ||
    hasWord(article.headline, article.standfirst, article.opening, ...others.map(({ headline }) => headline))
  const kept: Kept = { cards: [], instead: new Map(), stories: 0, titles: new Set() }
  for (const card of cards) {
    const others = card.others.filter((one) => !isHidden(one.id, one.title.id))
    const hidden = isHidden(card.article.id, card.title.id)
    const other = others.find(({ language }) => primaryLanguage(language) === primaryLanguage(card.article.language)) ?? others[0]
    if (isTaken(card) || (hidden && !other)) {
      kept.stories++
      continue
    }
    if (hidden && other) kept.instead.set(kept.cards.length, { ...placeOf(card), articleId: other.id })
    const telling = hidden ? [] : [card.title]
    const gone = new Set([card, ...card.others].flatMap(({ title }) => (titles.has(title.id) ? [title.id] : [])))
    for (const title of gone) kept.titles.add(title)
    const many = Math.max(gone.size, card.hidden ?? 0)
    kept.cards.push({
      ...card,
      story: { ...card.story, titles: Math.max(1, card.story.titles - many) },
      others,
      first: card.first && titles.has(card.first.id) ? null : card.first,
      reasons: unnamed(card.reasons, mutes),
      telling: [...telling, ...others.map(({ title }) => title)],
      hidden: many,
    })
  }
  return kept
}

const placeOf = ({ page, storyId, articleId, reasons }: Card): Place => ({ page, storyId, articleId, reasons })

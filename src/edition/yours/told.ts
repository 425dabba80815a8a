import type { Reason } from '../tables.ts'

/** One title's article in a story, as far as choosing between tellings needs it. */
export type ToldBy = {
  articleId: string
  titleId: string
  titleName: string
  publisher: string
  /** ISO 3166 alpha-2, the title's. */
  country: string | null
  /** Primary language: 'en'. */
  language: string | null
  /** Keys of who wrote it, and their names. */
  writers: { key: string; name: string }[]
  minutes: number
  /** Headline and standfirst: what muted words are looked for in. Never shown. */
  text: string
}

/** A story that may stand on a reader's own page, with everything about it that is the same for all readers. */
export type Told = {
  storyId: string
  desk: string | null
  /** What it is about; `weight` is how much, 0 to 1. */
  topics: { id: string; name: string; weight: number }[]
  /** What it weighs for everyone, above 0, and why: the edition's own weighing. */
  common: number
  reasons: Reason[]
  beganAt: Date
  latestAt: Date
  /** One for each title, the telling that stands for the story first. */
  tellings: ToldBy[]
  /** Stories that tell the same event in other languages. */
  abroad?: readonly string[]
}

export type TasteKind = 'title' | 'topic' | 'desk' | 'country' | 'writer' | 'word' | 'story'

/** What is known of a reader, as far as his page follows from it: readers' `Taste` is one. */
export type ReaderTaste = {
  region: string | null
  sections: readonly string[]
  titles: readonly string[]
  tunings: readonly { kind: TasteKind; key: string; name: string; stance: 'follow' | 'more' | 'less' | 'mute' }[]
  /** Learnt from his own reading; `weight` -1 (leaves it) to 1 (finishes it). */
  beliefs: readonly { kind: TasteKind; key: string; name: string; weight: number; finished: number; abandoned: number }[]
  learning: boolean
  /** The share of places for what lies outside all that, 0 to 0.3. */
  exploration: number
  seen: readonly { storyId: string; at: Date }[]
}

/**
 * Why a story stands where it does on one reader's page. The edition's own reasons add up to what the story weighs for everyone; those of this reader multiply it:
 * `times` says that `weight` is such a factor.
 */
export type YourReason = Reason & { times?: true }

/** How a story came to its place: by what the reader follows, says or reads; as one of the largest of the paper; or as something else. */
export type YourKind = 'yours' | 'top' | 'else'

/** A place on a reader's own page, the first is the top. `weight` and `reasons` are reckoned when they are asked for: a copy made by spreading has neither. */
export type YourPlace = {
  storyId: string
  articleId: string
  titleId: string
  kind: YourKind
  /** What the story weighs for everyone. */
  common: number
  /** That with every factor of the reader. */
  weight: number
  /** What brought it here before all else: 'desk:world', 'title:ledger', 'top'. */
  lane: string
  /** One or two sentences for beside the piece. */
  because: string
  reasons: YourReason[]
  /** Titles that tell the story and that the reader has muted. */
  hiddenTitles: number
}

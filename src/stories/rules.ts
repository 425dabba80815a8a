/**
 * The numbers of story grouping, one configuration for all news. Chosen on the open halves of the labelled sets by `npm run bench:stories`;
 * docs/decisions/story-grouping.md says what each does to the figures.
 */
export const rules = {
  /** A headline's word counts as this many of the text's. */
  headline: 3,
  /** A word written with a capital inside a sentence is likely a name, and names tell stories apart. */
  name: 2,
  /** A number says more than a word. */
  number: 1.2,
  /** Words of a text that are read: news says what happened first. */
  words: 120,
  /** Letters of a word that are kept: a plain stem for all languages with suffixes. */
  letters: 7,
  /** Documents that are taken to have been seen already, so that the first of a day are not all rare words. */
  prior: 2000,
  /** Terms from which on a telling counts as long (a headline alone has about ten), and how it is compared. */
  short: 10,
  long: 35,
  /** Likeness from which on a telling belongs to a story: a bare headline, and a text. */
  belongs: { short: 0.15, long: 0.25 },
  /** Terms that a telling must share with a story at least: a place's name of two words alone does not make two events one. */
  shared: { short: 2, long: 6 },
  /** How much the nearest single telling counts beside the story's centre. */
  nearest: { short: 0, long: 0.5 },
  /** Mean likeness of all pairs from which on two stories are one. */
  joins: { short: 0.05, long: 0.22 },
  /** Two stories of one telling each are joined from this share of `belongs` on: below it, what they share are the turns of phrase of a language. */
  pairJoins: 0.75,
  /** Likeness from which on a story is related to another: background, same people and place. None rather than poor ones. */
  related: 0.07,
  /** After this many hours without a new telling a story is over. */
  hours: 72,
} as const

/** Between a short and a long telling's value, by its number of terms. */
export const byLength = (terms: number, { short, long }: { short: number; long: number }): number =>
  short + (long - short) * Math.min(1, Math.max(0, (terms - rules.short) / (rules.long - rules.short)))

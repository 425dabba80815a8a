/**
 * The numbers of story grouping, one configuration for all news. Chosen on the open halves of the labelled sets by `npm run bench:stories`;
 * docs/decisions/story-grouping.md says what each does to the figures. What makes two tellings one story is learnt: learnt.json.
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
  /** Terms from which on a telling counts as a text; a headline alone has about ten. */
  short: 10,
  long: 20,
  /** Terms that two single tellings must share at least, headlines and texts: a place's name of two words alone does not make two events one. */
  shared: { short: 2, long: 6 },
  /** Hours within which all news counts as told at once. */
  atOnce: 12,
  /** What the judge must say of another story at least, for it to be arranged anew with the one that is mended. */
  mendFrom: -1,
  /** Tellings that are arranged anew at once: around a story that grows, and of everything. */
  mendAround: 120,
  mendAtOnce: 4000,
  /** Likeness from which on a story is related to another: background, same people and place. None rather than poor ones. */
  related: 0.07,
  /**
   * Stories of two languages tell one event that share so many rare names and numbers (`shared`), so many of them names (`names`), so much in all (`least`), are told within so many hours of each other, and share more by
   * so much (`margin`) than either shares with another. `rare`: ln of one in how many stories; `each`: what every telling must share for itself, and of those with fewer than `few` names so many (`ofFew`); `said`: names that are
   * there to tell the reader; `kept`: of them so many; `prior`: stories taken to have been seen already; `findBy`: weightiest names that lead to others, unless more than `list` stories have one; `around`: stories looked at
   * beside those that changed; `atOnce`: so many are looked at all together, `held`: known at the most.
   */
  abroad: {
    ...{ shared: 3, names: 2, least: 40, hours: 36, margin: 1.5, rare: 3.3, each: 8, few: 8, ofFew: 3, said: 2, kept: 12 },
    ...{ prior: 500, findBy: 16, list: 200, around: 60, atOnce: 1000, held: 20_000 },
  },
  /** After this many hours without a new telling a story is over. */
  hours: 72,
} as const

/** Between a short and a long telling's value, by its number of terms. */
export const byLength = (terms: number, { short, long }: { short: number; long: number }): number =>
  short + (long - short) * Math.min(1, Math.max(0, (terms - rules.short) / (rules.long - rules.short)))

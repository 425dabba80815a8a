/** The words of the leaning scheme and where they stand on it. */
export const leanings = [
  { word: 'left', value: -2 },
  { word: 'lean left', value: -1 },
  { word: 'centre', value: 0 },
  { word: 'lean right', value: 1 },
  { word: 'right', value: 2 },
] as const

export type LeaningWord = (typeof leanings)[number]['word']

/** How raters write the five words, in small letters. */
const spellings: Record<string, LeaningWord> = {
  left: 'left',
  'far left': 'left',
  'lean left': 'lean left',
  'leans left': 'lean left',
  'left-centre': 'lean left',
  'left-center': 'lean left',
  'centre-left': 'lean left',
  'center-left': 'lean left',
  centre: 'centre',
  center: 'centre',
  'least biased': 'centre',
  'lean right': 'lean right',
  'leans right': 'lean right',
  'right-centre': 'lean right',
  'right-center': 'lean right',
  'centre-right': 'lean right',
  'center-right': 'lean right',
  right: 'right',
  'far right': 'right',
}

/** The value of a rater's word, undefined where it is none of the scheme's. */
export const valueOfLabel = (label: string): number | undefined => {
  const word = spellings[label.trim().toLowerCase().replace(/\s+/g, ' ').replaceAll('_', ' ')]
  return leanings.find((one) => one.word === word)?.value
}

/** The word that stands nearest to a value from -2 to 2; of two as near the one nearer the centre. */
export const leaningWord = (value: number): LeaningWord =>
  leanings.reduce((best, one) => {
    const [had, has] = [Math.abs(best.value - value), Math.abs(one.value - value)]
    return has < had || (has === had && Math.abs(one.value) < Math.abs(best.value)) ? one : best
  }).word

/**
 * The position that several raters give together: the median, of an even number the middle of the two in the middle. One who stands far out moves it no more than any other.
 * Undefined where nobody has said anything: nothing is guessed.
 */
export const medianOf = (values: readonly number[]): number | undefined => {
  const sorted = values.toSorted((a, b) => a - b)
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]]
  return low === undefined || high === undefined ? undefined : (low + high) / 2
}

import type { Outcome } from '../tables.ts'

type Facts = {
  /** How far down the piece the reader was, 0 to 1. */
  share: number
  /** How long the piece was before his eyes, in seconds. */
  seconds: number
  /** Words of the piece; null where they are not known. */
  words: number | null
  /** Whether he was shown less than the whole. */
  gated: boolean
}

// Words a second: 240 a minute is how fast most people read (Brysbaert 2019: 238 for prose in English); at 15 a second nobody has read anything.
const reads = 4
const skims = 15

/**
 * What one reading came to. Finished: he was at the end and not faster than anybody skims, or he gave it the time that its words take and was past its
 * middle. Abandoned: he left within ten seconds and before a tenth of it. All else was opened. Who was shown the beginning only has neither finished nor
 * abandoned the piece: the gate ended it.
 */
export const outcomeOf = ({ share, seconds, words, gated }: Facts): Outcome => {
  if (gated) return 'opened'
  const long = words ?? 400
  if (share >= 0.9 && seconds >= Math.max(3, long / skims)) return 'finished'
  if (share >= 0.5 && seconds >= long / reads) return 'finished'
  return share < 0.1 && seconds > 0 && seconds < 10 ? 'abandoned' : 'opened'
}

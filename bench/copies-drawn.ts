/** Numbers from 0 to 1, the same for each seed (mulberry32). */
export const seeded = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Every so many words one is left out, doubled or put in another's place. */
const edited = (paragraphs: string[], every: number, random: () => number) =>
  paragraphs.map((text) =>
    text
      .split(' ')
      .flatMap((word) => (random() * every >= 1 ? [word] : random() < 0.34 ? [] : random() < 0.5 ? [word, 'also'] : ['instead']))
      .join(' '),
  )

/** Copies of an agency piece as newspapers make them; `stranger`: paragraphs of a piece on something else, for what they add of their own. */
export const drawCopies = (piece: string[], stranger: string[], random: () => number): { kind: string; paragraphs: string[] }[] => {
  const part = (least: number, most: number) => Math.max(1, Math.round(piece.length * (least + random() * (most - least))))
  const own = stranger.slice(0, 2)
  const middle = Math.floor(piece.length / 2)
  return [
    { kind: 'as it came', paragraphs: piece },
    { kind: 'cut to its first third to two thirds', paragraphs: piece.slice(0, part(0.33, 0.67)) },
    { kind: 'with another beginning', paragraphs: [...stranger.slice(0, 1), ...piece.slice(1)] },
    { kind: 'with two paragraphs put in', paragraphs: [...piece.slice(0, middle), ...own, ...piece.slice(middle)] },
    { kind: 'cut to half, with another beginning', paragraphs: [...stranger.slice(0, 1), ...piece.slice(1, Math.max(2, middle + 1))] },
    { kind: 'one word in 25 changed', paragraphs: edited(piece, 25, random) },
    { kind: 'one word in 12 changed', paragraphs: edited(piece, 12, random) },
    { kind: 'paragraphs in another order', paragraphs: piece.toSorted(() => random() - 0.5) },
  ]
}

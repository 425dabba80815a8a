/** Likeness (0 to 1) as an editor reads it: '62 % likeness'. */
export const likenessSays = (likeness: number): string => `${Math.round(Math.min(1, Math.max(0, likeness)) * 100)} % likeness`

/** The words that told, as the headline has them where it does: placing keeps only their stems. */
export const wordsSay = (stems: string[], headline: string): string => {
  const words = headline.match(/[\p{L}\p{N}]+/gu) ?? []
  return stems
    .slice(0, 8)
    .map((stem) => words.find((word) => word.toLowerCase().startsWith(stem)) ?? stem)
    .join(', ')
}

/** Likeness (0 to 1) as an editor reads it: '62 % likeness'. */
export const likenessSays = (likeness: number): string => `${Math.round(Math.min(1, Math.max(0, likeness)) * 100)} % likeness`

/** Why the machine told an article with its story, as far as placing wrote it down. */
export const thoughtOf = ({ likeness, told, headline }: { likeness: number | null; told: string[]; headline: string }): string =>
  told.length > 0 ? `placed here with ${likenessSays(likeness ?? 0)}, for ${wordsSay(told, headline)}` : 'the story began with it'

/** The words that told, as the headline has them where it does: placing keeps only their stems. */
const wordsSay = (stems: string[], headline: string): string => {
  const words = headline.match(/[\p{L}\p{N}]+/gu) ?? []
  return stems
    .slice(0, 8)
    .map((stem) => words.find((word) => word.toLowerCase().startsWith(stem)) ?? stem)
    .join(', ')
}

export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

import { romanise } from './romanise.ts'

const longest = 80

/** The readable part of an article's address, ASCII, at most 80 characters, cut between words; 'article' where nothing of the headline can be written so. */
export const slugOf = (headline: string): string => {
  const words = romanise(headline)
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  const cut =
    words.length <= longest
      ? words
      : words
          .slice(0, longest + 1)
          .replace(/-[^-]*$/, '')
          .slice(0, longest)
  return cut.replace(/-+$/, '') || 'article'
}

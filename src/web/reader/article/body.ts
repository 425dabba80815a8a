/**
 * The stored body as it stands under an h1: its headings start at h2 and never leap a level, however the publisher used them, so that readers who listen can
 * walk them. The body is sanitised before it is stored; nothing is let through here.
 */
export const levelHeadings = (html: string): string => {
  let last = 1
  let level = 1
  return html.replace(/<(\/?)h([2-6])\b([^>]*)>/g, (_, end: string, digit: string, rest: string) => {
    if (end) return `</h${level}>`
    level = Math.min(Number(digit), last + 1)
    last = level
    return `<h${level}${rest}>`
  })
}

export const paragraphs = (opening: string | null): string[] =>
  (opening ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/** The standfirst, unless the piece begins with the same words: feeds like to give their first paragraph twice. */
export const ownStandfirst = ({ standfirst, opening }: { standfirst: string | null; opening: string | null }): string | null =>
  standfirst && letters(opening ?? '').startsWith(letters(standfirst)) ? null : standfirst

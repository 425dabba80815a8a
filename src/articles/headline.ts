import { plainText, tidySpace } from './plain-text.ts'

const longest = 400

/**
 * A headline as people read it. Publishers escape twice ("Tom &amp;amp; Jerry"), put markup into titles, and end them with line breaks:
 * what looks escaped is unescaped once more, tags are dropped, white space is tidied. Cut at 400 characters.
 */
export const readHeadline = (title: string): string => {
  let text = tidySpace(title.slice(0, 4 * longest))
  for (let i = 0; i < 2 && /[<&]/.test(text); i++) text = plainText(text)
  return text.length > longest ? `${text.slice(0, longest - 1).trimEnd()}…` : text
}

/** A headline for a piece that came without one (JSON Feed allows it): its first sentence, or as many words of it as make a headline. */
export const headlineFromText = (text: string): string => {
  const sentence = /^.{12,110}?[.!?…。](?=\s|$)/u.exec(text)?.[0]
  if (sentence) return sentence.replace(/[.。]$/, '')
  if (text.length <= 110) return text
  return `${text.slice(0, 100).replace(/\s+\S*$/, '')}…`
}

import { type Body, bodyText, readBody } from '../read-body.ts'

const mostScripts = 80
const longestScript = 3_000_000
const leastParagraphs = 3
// A string of JavaScript or JSON long enough for a piece. Each character is looked at once for each quotation mark before it and no further than the next one.
const longString = /"((?:[^"\\]|\\.){500,})"/gs

const decoded = (literal: string): string => {
  try {
    return JSON.parse(`"${literal.replace(/[\n\r\t]/g, ' ')}"`) as string
  } catch {
    return ''
  }
}
const paragraphsIn = (html: string) => html.match(/<p[\s>]/gi)?.length ?? 0

/** The strings of a script that hold paragraphs of HTML; a string that is itself a script's data (what Next.js streams) is looked into once more. */
const htmlIn = (script: string, depth = 0): string[] =>
  [...script.matchAll(longString)].flatMap(([, literal]) => {
    const text = decoded(literal!)
    const inner = depth < 2 && text.includes('"') ? htmlIn(text, depth + 1) : []
    return inner.length > 0 ? inner : paragraphsIn(text) >= leastParagraphs ? [text] : []
  })

/**
 * The body that a page's own scripts would have shown: the longest HTML among the data that they carry. For pages that show no text without them; undefined
 * where there is none.
 */
export const bodyInScripts = (document: Document, url: string | undefined, headline: string | undefined): Body | undefined => {
  let longest = ''
  for (const script of [...document.querySelectorAll('script:not([src])')].slice(0, mostScripts)) {
    const text = script.textContent ?? ''
    if (text.length > longestScript || !/(?:<|\\u003c)p[\s>\\]/i.test(text)) continue
    for (const html of htmlIn(text)) if (html.length > longest.length) longest = html
  }
  const body = longest ? readBody(longest, url, { headline }) : undefined
  return body && bodyText(body.blocks).length > 0 ? body : undefined
}

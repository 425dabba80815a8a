/**
 * Reads the JSON of a page's script as search engines do, mending what templates break: comments and CDATA around it, a semicolon after it, control characters in
 * strings, trailing commas, quotation marks written as entities, several objects one after the other. undefined where it cannot be read.
 */
export const readScriptJson = (script: string): unknown => {
  const json = script
    .trim()
    .replace(/^(?:<!--|\/\*\s?<!\[CDATA\[\s?\*\/|\/\/\s?<!\[CDATA\[|<!\[CDATA\[)/, '')
    .replace(/;$/, '')
    .trimEnd()
    .replace(/(?:-->|\/\*\s?\]\]>\s?\*\/|\/\/\s?\]\]>|\]\]>|\/\/\s?-->)$/, '')
    .trim()
    .replace(/;$/, '')
  for (const mend of mends) {
    const text = mend(json)
    if (text === undefined) continue
    try {
      return JSON.parse(text)
    } catch {
      // The next mend, until none is left.
    }
  }
  return undefined
}

const calm = (json: string) => json.replace(/[\u0000-\u001f]+/g, ' ').replace(/,\s*([}\]])/g, '$1')
const mends: ((json: string) => string | undefined)[] = [
  (json) => json,
  calm,
  (json) => (/^[[{]\s*&(?:quot|#0?34);/.test(json) ? calm(json.replace(/&(?:quot|#0?34);/g, '"').replace(/&amp;/g, '&')) : undefined),
  (json) => (json.startsWith('{') ? `[${calm(json).replace(/\}\s{0,20};?\s{0,20}\{/g, '},{')}]` : undefined),
  // A quotation mark inside a string that nobody escaped: one that neither opens nor closes.
  (json) => calm(json).replace(/(?<![\\[{,:]\s{0,5})"(?!\s{0,5}[,:}\]])/g, '\\"'),
  // Backslashes before letters that JSON knows no escape for.
  (json) => calm(json).replace(/\\(?!["\\/bfnrtu])/g, ''),
]

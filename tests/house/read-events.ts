import { readSource } from './read-source.ts'

/** The events that a tables.ts adds to `Events`, by name. */
export const readEvents = (text: string): string[] => {
  const { quoted } = readSource(text)
  const opening = /\binterface\s+Events\s*\{/.exec(quoted)
  if (!opening) return []
  const from = opening.index + opening[0].length
  let depth = 1
  let to = from
  while (to < quoted.length && depth > 0) {
    if (quoted[to] === '{') depth++
    if (quoted[to] === '}') depth--
    to++
  }
  return [...quoted.slice(from, to).matchAll(/^\s*'(?<name>[a-z-]+)'\s*:/gm)].map(({ groups }) => groups?.name ?? '')
}

/** The events that a source text says: say(db, 'story-changed', …). */
export const readSayings = (text: string): string[] =>
  [...readSource(text).quoted.matchAll(/\bsay\s*\(\s*[\w.]+\s*,\s*'(?<name>[a-z-]+)'/g)].map(({ groups }) => groups?.name ?? '')

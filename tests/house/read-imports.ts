import { posix } from 'node:path'
import { readSource } from './read-source.ts'

/** One line by which a file takes something from another. `kind` type: gone at run time; url: a file opened by `new URL(…, import.meta.url)`, as workers are. */
export type Import = { specifier: string; kind: 'static' | 'type' | 'dynamic' | 'url' | 'augment' }

const quote = `(?<mark>["'])(?<specifier>[^"'\\n]+)\\k<mark>`
const patterns: [RegExp, Import['kind']][] = [
  [new RegExp(`\\bimport\\s*\\(\\s*${quote}`, 'g'), 'dynamic'],
  [new RegExp(`\\bimport\\s+${quote}`, 'g'), 'static'],
  [new RegExp(`\\bdeclare\\s+module\\s+${quote}`, 'g'), 'augment'],
  [new RegExp(`\\bnew\\s+URL\\s*\\(\\s*${quote}\\s*,\\s*import\\.meta\\.(?:url|dirname|filename)`, 'g'), 'url'],
  [new RegExp(`\\bimport\\.meta\\.resolve\\s*\\(\\s*${quote}`, 'g'), 'url'],
]
const from = new RegExp(`\\b(?:import|export)\\b(?<clause>[^'"();]*?)\\bfrom\\s*${quote}`, 'g')

const onlyTypes = (clause: string) => {
  if (/^\s*type\b/.test(clause)) return true
  const inBraces = /^\s*\{(?<names>[^}]*)\}\s*$/.exec(clause)?.groups?.names
  if (inBraces === undefined) return false
  const named = inBraces.split(',').filter((name) => name.trim())
  return named.length > 0 && named.every((name) => /^\s*type\s/.test(name))
}

/** Every import of a source text: static, re-exported, type, dynamic, by URL, and declarations that add to another module. */
export const readImports = (text: string): Import[] => {
  const { quoted } = readSource(text)
  const found: Import[] = []
  for (const match of quoted.matchAll(from)) {
    const { clause = '', specifier = '' } = match.groups ?? {}
    found.push({ specifier, kind: onlyTypes(clause) ? 'type' : 'static' })
  }
  for (const [pattern, kind] of patterns) {
    for (const match of quoted.matchAll(pattern)) found.push({ specifier: match.groups?.specifier ?? '', kind })
  }
  return found
}

/** Dynamic imports and URLs whose address is put together at run time: nobody can say where they lead. */
export const hiddenImports = (text: string): string[] => {
  const { quoted } = readSource(text)
  return [...quoted.matchAll(/\bimport\s*\(\s*(?!['"])[^)\n]{0,60}|\brequire\s*\([^)\n]{0,60}/g)].map(([found]) => found)
}

/** Where a relative specifier of `file` leads, from the top of the checkout; undefined for packages and node's own modules. */
export const leadsTo = (file: string, specifier: string): string | undefined =>
  specifier.startsWith('.') ? posix.normalize(posix.join(posix.dirname(file), specifier)) : undefined

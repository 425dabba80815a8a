import { readSource } from './read-source.ts'

export type Column = { name: string; nullable: boolean; hasDefault: boolean }

const closing = (text: string, open: number): number => {
  let depth = 0
  for (let i = open; i < text.length; i++) {
    if (text[i] === '{') depth++
    if (text[i] === '}' && --depth === 0) return i
  }
  throw new Error('a bracket is not closed')
}

/** The members of an interface body as [name, type], whether they are parted by lines or by semicolons. */
const members = (body: string): [string, string][] => {
  const found: [string, string][] = []
  let depth = 0
  let start = 0
  const take = (end: number) => {
    const member = /^\s*(?<name>\w+)\??\s*:(?<type>[\s\S]*)$/.exec(body.slice(start, end))?.groups
    if (member?.name && member.type !== undefined) found.push([member.name, member.type.trim()])
    start = end + 1
  }
  for (let i = 0; i < body.length; i++) {
    if ('{([<'.includes(body[i] as string)) depth++
    if ('})]>'.includes(body[i] as string)) depth--
    if (depth === 0 && (body[i] === ';' || body[i] === '\n')) take(i)
  }
  take(body.length)
  return found
}

/** The tables that a room's tables.ts adds to `Tables`, with their columns. */
export const readTables = (text: string): Map<string, Column[]> => {
  const { code } = readSource(text)
  const tables = new Map<string, Column[]>()
  for (const opening of code.matchAll(/\binterface\s+Tables\s*\{/g)) {
    const open = opening.index + opening[0].length - 1
    for (const [table, body] of members(code.slice(open + 1, closing(code, open)))) {
      const inner = body.slice(body.indexOf('{') + 1, body.lastIndexOf('}'))
      tables.set(
        table,
        members(inner).map(([name, type]) => ({
          name,
          nullable: /\bnull\b/.test(type.replace(/<[^>]*>/g, '')) || /Generated<[^>]*\bnull\b/.test(type),
          hasDefault: /\bGenerated</.test(type),
        })),
      )
    }
  }
  return tables
}

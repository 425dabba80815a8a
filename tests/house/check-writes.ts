import { roomOf } from './check-rooms.ts'
import { lineOf, readSource } from './read-source.ts'
import type { File } from './source-files.ts'

export type Write = { table: string; line: number }

const byKysely = /\b(?:insertInto|replaceInto|updateTable|deleteFrom|mergeInto)\s*(?:<[^>()]*>)?\(\s*(?<table>[^),\n]*)/g
const name = `(?:only\\s+)?(?:public\\.)?"?(?<table>[a-z_][a-z_0-9.]*|\\?)"?`
// "do update set" and "for update skip locked" write nothing by that name; the name after is no table of ours and falls out by itself.
const bySql = [
  new RegExp(
    `\\b(?:insert\\s+into|replace\\s+into|merge\\s+into|delete\\s+from|truncate(?:\\s+table)?|alter\\s+table|drop\\s+table|create\\s+table)\\s+${name}`,
    'gi',
  ),
  new RegExp(`(?<!\\b(?:for|do|key)\\s{1,9})\\bupdate\\s+${name}(?=[\\s\\S]*?\\bset\\b)`, 'gi'),
  new RegExp(`\\bcopy\\s+${name}[\\s\\S]*?\\bfrom\\b`, 'gi'),
]

/** for (const table of ['apples', 'pears'] as const): the tables that a name stands for, when the nearest loop that names it lists them. */
const tablesOfLoop = (before: string, name: string): string[] | undefined => {
  if (!/^\w+$/.test(name)) return undefined
  const loop = [...before.matchAll(new RegExp(`\\bconst\\s+${name}\\s+of\\s*(\\[[^\\]]*\\])\\s*as\\s+const`, 'g'))].at(-1)
  return loop?.[1] ? [...loop[1].matchAll(/['"]([a-z_0-9]+)['"]/g)].map(([, table = '?']) => table) : undefined
}

/** Every write of a source text: kysely's calls and SQL in quotes. A table that is put together at run time is '?'. */
export const readWrites = (text: string): Write[] => {
  const { quoted, texts } = readSource(text)
  const found: Write[] = []
  for (const match of quoted.matchAll(byKysely)) {
    const line = lineOf(text, match.index)
    const said = match.groups?.table?.trim() ?? ''
    // 'stories as s' is kysely's way to name a table.
    const literal = /^(['"])([a-z_0-9]+)(?:\s+as\s+\w+)?\1$/.exec(said)?.[2]
    if (literal) found.push({ table: literal, line })
    else found.push(...(tablesOfLoop(quoted.slice(0, match.index), said) ?? ['?']).map((table) => ({ table, line })))
  }
  for (const one of texts) {
    for (const pattern of bySql) {
      for (const match of one.text.matchAll(pattern))
        found.push({ table: match.groups?.table?.toLowerCase() ?? '?', line: lineOf(text, one.at + match.index) })
    }
  }
  return found
}

/** Writes to a table by another than its owner, and writes that do not say to which table, one sentence each. */
export const checkWrites = (files: File[], owners: Map<string, string>): string[] => {
  const wrong: string[] = []
  for (const { path, text } of files) {
    for (const { table, line } of readWrites(text)) {
      if (table === '?') wrong.push(`${path}:${line} writes a table that it does not name`)
      else if (owners.has(table) && owners.get(table) !== roomOf(path))
        wrong.push(`${path}:${line} writes ${table}, which ${owners.get(table)} owns`)
    }
  }
  return wrong
}

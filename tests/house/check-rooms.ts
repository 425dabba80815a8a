import type { Room } from './read-architecture.ts'
import { hiddenImports, leadsTo, readImports } from './read-imports.ts'
import { type File, isTest } from './source-files.ts'

export const doorOf = (room: string): string => `src/${room}/${room}.ts`

/** The room that a path lies in: 'base' for the ground, '' for what stands at the root of src, undefined outside src. */
export const roomOf = (path: string): string | undefined => {
  const parts = path.split('/')
  if (parts[0] !== 'src') return undefined
  return parts.length > 2 ? parts[1] : ''
}

/**
 * What breaks the table of rooms, one sentence each. A room reaches another through its door alone and only where the table allows; base reaches no
 * room; files at the root of src reach doors; nothing in src reaches tests or benches. Tests beside the code may use the town, and any room's door.
 */
export const checkRooms = (files: File[], rooms: Room[]): string[] => {
  const wrong: string[] = []
  const allowed = new Map(rooms.map((room) => [room.name, new Set(room.mayImport)]))
  for (const { path, text } of files) {
    const here = roomOf(path) ?? ''
    if (here !== '' && here !== 'base' && !allowed.has(here)) wrong.push(`${path}: the room ${here} is not in ARCHITECTURE.md`)
    for (const hidden of hiddenImports(text)) if (!isTest(path)) wrong.push(`${path}: ${hidden} does not say where it leads`)
    for (const { specifier, kind } of readImports(text)) {
      const to = leadsTo(path, specifier)
      if (to === undefined) continue
      const there = roomOf(to)
      if (there === undefined) {
        if (/^(tests|bench)\//.test(to) && !isTest(path)) wrong.push(`${path} imports ${to}, which is no part of the house`)
        continue
      }
      if (there === here || there === 'base') continue
      if (there === '') wrong.push(`${path} imports ${to}: rooms look down, and the root of src stands above them`)
      else if (here === 'base') wrong.push(`${path} imports ${to}: base knows no room`)
      else if (kind === 'augment') wrong.push(`${path} adds to ${to}, which is another room's`)
      else if (to !== doorOf(there)) wrong.push(`${path} imports ${to}, not the door ${doorOf(there)}`)
      else if (here !== '' && !isTest(path) && !allowed.get(here)?.has(there))
        wrong.push(`${path} imports ${there}, which ARCHITECTURE.md does not allow ${here}`)
    }
  }
  return wrong
}

/** Rings among the rooms of the table, each as 'a → b → a'. */
export const findRings = (edges: Map<string, string[]>): string[] => {
  const rings: string[] = []
  const done = new Set<string>()
  const visit = (name: string, way: string[]) => {
    const at = way.indexOf(name)
    if (at >= 0) {
      rings.push([...way.slice(at), name].join(' → '))
      return
    }
    if (done.has(name)) return
    for (const next of edges.get(name) ?? []) visit(next, [...way, name])
    done.add(name)
  }
  for (const name of edges.keys()) visit(name, [])
  return rings
}

/** What each file needs before it can run: imports that stay at run time and are not made later. */
export const runTimeEdges = (files: File[]): Map<string, string[]> =>
  new Map(
    files.map(({ path, text }) => [
      path,
      readImports(text)
        .filter(({ kind }) => kind === 'static')
        .flatMap(({ specifier }) => leadsTo(path, specifier) ?? []),
    ]),
  )

export type Room = { name: string; mayImport: string[]; tables: string[]; says: string[] }

const cells = (line: string) =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())
const names = (cell: string) => (cell === '–' ? [] : cell.split(',').map((name) => name.trim()))

/** The table of rooms as ARCHITECTURE.md has it. Throws when there is none, so that no test passes for want of rules. */
export const readArchitecture = (text: string): Room[] => {
  const lines = text.split('\n')
  const head = lines.findIndex((line) => /^\|\s*room\s*\|/.test(line))
  if (head < 0) throw new Error('ARCHITECTURE.md has no table that begins with | room |')
  const rows: Room[] = []
  for (const line of lines.slice(head + 2)) {
    if (!line.startsWith('|')) break
    const [name = '', mayImport = '', tables = '', says = ''] = cells(line)
    rows.push({ name, mayImport: names(mayImport), tables: names(tables), says: names(says) })
  }
  if (rows.length === 0) throw new Error('the table of rooms in ARCHITECTURE.md is empty')
  return rows
}

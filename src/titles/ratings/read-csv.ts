/** One line of a table, with the number of the line in the file on which it begins. */
export type CsvLine = { line: number; cells: string[] }

/**
 * Reads comma-separated values (RFC 4180): cells in double quotes may hold commas, line ends and doubled quotes; lines end in LF or CRLF; empty lines are none. Semicolons and tabs part cells too where the
 * first line has them and no comma, as spreadsheets of half of Europe write it. A quote that is never closed runs to the end. Pure.
 */
export const readCsv = (text: string): CsvLine[] => {
  const head = text.slice(0, 2000).split(/\r?\n/, 1)[0] ?? ''
  const comma = head.includes(',') ? ',' : head.includes(';') ? ';' : head.includes('\t') ? '\t' : ','
  const lines: CsvLine[] = []
  let cells: string[] = []
  let cell = ''
  let quoted = false
  let [line, began] = [1, 1]
  const end = () => {
    cells.push(cell.trim())
    if (cells.some(Boolean)) lines.push({ line: began, cells })
    cells = []
    cell = ''
    began = line
  }
  for (let at = text.charCodeAt(0) === 0xfeff ? 1 : 0; at < text.length; at++) {
    const letter = text[at] as string
    if (letter === '\n') line++
    if (quoted) {
      if (letter !== '"') cell += letter
      else if (text[at + 1] === '"') cell += text[++at]
      else quoted = false
    } else if (letter === '"' && cell.trim() === '') {
      quoted = true
      cell = ''
    } else if (letter === comma) {
      cells.push(cell.trim())
      cell = ''
    } else if (letter === '\n') end()
    else cell += letter
  }
  end()
  return lines
}

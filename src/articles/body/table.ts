import { textOfClean } from '../plain-text.ts'

// A browser lays out what spans a million columns for minutes.
const mostSpan = 40
const mostRows = 400
const mostCells = 4000

const cell = /<(t[hd])\b([^>]*)>([\s\S]*?)<\/\1>/g
const isBold = (inner: string) => /^\s*(?:<p>)?\s*<(strong|b)>(?:(?!<\/\1>).)*<\/\1>\s*(?:<\/p>)?\s*$/s.test(inner)

const bounded = (attributes: string) =>
  attributes
    .replace(/\s(colspan|rowspan)="([^"]*)"/g, (_, name: string, told: string) => {
      const span = Math.min(mostSpan, Number.parseInt(told, 10) || 1)
      return span > 1 ? ` ${name}="${span}"` : ''
    })
    .replace(/\sscope="(?!(?:col|row|colgroup|rowgroup)")[^"]*"/g, '')

const heading = (attributes: string, inner: string, scope: 'col' | 'row') =>
  `<th${/\sscope=/.test(attributes) ? attributes : `${attributes} scope="${scope}"`}>${inner.replace(/^\s*(?:<p>)?\s*<(strong|b)>((?:(?!<\/\1>).)*)<\/\1>\s*(?:<\/p>)?\s*$/s, '$2')}</th>`

// A spread of so many numbers would not fit on the stack.
const most = (numbers: number[]) => numbers.reduce((one, other) => Math.max(one, other), 0)

/**
 * A sanitised table as a table of data: bounded, its head marked as such (a first row that is `thead`, all `th` or all bold; `th` at the head of a row). null where it only
 * lays out a page, as old systems and letters do: tables in tables, one cell a row, a row of long texts.
 */
export const dataTable = (html: string): string | null => {
  const rows = html.match(/<tr\b[^>]*>[\s\S]*?<\/tr>/g) ?? []
  if (rows.length === 0 || (html.match(/<table\b/g)?.length ?? 0) > 1) return null
  const cells = rows.map((row) => [...row.matchAll(cell)])
  const widest = most(cells.map((row) => row.length))
  if (widest < 2) return null
  const longest = most(cells.flat().map(([, , , inner]) => textOfClean(inner ?? '').length))
  if (longest > 1500 && rows.length <= 3) return null
  const filled = cells.flatMap((row, at) =>
    row.some(([, , , inner]) => textOfClean(inner ?? '') || /<img /.test(inner ?? '')) ? [at] : [],
  )
  const first = filled[0]
  if (first === undefined) return null
  const inHead = /<thead\b[^>]*>([\s\S]*?)<\/thead>/.exec(html)?.[1] ?? ''
  const headRows = (inHead.match(/<tr\b/g) ?? []).length
  const firstIsHead =
    cells[first]!.length > 1 && cells[first]!.every(([, tag, , inner]) => tag === 'th' || isBold(inner ?? '') || !textOfClean(inner ?? ''))
  const heads = headRows > 0 && headRows < rows.length ? headRows : firstIsHead && filled.length > 1 ? first + 1 : 0
  let left = mostCells
  const lines = filled.slice(0, mostRows).flatMap((at) => {
    const row = cells[at]!.slice(0, Math.max(0, left))
    left -= row.length
    if (row.length === 0) return []
    const inner = row.map(([, tag, attributes, words], i) => {
      const said = bounded(attributes ?? '')
      if (at < heads) return heading(said, words ?? '', 'col')
      return tag === 'th' ? heading(said, words ?? '', i === 0 ? 'row' : 'col') : `<td${said.replace(/\sscope="\w+"/, '')}>${words}</td>`
    })
    return [{ at, html: `<tr>${inner.join('')}</tr>` }]
  })
  const caption = /<caption\b[^>]*>([\s\S]*?)<\/caption>/.exec(html)?.[1] ?? ''
  const part = (wanted: boolean) => lines.filter(({ at }) => at < heads === wanted).map((line) => line.html)
  const head = part(true)
  return `<table>${textOfClean(caption) ? `<caption>${caption}</caption>` : ''}${head.length > 0 ? `<thead>${head.join('')}</thead>` : ''}<tbody>${part(false).join('')}</tbody></table>`
}

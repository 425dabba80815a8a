import type { Block } from '../blocks.ts'
import { textOfClean } from '../plain-text.ts'

const longestName = 160
const dash = /^\s*(?:<(?:em|strong|b|i|small)>)*\s*[—–-]+\s*(?=\p{L})/u

/** Whether a line at the foot of a quote is the name of who said it: "— Ines Calder, harbour master". */
export const isWhoSaid = (html: string): boolean => dash.test(html.replace(/^<p\b[^>]*>/, '')) && textOfClean(html).length <= longestName

/** Who said it, as it stands under a quote. */
const cite = (inner: string) =>
  `<cite>${inner
    .replace(/<\/?(?:p|div|cite|ul|ol|li|h[234]|blockquote|figcaption|br)\b[^>]*>/g, ' ')
    .replace(dash, '')
    .trim()}</cite>`

/** Puts who said it under a quote that names nobody yet. */
export const withWhoSaid = (quote: Block, inner: string): Block => {
  if (!textOfClean(inner) || quote.html.includes('<cite>')) return quote
  const html = quote.html.replace(/<\/blockquote>$/, `${cite(inner)}</blockquote>`)
  return { ...quote, html, text: textOfClean(html) }
}

/** A sanitised quote: its paragraphs and lists, and under them who said it, wherever the markup has that (`cite`, `footer`, a last line that begins with a dash). `pull`: words of the piece set large. */
export const quoteOf = (html: string, blocksIn: (inner: string) => Block[]): Block[] => {
  const pull = /^<blockquote[^>]*\sclass="pull"/.test(html)
  const attributes = (/^<blockquote([^>]*)>/.exec(html)?.[1] ?? '').replace(/\s(?:class|cite)="[^"]*"/g, '')
  let inner = html.replace(/^<blockquote[^>]*>|<\/blockquote>$/g, '').replace(/<\/?blockquote[^>]*>/g, '<div></div>')
  let who = ''
  const cited = [...inner.matchAll(/<cite\b[^>]*>([\s\S]*?)<\/cite>/g)].at(-1)
  // A cite in the middle of a sentence is the name of a work.
  if (cited && !/[\p{L}\p{N}]/u.test(textOfClean(inner.slice(cited.index + cited[0].length)))) {
    who = cited[1]!
    inner = inner.slice(0, cited.index) + inner.slice(cited.index + cited[0].length)
  }
  const blocks = blocksIn(inner)
  const apart = blocks.filter(({ tag, html: one }) => tag === 'figure' || (tag === 'aside' && one.includes('class="embed"')))
  const said = blocks.filter((block) => !apart.includes(block) && block.tag !== 'hr')
  const last = said.at(-1)
  if (!who && said.length > 1 && last?.tag === 'p' && isWhoSaid(last.html)) who = said.pop()!.html
  if (said.length === 0) return apart
  const quote = `<blockquote${pull ? ' class="pull"' : ''}${attributes}>${said.map((block) => block.html).join('')}</blockquote>`
  return [withWhoSaid({ tag: 'blockquote', html: quote, text: textOfClean(quote) }, who), ...apart]
}

import { asHtml } from '../../plain-text.ts'
import type { NitfPart } from '../nitf/nitf-part.ts'
import { nitfOf } from '../nitf/nitf-part.ts'
import type { Said } from './said.ts'

const looksLikeNitf = ({ type, role, value }: Said) =>
  /nitf/.test(type) ||
  /^nitf/.test(role) ||
  /^\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!doctype nitf[^>]{0,300}>\s*)?<nitf\b/i.test(value.slice(0, 1000))
const looksLikeHtml = ({ type, value }: Said) =>
  /x?html/.test(type) || (!/plain/.test(type) && /<(?:p|div|h[1-6]|ul|article|br|section)\b[^<>]{0,500}>/i.test(value.slice(0, 20_000)))

const within = (html: string): string => {
  // A whole document: its head holds a title that is no part of the text.
  const head = html.search(/<\/head>/i)
  return head >= 0 && head < 20_000 ? html.slice(head + 7) : html
}

/** Text as paragraphs: agencies part theirs by single line ends as often as by empty lines. */
export const paragraphs = (text: string): string => {
  const clean = text.replaceAll('\r\n', '\n').trim()
  const dense = !/\n[ \t]*\n/.test(clean) && clean.split('\n').filter((line) => line.length > 60).length > 1
  return asHtml(dense ? clean.replaceAll('\n', '\n\n') : clean)
}

/**
 * The body of an item out of all the shapes that it gives it in: HTML first, NITF next, plain text last; among several the one for the piece ("main"), else the longest.
 * Shapes that nobody can show (an agency's own markup) are left out. With NITF comes all that NITF says beside the text.
 */
export const ninjsBody = (bodies: Said[]): { html?: string; nitf?: NitfPart } => {
  const best = (some: Said[]) =>
    some.reduce<Said | undefined>((kept, one) => {
      const worth = ({ role, value }: Said) => (role === 'main' || role === 'html' ? 1e9 : 0) + value.length
      return kept && worth(kept) >= worth(one) ? kept : one
    }, undefined)
  const nitf = bodies.filter(looksLikeNitf)
  const rest = bodies.filter((one) => !nitf.includes(one) && !/xml/.test(one.type.replace('xhtml+xml', '')))
  const html = best(rest.filter(looksLikeHtml))
  if (html) return { html: within(html.value) }
  const marked = best(nitf)
  const part = marked && nitfOf(marked.value)
  if (part?.html) return { html: part.html, nitf: part }
  const text = best(rest)
  return text ? { html: paragraphs(text.value) } : {}
}

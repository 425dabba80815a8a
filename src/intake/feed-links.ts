import { readTags } from '../base/page-tags.ts'

const feedTypes = /^(application\/(rss|atom|rdf)\+xml|application\/feed\+json|application\/json|text\/xml|application\/xml)$/i

/** Whether a text is a web page: its first element says so. */
export const isWebPage = (text: string): boolean => pageStart.test(text.slice(0, 10_000)) && !feedRoot.test(text.slice(0, 10_000))

// A comment ends at its first end: one that could end at a later one too makes the ways to read a row of thirty comments a thousand million.
// Some feeds carry a document type of HTML; their root element tells.
const feedRoot =
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->)[\s\S])*-->\s*)*<!doctype[^>]*>\s*(?:<!--(?:(?!-->)[\s\S])*-->\s*)*<(?:rss|rdf:rdf|feed)[\s>]/i
const pageStart = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->)[\s\S])*-->\s*)*(?:<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>])/i

/** The feeds that a web page names (`<link rel="alternate">`), as absolute addresses, at most 20; a relative one without `base` is left as it is. */
export const feedLinks = (html: string, base: string | undefined): string[] => {
  const tags = readTags(html.slice(0, 500_000), ['base', 'link'])
  const inner = tags.find(({ name, attributes }) => name === 'base' && attributes.href)?.attributes.href
  const from = inner && URL.canParse(inner, base) ? new URL(inner, base).href : base
  const found = tags.flatMap(({ name, attributes }) => {
    if (name !== 'link') return []
    const rel = (attributes.rel ?? '').toLowerCase().split(/\s+/)
    const type = (attributes.type ?? '').split(';')[0]?.trim() ?? ''
    const href = (attributes.href ?? '').trim()
    if (!href || href.length > 2000 || !(rel.includes('alternate') || rel.includes('feed')) || !feedTypes.test(type)) return []
    if (!URL.canParse(href, from)) return [href]
    const url = new URL(href, from)
    return /^https?:$/.test(url.protocol) ? [url.href] : []
  })
  return [...new Set(found)].slice(0, 20)
}

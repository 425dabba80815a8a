import type { Block } from '../blocks.ts'
import { bodyText, readBody } from '../read-body.ts'
import { shinglesOf } from './shingles.ts'

const shortest = 300
const size = 4

const characters: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' }
const unescaped = (text: string) => text.replace(/&(?:lt|gt|quot|amp);/g, (one) => characters[one]!)

/** The text that a publisher gives to search engines (JSON-LD articleBody), in blocks: markup or bare lines, as it comes. */
const blocksOf = (told: string, url: string | undefined): Block[] => {
  // Content systems leave their own marks in it, and escape all of it once or twice.
  let body = told
  for (let i = 0; i < 2 && /&(?:amp;)?lt;(?:!--|\/?(?:p|div|h\d)\b)/i.test(body); i++) body = unescaped(body)
  body = body.replace(/<!--[^<>]{0,500}-->/g, ' ').replace(/\[\/?[a-z][a-z0-9_-]{2,30}(?:\s[^\][]{0,1000})?\]/g, ' ')
  const html = /<p[\s>]/i.test(body)
    ? body
    : body
        .split(/\n+|(?<=[.!?…”"])\s{2,}/)
        .map((line) => `<p>${line.replace(/&(?!\w+;|#)/g, '&amp;')}</p>`)
        .join('')
  return readBody(html, url).blocks
}

/**
 * The body from JSON-LD, where the page shows clearly less of it than search engines are given (scripts that fetch the text, gates that hide it); else undefined.
 * Compared by what is said, not by length: some systems write the whole text twice.
 */
export const unseenLinkedBody = (linked: string | undefined, seen: Block[], url: string | undefined): Block[] | undefined => {
  if (!linked || linked.length < shortest || linked.length > 1_000_000) return undefined
  const blocks = blocksOf(linked, url)
  const text = bodyText(blocks)
  const told = shinglesOf(text, size)
  const shown = shinglesOf(bodyText(seen), size)
  if (text.length < shortest || told.size === 0) return undefined
  let both = 0
  for (const shingle of told) if (shown.has(shingle)) both++
  return both < told.size * 0.7 && shown.size < told.size * 0.8 ? blocks : undefined
}

import type { Block } from '../blocks.ts'
import { escapeText, plainText } from '../plain-text.ts'

/** One update of a live blog as JSON-LD tells it (schema.org LiveBlogPosting, `liveBlogUpdate`). `at`: ISO 8601. */
export type LinkedUpdate = { headline: string; text: string; at: string | null }

type Thing = Record<string, unknown>
const isThing = (value: unknown): value is Thing => typeof value === 'object' && value !== null && !Array.isArray(value)
const words = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')
const most = 300

const time = (value: unknown): string | null => {
  const at = new Date(words(value).replace(/([+-]\d\d)(\d\d)$/, '$1:$2'))
  return Number.isFinite(at.getTime()) ? at.toISOString() : null
}

/** The updates of a thing of JSON-LD, in the publisher's order; none where it is no live blog. */
export const linkedUpdates = (thing: unknown): LinkedUpdate[] => {
  const told = isThing(thing) ? thing.liveBlogUpdate : undefined
  const things = (Array.isArray(told) ? told : [told]).slice(0, most).filter(isThing)
  return things
    .map((one) => ({
      headline: plainText(words(one.headline ?? one.name).slice(0, 500)),
      text: words(one.articleBody ?? one.text ?? one.description).slice(0, 50_000),
      at: time(one.datePublished ?? one.dateCreated ?? one.dateModified),
    }))
    .filter(({ headline, text }) => headline || text)
}

const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
const isHeading = ({ tag }: Block) => /^h\d$/.test(tag)

/** Where in the body each update begins, by its headline or its first words; those that are not found are left out. Never goes backwards. */
const beginnings = (blocks: Block[], updates: LinkedUpdate[]): { from: number; update: LinkedUpdate }[] => {
  const said = blocks.map(({ text }) => letters(text.slice(0, 400)))
  const found = updates.flatMap((update) => {
    const [headline, first] = [letters(update.headline), letters(plainText(update.text.slice(0, 600))).slice(0, 50)]
    const from = said.findIndex(
      (text, at) => (headline.length > 8 && text === headline) || (first.length > 20 && text.startsWith(first) && !isHeading(blocks[at]!)),
    )
    return from < 0 ? [] : [{ from, update }]
  })
  const ordered = found.toSorted((one, other) => one.from - other.from)
  return ordered.filter(({ from }, at) => at === 0 || from > ordered[at - 1]!.from)
}

const told = ({ headline, text, at }: LinkedUpdate, key: number): Block[] => {
  const part = { kind: 'live', key, at } as const
  const paragraphs = text
    .split(/\n+|<\/?(?:p|br|div)\b[^>]*>/i)
    .map((line) => plainText(line))
    .filter(Boolean)
  return [
    ...(headline ? [{ tag: 'h2', html: `<h2>${escapeText(headline)}</h2>`, text: headline, part }] : []),
    ...paragraphs.map((line) => ({ tag: 'p', html: `<p>${escapeText(line)}</p>`, text: line, part })),
  ]
}

/**
 * The body with the updates that JSON-LD names marked in it, where the markup did not show them: found again by their headlines or first words, or, where the body has
 * hardly any of them, as JSON-LD tells them (it holds those of the other pages too).
 */
export const withUpdates = (blocks: Block[], updates: LinkedUpdate[]): Block[] => {
  if (updates.length < 2 || blocks.some(({ part }) => part?.kind === 'live')) return blocks
  const starts = beginnings(blocks, updates)
  if (starts.length >= Math.max(2, updates.length * 0.5)) {
    return blocks.map((block, at) => {
      const key = starts.findLastIndex(({ from }) => from <= at)
      return key < 0 ? block : { ...block, part: { kind: 'live', key, at: starts[key]!.update.at } }
    })
  }
  const linked = updates.flatMap(told)
  const length = (some: Block[]) => some.reduce((sum, { text }) => sum + text.length, 0)
  return starts.length < 2 && length(linked) > length(blocks) ? [...blocks.slice(0, starts[0]?.from ?? 0), ...linked] : blocks
}

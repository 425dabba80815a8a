import { differ, type Run } from './differ.ts'

export type VersionText = { headline: string; standfirst: string | null; html: string | null }

/** Words of a paragraph, or of a headline, as runs. */
export type Words = Run<string>[]
/** What happened to the paragraphs of a body: `kept` so many unchanged, one that was changed, taken out, or put in. */
export type Change = { kind: 'kept'; count: number } | { kind: 'changed' | 'gone' | 'new'; words: Words }
export type Compared = { headline: Words | undefined; standfirst: Words | undefined; body: Change[] }

// A body of more paragraphs than these is a live blog of days: its beginning is compared.
const mostBlocks = 1500
/** Of two paragraphs so much must be the same for one to be the other, changed. */
const alike = 0.4

const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' }

/** The paragraphs of a stored body as plain text; pictures and their captions are left out, as the terms may let them be shown to nobody. */
export const blocksIn = (html: string | null): string[] =>
  (html ?? '')
    .replace(/<figure\b[^>]*>[\s\S]*?<\/figure>/gi, '')
    .split(/<\/(?:p|h[1-6]|li|tr|blockquote|pre|dd|dt|div|section|aside|caption)>|<br\s*\/?>/i)
    .map((block) =>
      block
        .replace(/<\/t[dh]>/gi, ' ')
        .replace(/<[^>]*>/g, '')
        .replace(/&(?:amp|lt|gt|quot);/g, (entity) => entities[entity] as string)
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter(Boolean)
    .slice(0, mostBlocks)

// Of scripts without spaces each sign is a word; a space belongs to the word before it.
const wordsOf = (text: string): string[] =>
  text.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]|[^\s\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]+\s*|\s+/gu) ??
  []

// The last word is to be the same word as where another follows it.
const compareWords = (one: string, other: string): Words => differ(wordsOf(one && `${one} `), wordsOf(other && `${other} `), 400)

const likenessOf = (one: string, other: string): number => {
  const had = new Map<string, number>()
  const words = wordsOf(one).map((word) => word.trim())
  for (const word of words) had.set(word, (had.get(word) ?? 0) + 1)
  let both = 0
  const others = wordsOf(other).map((word) => word.trim())
  for (const word of others) {
    const left = had.get(word) ?? 0
    if (left > 0) both++
    had.set(word, left - 1)
  }
  return (2 * both) / Math.max(1, words.length + others.length)
}

/** Paragraphs that were taken out against those put in at the same place: in their order, those that are alike are one, changed. */
const pairUp = (gone: string[], fresh: string[]): Change[] => {
  const changes: Change[] = []
  let next = 0
  for (const block of fresh) {
    const found = gone.slice(next, next + 12).findIndex((one) => likenessOf(one, block) >= alike)
    if (found < 0) {
      changes.push({ kind: 'new', words: [{ kind: 'new', parts: [block] }] })
      continue
    }
    for (const one of gone.slice(next, next + found)) changes.push({ kind: 'gone', words: [{ kind: 'gone', parts: [one] }] })
    changes.push({ kind: 'changed', words: compareWords(gone[next + found] as string, block) })
    next += found + 1
  }
  for (const one of gone.slice(next)) changes.push({ kind: 'gone', words: [{ kind: 'gone', parts: [one] }] })
  return changes
}

/** What changed from one version of an article to the next, paragraph by paragraph and within them word by word. */
export const compareVersions = (one: VersionText, other: VersionText): Compared => {
  const runs = differ(blocksIn(one.html), blocksIn(other.html))
  const body: Change[] = []
  for (let at = 0; at < runs.length; at++) {
    const run = runs[at] as Run<string>
    if (run.kind === 'same') {
      body.push({ kind: 'kept', count: run.parts.length })
      continue
    }
    const after = runs[at + 1]
    const both = after && after.kind !== 'same' ? [run, after] : [run]
    const of = (kind: Run<string>['kind']) => both.flatMap((part) => (part.kind === kind ? part.parts : []))
    body.push(...pairUp(of('gone'), of('new')))
    at += both.length - 1
  }
  const told = (before: string | null, after: string | null) => (before === after ? undefined : compareWords(before ?? '', after ?? ''))
  return { headline: told(one.headline, other.headline), standfirst: told(one.standfirst, other.standfirst), body }
}

/** Whether there is anything to be seen of what changed. */
export const isSeen = ({ headline, standfirst, body }: Compared): boolean =>
  headline !== undefined || standfirst !== undefined || body.some(({ kind }) => kind !== 'kept')

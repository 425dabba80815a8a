import { z } from 'zod'
import type { GroupLine } from '../stories/stories.ts'

const words = z.string().nullish()

const form = z.object({
  id: z.union([z.string(), z.number()]),
  title: words,
  text: words,
  ts: z.union([z.string(), z.number()]).nullish(),
  source: words,
  language: words,
})

// Streams from elsewhere count seconds or milliseconds; a count of seconds reaches 1e11 in the year 5138.
const iso = (ts: string | number | null | undefined) => {
  if (typeof ts !== 'number') return ts ?? null
  const ms = Math.abs(ts) < 1e11 ? ts * 1000 : ts
  return Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : null
}

/** Reads one line of a stream of articles, or says in one sentence what is wrong with it. */
export const readTelling = (line: string): { id: string | number; telling: GroupLine } | { problem: { code: string; message: string } } => {
  let json: unknown
  try {
    json = JSON.parse(line.replace(/^\uFEFF/, ''))
  } catch {
    return { problem: { code: 'not-json', message: 'The line is not JSON.' } }
  }
  const read = form.safeParse(json)
  if (!read.success) {
    const [issue] = read.error.issues
    return {
      problem: { code: 'not-an-article', message: `The line is not an article: ${issue?.path.join('.') || 'line'}: ${issue?.message}.` },
    }
  }
  const { id, title, text, ts, source, language } = read.data
  if (!title?.trim() && !text?.trim()) return { problem: { code: 'empty', message: 'The article has neither title nor text.' } }
  return { id, telling: { id: String(id), title: title ?? '', text, ts: iso(ts), source, language } }
}

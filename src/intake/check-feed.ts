import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { fetchOutside, type Network, readBody, usualLimits } from '../base/fetching.ts'
import { lifeNotes, lifeOf, lifeWords, type SaidLife, type TakenBack, takenBack } from './check-life.ts'
import { type FeedProblem, type FeedRead, type FeedSource, readFeed } from './read-feed.ts'
import { safeHtml } from './safe-html.ts'
import { outcomeWords } from './status-words.ts'

/** What `feed check --json` says of one file or address: dates in ISO 8601, `summary` and `content` as the feed's HTML without what
 * could run (so that they may be looked at). */
export type FeedCheck = {
  file: string
  ok: boolean
  format: string | null
  title: string | null
  language: string | null
  items: ({
    id: string | null
    link: string | null
    title: string
    authors: { name: string; role?: string; email?: string }[]
    published: string | null
    updated: string | null
    summary: string | null
    content: string | null
    categories: string[]
    media: (Omit<FeedRead['items'][number]['media'][number], 'address'> & { url: string })[]
  } & SaidLife)[]
  /** What the publisher has taken back, where there is any. */
  takenBack?: TakenBack[]
  problems: FeedProblem[]
}

const iso = (date: Date | undefined) => date?.toISOString() ?? null

const checked = (file: string, read: FeedRead, now: Date, more: FeedProblem[] = []): FeedCheck => {
  const gone = takenBack(read)
  return {
    file,
    ok: read.ok,
    format: read.format ?? null,
    title: read.title ?? null,
    language: read.language ?? null,
    items: read.items
      .filter(({ status }) => status !== 'canceled')
      .map((item) => ({
        id: item.guid ?? null,
        link: item.link ?? null,
        title: item.title,
        authors: item.authors,
        published: iso(item.published),
        updated: iso(item.updated),
        summary: safeHtml(item.summaryHtml, item.base ?? item.link),
        content: safeHtml(item.contentHtml, item.base ?? item.link),
        categories: item.categories,
        media: item.media.map(({ address, ...one }) => ({ url: address, ...one })),
        ...lifeOf(item),
      })),
    ...(gone.length > 0 ? { takenBack: gone } : {}),
    problems: [...more, ...read.problems, ...lifeNotes(read, now)],
  }
}

const failed = (file: string, code: string, message: string): FeedCheck =>
  checked(file, { ok: false, items: [], problems: [{ severity: 'error', code, message }] }, new Date(0))

/** Checks a feed's bytes, which came from `address` if that is known. */
export const checkFeed = (file: string, bytes: Uint8Array, source: FeedSource): FeedCheck =>
  checked(file, readFeed(bytes, source), source.now)

const fileWords: Record<string, string> = {
  ENOENT: 'There is no such file.',
  EISDIR: 'This is a folder, not a file.',
  EACCES: 'This file may not be read.',
}

/** Checks a file, packed with gzip or not (the bytes tell), a wire format `against` a version of it if one is named. Never rejects: a file that cannot be read is a check that is not ok. */
export const checkFeedFile = async (path: string, now: Date, against?: string): Promise<FeedCheck> => {
  try {
    if ((await stat(path)).isDirectory()) return failed(path, 'file', fileWords.EISDIR ?? '')
    const bytes = await readBody(createReadStream(path) as Readable, '', usualLimits)
    return checkFeed(path, bytes, { now, against })
  } catch (error) {
    const { code = '', message } = error as { code?: string; message: string }
    if (code === 'too-large')
      return failed(
        path,
        'too-large',
        `The file holds more than ${usualLimits.unpacked / 1_000_000} MB, which is more than is read of a feed.`,
      )
    if (code.startsWith('Z_')) return failed(path, 'garbled', 'The file is packed with gzip, but cannot be unpacked to its end.')
    return failed(path, 'file', fileWords[code] ?? `The file cannot be read (${message}).`)
  }
}

/** Checks what an address gives. Never rejects. */
export const checkFeedAddress = async (address: string, network: Network, now: Date): Promise<FeedCheck> => {
  const answer = await fetchOutside(
    address,
    { accept: 'application/atom+xml, application/rss+xml, application/feed+json, */*;q=0.5' },
    network,
  )
  if (answer.kind === 'problem') return failed(address, answer.code, answer.words)
  if (answer.status < 200 || answer.status >= 300)
    return failed(address, `status-${answer.status}`, outcomeWords(answer.finalAddress, answer.status))
  const moved: FeedProblem[] = answer.permanentlyMovedTo
    ? [{ severity: 'note', code: 'moved', message: `The feed has moved for good to ${answer.permanentlyMovedTo}` }]
    : []
  return checked(
    address,
    readFeed(answer.body, { address: answer.finalAddress, contentType: answer.headers['content-type'], now }),
    now,
    moved,
  )
}

const marks = { error: '✗', warning: '!', note: '·' }

/** A check in words, for people: what it is, its newest items, what is wrong with it. */
export const explainFeedCheck = (check: FeedCheck): string => {
  const head = check.ok
    ? `${check.file}\n  ${check.title ?? 'A feed without a title'} (${[check.format, check.language].filter(Boolean).join(', ')}), ${check.items.length} ${check.items.length === 1 ? 'item' : 'items'}`
    : `${check.file}\n  cannot be read as a feed`
  const items = check.items
    .slice(0, 5)
    .map(
      (item) =>
        `  - ${item.published?.slice(0, 16).replace('T', ' ') ?? 'no date'.padEnd(16)}  ${item.title || '(no headline)'}${lifeWords(item)}${item.link ? `\n    ${item.link}` : ''}`,
    )
  const more = check.items.length > 5 ? [`  … and ${check.items.length - 5} more`] : []
  return [head, ...items, ...more, ...check.problems.map(({ severity, message }) => `  ${marks[severity]} ${message}`)].join('\n')
}

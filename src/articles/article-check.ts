import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { fetchOutside, type Network, readBody, usualLimits } from '../base/fetching.ts'
import { checkInThread } from './check-in-thread.ts'
import { decodePage } from './decode-page.ts'
import { extractArticle } from './extract-article.ts'
import { inZone } from './facts/choose-date.ts'
import type { PageImage } from './page-facts.ts'
import { findPlaces, findProblems } from './page-findings.ts'
import type { Byline } from './tables.ts'

export type ArticleProblem = { severity: 'error' | 'warning' | 'note'; code: string; message: string }

/** What `article check --json` says of one page: dates in ISO 8601, `text` with one paragraph a line, `html` sanitised. */
export type ArticleCheck = {
  file: string
  ok: boolean
  url: string | null
  title: string | null
  /** Names alone; `byline` has their roles. */
  authors: string[]
  byline: Byline
  /** With the offset of the zone in which the page tells it. */
  published: string | null
  modified: string | null
  section: string | null
  language: string | null
  /** The lead picture's address; `picture` has its alt text, caption and credit. */
  image: string | null
  picture: PageImage | null
  text: string
  html: string
  /** Where each fact was found, in sentences. */
  found: string[]
  problems: ArticleProblem[]
}

const nothing = {
  url: null,
  title: null,
  authors: [],
  byline: [],
  published: null,
  modified: null,
  section: null,
  language: null,
  image: null,
  picture: null,
  text: '',
  html: '',
  found: [],
}
export const failed = (file: string, code: string, message: string, url: string | null = null): ArticleCheck => ({
  file,
  ok: false,
  ...nothing,
  url,
  problems: [{ severity: 'error', code, message }],
})

/** Checks a page's bytes, which came from `address` if that is known. Never throws: whatever the page holds, the answer says what is wrong with it. */
export const checkArticle = (
  file: string,
  bytes: Uint8Array,
  source: { address?: string; contentType?: string; now: Date },
): ArticleCheck => {
  if (bytes.length === 0) return failed(file, 'empty', 'There is nothing in it.', source.address)
  const html = decodePage(bytes, source.contentType)
  if (!/<[a-z!]/i.test(html.slice(0, 5000))) return failed(file, 'not-html', 'It is not an HTML page.', source.address)
  try {
    const article = extractArticle(html, source.address)
    const { published, authors: byline, image: picture, facts, ...rest } = article
    return {
      file,
      ok: article.text !== '',
      ...rest,
      authors: byline.map(({ name }) => name),
      byline,
      image: picture?.address ?? null,
      picture,
      published: published && inZone(published, facts.publishedOffset),
      modified: facts.modified?.toISOString() ?? null,
      found: findPlaces(article),
      problems: findProblems(article, source.now),
    }
  } catch (error) {
    return failed(file, 'unreadable', `The page cannot be read (${(error as Error).message.split('\n')[0]}).`, source.address)
  }
}

const longest = 15_000

/** The same in a thread of its own, which a page may hold for 15 seconds and 768 MB: one that takes more is told so and does not hold its caller. */
export const checkWithin = async (
  file: string,
  bytes: Uint8Array,
  source: { address?: string; contentType?: string; now: Date },
  limit = longest,
): Promise<ArticleCheck> =>
  (await checkInThread({ file, bytes, source }, limit)) ??
  failed(file, 'too-slow', `The page takes more than ${limit / 1000} seconds or more memory than a page may.`, source.address)

const fileWords: Record<string, string> = {
  ENOENT: 'There is no such file.',
  EISDIR: 'This is a folder, not a file.',
  EACCES: 'This file may not be read.',
}

/** Checks a saved page, packed with gzip or not (the bytes tell). `address`: where it came from; else what it says of itself. Never rejects. */
export const checkArticleFile = async (path: string, { address, now }: { address?: string; now: Date }): Promise<ArticleCheck> => {
  try {
    if ((await stat(path)).isDirectory()) return failed(path, 'file', fileWords.EISDIR!)
    return await checkWithin(path, await readBody(createReadStream(path) as Readable, '', usualLimits), { address, now })
  } catch (error) {
    const { code = '', message } = error as { code?: string; message: string }
    if (code === 'too-large')
      return failed(
        path,
        'too-large',
        `The file holds more than ${usualLimits.unpacked / 1_000_000} MB, which is more than is read of a page.`,
      )
    if (code.startsWith('Z_')) return failed(path, 'garbled', 'The file is packed with gzip, but cannot be unpacked to its end.')
    return failed(path, 'file', fileWords[code] ?? `The file cannot be read (${message}).`)
  }
}

/** Fetches a page and checks it. Never rejects. The person who asks answers for the call, so robots.txt is not asked. */
export const checkArticleAddress = async (address: string, network: Network, now: Date): Promise<ArticleCheck> => {
  const answer = await fetchOutside(address, { accept: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.5' }, network)
  if (answer.kind === 'problem') return failed(address, answer.code, answer.words)
  if (answer.status < 200 || answer.status >= 300)
    return failed(address, `status-${answer.status}`, `The page answers with status ${answer.status}.`, answer.finalAddress)
  return checkWithin(address, answer.body, { address: answer.finalAddress, contentType: answer.headers['content-type'], now })
}

const marks = { error: '✗', warning: '!', note: '·' }

/** A check in words, for people. */
export const explainArticleCheck = (check: ArticleCheck): string => {
  const paragraphs = check.text.split('\n')
  const lines = check.ok
    ? [
        check.title ?? '(no headline)',
        [
          check.byline.map(({ name, role }) => (role ? `${name}, ${role}` : name)).join('; '),
          check.published?.slice(0, 16).replace('T', ' '),
          check.section,
          check.language,
        ]
          .filter(Boolean)
          .join(' · '),
        check.picture ? `picture ${check.picture.address}${check.picture.credit ? ` (${check.picture.credit})` : ''}` : '',
        `${check.text.split(/\s+/).length} words in ${paragraphs.length} ${paragraphs.length === 1 ? 'paragraph' : 'paragraphs'}`,
        `“${paragraphs[0]!.slice(0, 200)}${paragraphs[0]!.length > 200 ? '…' : ''}”`,
      ].filter(Boolean)
    : ['no article can be read']
  return [
    check.file,
    ...lines.map((line) => `  ${line}`),
    ...check.found.map((sentence) => `  · ${sentence}`),
    ...check.problems.map(({ severity, message }) => `  ${marks[severity]} ${message}`),
  ].join('\n')
}

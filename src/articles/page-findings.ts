import type { ArticleProblem } from './article-check.ts'
import { partCredit } from './credit.ts'
import type { ExtractedArticle } from './extract-article.ts'

const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
const day = 86_400_000
const dayOf = (date: Date) => date.toISOString().slice(0, 10)

/** What is amiss with a page: each finding is one sentence that says what was looked for, where, and what was there instead. */
export const findProblems = (article: ExtractedArticle, now: Date): ArticleProblem[] => {
  const { facts, text, title, published, authors, image } = article
  const problems: ArticleProblem[] = []
  const tell = (severity: ArticleProblem['severity'], code: string, message: string) => problems.push({ severity, code, message })
  if (!text) tell('error', 'no-text', 'No article was found on the page: no part of it holds running text, and JSON-LD gives none.')
  else if (text.length < 500)
    tell('warning', 'short-text', `Only ${text.length} characters of text were found: a teaser, or a page behind a gate.`)
  const told = facts.linked?.body?.length ?? 0
  if (text && told > text.length * 1.5 && told > text.length + 500)
    tell('note', 'less-than-told', `JSON-LD holds ${told} characters of text, and ${text.length} were read.`)
  if (!title) tell('warning', 'no-title', 'The page has no headline: neither an h1 nor JSON-LD, Open Graph or a title element gives one.')
  else if (
    facts.from.title === 'h1' &&
    facts.toldTitle &&
    !plain(facts.toldTitle).includes(plain(title)) &&
    !plain(title).includes(plain(facts.toldTitle))
  )
    tell(
      'note',
      'other-title',
      `Readers see the headline “${title}”, search engines are told “${facts.toldTitle.slice(0, 200)}”; the first is taken.`,
    )
  if (!published)
    tell(
      'warning',
      'no-date',
      'The page does not say when it was published, in no meta element, JSON-LD, time element or text near its headline.',
    )
  else if (published.getTime() > now.getTime())
    tell('warning', 'future-date', `The page says that it was published in the future, on ${dayOf(published)}.`)
  if (published && facts.dayInAddress && Math.abs(published.getTime() - facts.dayInAddress.getTime()) > 3 * day)
    tell(
      'warning',
      'address-date',
      `The address carries the day ${dayOf(facts.dayInAddress)}, ${facts.from.published} says ${dayOf(published)}; the latter is taken.`,
    )
  if (published && facts.modified && facts.modified.getTime() < published.getTime() - day)
    tell(
      'note',
      'modified-first',
      `The page says that it was changed on ${dayOf(facts.modified)}, before it was published on ${dayOf(published)}.`,
    )
  if (authors.length === 0) tell('note', 'no-authors', 'The page names no author, in no JSON-LD, meta element or line near its headline.')
  if (!image) tell('note', 'no-image', 'The page gives no picture, in no JSON-LD, Open Graph or text.')
  if (facts.brokenScripts)
    tell(
      'warning',
      'broken-data',
      `${facts.brokenScripts === 1 ? 'One script of JSON-LD cannot' : `${facts.brokenScripts} scripts of JSON-LD cannot`} be read, even with the usual mistakes mended.`,
    )
  return problems
}

/** Where each fact was found, one sentence each. */
export const findPlaces = ({ facts, image, section, language }: ExtractedArticle): string[] => {
  const { from, authors, linked, published, publishedOffset } = facts
  const zone = publishedOffset === 0 ? '' : `, told ${publishedOffset > 0 ? '+' : '-'}${clock(Math.abs(publishedOffset))} from UTC`
  return [
    from.title ? `The headline was taken from ${place(from.title)}.` : '',
    authors.length && from.authors
      ? `${authors.length === 1 ? 'The author was' : `The ${authors.length} authors were`} taken from ${place(from.authors)}.`
      : '',
    published && from.published ? `The date was taken from ${place(from.published)}${zone}.` : '',
    section ? `The section was taken from ${linked?.section ? 'JSON-LD' : 'meta elements, breadcrumbs or the address'}.` : '',
    language && facts.language ? '' : language ? 'The language was told from the text.' : '',
    image && partCredit(image.caption, image.credit).credit ? 'The picture names its credit.' : '',
  ].filter(Boolean)
}

const clock = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
const place = (from: string) =>
  ({
    h1: 'the h1',
    h2: 'an h2',
    meta: 'a meta element',
    time: 'a time element',
    script: 'data in a script',
    address: 'the address',
    microdata: 'microdata',
  })[from] ??
  (/^(?:JSON-LD|Open Graph)$/.test(from)
    ? from
    : /^[a-z]+$/.test(from)
      ? `a ${from} element`
      : `the ${from}`.replace('the marked names', 'names that the markup marks'))

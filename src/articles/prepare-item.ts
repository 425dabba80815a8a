import { deskOf, type Terms, type TitleId } from '../titles/titles.ts'
import type { Block } from './blocks.ts'
import { htmlOf } from './body/part.ts'
import { bylineText, readByline } from './byline.ts'
import { canonicalLink } from './canonical-link.ts'
import { takeCorrection } from './correction-note.ts'
import { headlineFromText, readHeadline } from './headline.ts'
import type { Item } from './item.ts'
import { languageOf } from './language-of.ts'
import { takeLeadPicture } from './lead-picture.ts'
import { cutAtSentence, openingOf } from './opening.ts'
import { pictureKey } from './picture-source.ts'
import { plainText } from './plain-text.ts'
import type { Prepared } from './prepared.ts'
import { printOf } from './print.ts'
import { bodyText, readBody } from './read-body.ts'
import { readRights } from './read-rights.ts'
import { readingTime, spacedWords } from './reading-time.ts'
import { wireOf } from './wire.ts'

/** What is known of the feed that an item came in. `section`: the feed's own, in the title's words. `feedLanguage`: what the feed says, if not in the item. */
export type FeedFacts = {
  titleId?: TitleId
  titleLanguage?: string | null
  feedLanguage?: string | null
  feedAddress: string
  section?: string | null
  terms?: Terms
}

const searchedWords = 300
const mostPictures = 100
// A summary longer than this, or of several paragraphs, is the piece itself: full-text feeds of RSS 2.0 often have nothing else.
const longestStandfirst = 400
const truncated =
  /\s*(?:\[?(?:…|\.\.\.|&hellip;)\]?|\[\s*\+?\d* ?(?:chars|more)?\]|(?:continue|keep) reading.{0,80}|read (?:more|full).{0,80}|weiterlesen|lire la suite|leer más|lees meer|leia mais)[\s.…»>→]*$/i

const date = (told: Date | undefined): Date | null =>
  // Year 1 and 1970 are what software writes when it has none; the web has no older news.
  told && Number.isFinite(told.getTime()) && told.getTime() > Date.UTC(1994, 0, 1) ? told : null

/** As the database will give it back: it holds neither NUL nor half a surrogate pair. */
const readGuid = (told: string | undefined): string | null => told?.replaceAll('\0', '').toWellFormed().trim().slice(0, 1000) || null

const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

const isSetOff = ({ tag, html }: Block) => /^h\d$/.test(tag) || /^<p[^>]*><(em|strong|b|i)>(?:(?!<\/\1>).)*<\/\1><\/p>$/s.test(html)

/** The summary as a standfirst: null when it only says the headline again or is the cut-off beginning of the body. */
const readStandfirst = (summary: string, headline: string, body: string, blocks: Block[]): string | null => {
  const whole = plainText(summary.slice(0, 5000))
  // Only its end is looked at: a row of dots would be gone along again from each of them.
  const text = (whole.slice(0, -200) + whole.slice(-200).replace(truncated, '')).trim()
  const said = letters(text)
  if (!said || said === letters(headline)) return null
  // Said again at the top in a heading or all in italics, it is the standfirst that the publisher's own page shows.
  if (blocks.slice(0, 6).some((block) => isSetOff(block) && letters(block.text) === said)) return cutAtSentence(text, longestStandfirst)
  if (letters(body.slice(0, text.length * 2 + 200)).startsWith(said.slice(0, Math.max(60, said.length - 20)))) return null
  return cutAtSentence(text, longestStandfirst)
}

const readSection = (item: Item, facts: FeedFacts) => {
  const words = item.categories
    .slice(0, 20)
    .map((category) => plainText(category.slice(0, 100)))
    .filter(Boolean)
  // Categories are section and tags alike; the first one that we know as a section is it.
  const telling = words.find((word) => deskOf(word))
  const section = facts.section || telling || (words.length === 1 && words[0]!.length <= 30 ? words[0]! : null)
  return { section, desk: (section && deskOf(section)) || (telling && deskOf(telling)) || null }
}

/** The part of a body that the title's terms let us have: what may not be shown is not kept. */
const withinTerms = (terms: Terms | undefined, blocks: Block[]): Block[] => {
  if (!terms || terms.text === 'feed' || terms.text === 'page')
    return terms?.pictures === false ? blocks.map(withoutPictures).filter(({ html }) => html) : blocks
  if (terms.text === 'headline') return []
  return blocks.filter(({ tag }) => tag === 'p').slice(0, terms.previewParagraphs)
}

const withoutPictures = (block: Block): Block =>
  block.tag === 'figure' ? { ...block, html: '' } : { ...block, html: block.html.replace(/<img [^>]*>/g, '') }

/**
 * Makes one item ready to receive. Pure and CPU-heavy (sanitising, counting): runs in worker threads. Never throws for anything that an item may hold.
 */
export const prepareItem = (item: Item, facts: FeedFacts): Prepared => {
  const base = item.base ?? item.link ?? facts.feedAddress
  const told = readHeadline(item.title)
  const contentHtml = item.contentHtml && plainText(item.contentHtml.slice(0, 2000)) ? item.contentHtml : undefined
  const summary = item.summaryHtml ?? ''
  const summaryIsBody = !contentHtml && (summary.match(/<p[\s>]|<br/gi)?.length ?? 0) >= 2
  const wholeSummary = !contentHtml && (summaryIsBody || plainText(summary.slice(0, 5000)).length > longestStandfirst)
  // Pictures that stand in a short summary are its only ones: they are read even where the words are the standfirst.
  const body = readBody(contentHtml ?? summary, base, { headline: told })
  if (!contentHtml && !wholeSummary) body.blocks = body.blocks.filter(({ tag }) => tag === 'figure')
  const text = bodyText(body.blocks)
  const standfirst = wholeSummary ? null : readStandfirst(summary, told, text, body.blocks)
  const headline = told || headlineFromText(standfirst ?? text)
  const corrected = takeCorrection(body.blocks)
  body.blocks = corrected.blocks
  const { blocks, pictures, hasLead } = takeLeadPicture(
    standfirst
      ? { ...body, blocks: body.blocks.filter((block, at) => at > 5 || letters(block.text) !== letters(standfirst) || !block.text) }
      : body,
    item.media,
  )
  const words = bodyText(blocks)
  const names = item.authors.length > 0 ? item.authors : body.byline ? [{ name: body.byline }] : []
  const byline = readByline(names)
  const language = languageOf([item.language, facts.feedLanguage, facts.titleLanguage], `${headline} ${standfirst ?? ''} ${words}`)
  const agreed = withinTerms(facts.terms, blocks)
  const published = date(item.published)
  const updated = date(item.updated)
  const correction = item.correction ? cutAtSentence(plainText(item.correction), 1000) || null : corrected.note
  return {
    guid: readGuid(item.guid),
    link: canonicalLink(item.link) ?? (item.guidIsLink ? canonicalLink(item.guid) : null),
    status: item.status ?? 'usable',
    embargoUntil: date(item.embargoUntil),
    expires: date(item.expires),
    revision: item.revision ?? null,
    replaces: (item.replaces ?? []).slice(0, 20).flatMap((one) => readGuid(one) ?? []),
    headline,
    standfirst: facts.terms?.text === 'headline' ? null : standfirst,
    byline,
    wire: wireOf(
      names.map(({ name, role }: { name: string; role?: string }) => (role ? `${name}, ${role}` : name)),
      words || (standfirst ?? ''),
      { agency: item.agency, notice: item.rights?.notice, holder: item.rights?.holder },
    ),
    rights: readRights(item.rights),
    ...readSection(item, facts),
    language,
    ...readingTime(words, language),
    published,
    updated,
    html: htmlOf(agreed),
    opening: openingOf(agreed),
    searchText: spacedWords(bodyText(agreed).slice(0, 12 * searchedWords), language)
      .split(/\s+/)
      .slice(0, searchedWords)
      .join(' '),
    pictures: facts.terms?.pictures === false ? [] : pictures.slice(0, mostPictures),
    hasLead: hasLead && facts.terms?.pictures !== false,
    correction,
    print: printOf(
      headline,
      standfirst,
      bylineText(byline),
      words,
      correction,
      hasLead ? pictures[0]!.caption : '',
      ...pictures.map(({ address }) => pictureKey(address)),
    ),
  }
}

import { parseHTML } from 'linkedom'
import { withinDepth } from '../base/html.ts'
import { withUpdates } from './body/linked-updates.ts'
import { htmlOf } from './body/part.ts'
import { boundTags } from './bound-tags.ts'
import { canonicalLink } from './canonical-link.ts'
import { partCredit } from './credit.ts'
import { languageOf } from './language-of.ts'
import { withoutSilent } from './page/without-silent.ts'
import { type PageBody, readPageBody } from './page-body.ts'
import { type PageFacts, type PageImage, readPageFacts } from './page-facts.ts'
import { pictureKey } from './picture-source.ts'
import { escapeText } from './plain-text.ts'
import { bodyText } from './read-body.ts'
import type { Byline } from './tables.ts'

/** The article on a page. `html`: sanitised, pictures under their own addresses; `text`: one paragraph a line, without captions. */
export type ExtractedArticle = {
  url: string | null
  title: string | null
  authors: Byline
  published: Date | null
  section: string | null
  language: string | null
  image: PageImage | null
  html: string
  text: string
  /** All that the page says of itself, with where it was found. */
  facts: PageFacts
}

const longestPage = 4_000_000
// Honest pages nest some 40 deep; readers of documents walk them by recursion.
const deepest = 400

/** A page read: what it says of its article, and the body in blocks. Cut at four million characters and 15,000 elements, flattened where it nests absurdly. */
export const readPage = (html: string, address?: string): { facts: PageFacts; body: PageBody; url: string | undefined } => {
  const bounded = withinDepth(boundTags(withoutSilent(html.slice(0, longestPage).replaceAll('\0', ''))), deepest)
  const parsed = parseHTML(bounded).document
  // linkedom gives a document without a root where a page opens no tag at all.
  const document = parsed.documentElement ? parsed : parseHTML(`<html><body>${bounded}</body></html>`).document
  // A saved page knows best itself where it came from.
  const canonical = canonicalLink(
    document.querySelector('link[rel="canonical"]')?.getAttribute('href') ??
      document.querySelector('meta[property="og:url"]')?.getAttribute('content') ??
      undefined,
    address,
  )
  const url = address ?? canonical ?? undefined
  const facts = readPageFacts(document, url)
  const body = readPageBody(document, url, { headline: facts.title ?? undefined, linkedBody: facts.linked?.body })
  return { facts, body: { ...body, blocks: withUpdates(body.blocks, facts.linked?.updates ?? []) }, url }
}

/**
 * Reads the article out of a page. `address`: where the page is, for relative addresses; else what it says of itself. Pure and CPU-heavy: runs in worker
 * threads. A page without an article gives empty `text`.
 */
export const extractArticle = (html: string, address?: string): ExtractedArticle => {
  const { facts, body, url } = readPage(html, address)
  const text = bodyText(body.blocks)
  const own = facts.image
    ? body.pictures.find((picture) => pictureKey(picture.address) === pictureKey(facts.image!.address))
    : body.pictures[0]
  const image = facts.image ?? (own ? { address: own.address } : null)
  return {
    url: url ?? null,
    title: facts.title,
    authors: facts.authors,
    published: facts.published,
    section: facts.section,
    language: languageOf([facts.language], text),
    image: image
      ? {
          ...image,
          ...(image.alt || !own?.alt ? {} : { alt: own.alt }),
          ...defined(partCredit(image.caption ?? own?.caption, image.credit ?? own?.credit)),
        }
      : null,
    html: htmlOf(body.blocks).replace(/(?<=<img src=")picture:(\d+)(?=")/g, (_, index: string) =>
      escapeText(body.pictures[Number(index)]?.address ?? ''),
    ),
    text,
    facts,
  }
}

const defined = <T extends object>(facts: T) =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as Partial<T>

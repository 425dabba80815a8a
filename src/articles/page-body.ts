import { Readability } from '@mozilla/readability'
import type { Block } from './blocks.ts'
import type { PreparedPicture } from './picture-source.ts'
import { bodyText, readBody } from './read-body.ts'

// Parts of pages that are about the page, the reader or other pieces.
const beside =
  'script:not([type="application/ld+json"]),style,nav,form,button,dialog,template,[role="navigation"],[role="complementary"],[aria-modal="true"],[class*="newsletter" i],[class*="related-" i],[class*="share-" i],[class*="social-share" i],[class*="paywall-" i],[class*="promo-" i],[class*="recirc" i],[class*="taboola" i],[class*="outbrain" i],[class*="most-read" i],[class*="comments" i],[id*="comments" i],[class*="advert" i],[data-ad],[class*="cookie" i]'
// Consent texts are long and well written, and so look like articles.
const consent =
  '[id*="onetrust" i],[class*="onetrust" i],[id*="cookie" i],[id*="consent" i],[class*="consent-" i],[id*="didomi" i],[id*="gdpr" i],[id*="usercentrics" i],[id*="sp_message" i]'
// Where publishers mark the text itself (schema.org microdata, and what the large systems call it).
const marked =
  '[itemprop="articleBody"],[itemprop="articlebody"],.article-body,.article__body,.article-content,.entry-content,.story-body,[data-testid="article-body"]'

// Lines that belong to the page and not to the piece, in the languages of many sites.
const pageLine =
  /^(?:advertisement|advertising|anzeige|werbung|publicité|publicidad|pubblicità|advertentie|reklam[ae]?|annons|story continues below.*|article continues (?:below|after).*|(?:also )?read (?:also|more|next|this)\b.{0,160}|(?:sign|subscribe) up? ?(?:for|to) .{0,200}|follow (?:us|.{2,30} on (?:twitter|facebook|instagram|x))\b.{0,120}|share (?:this|on|via)\b.{0,60}|click here .{0,80}|related:? .{0,120}|recommended.{0,60}|lesen sie (?:auch|mehr).{0,160}|lire aussi.{0,160}|à lire aussi.{0,160}|leia (?:também|mais).{0,160}|te puede interesar.{0,160}|lea también.{0,160}|leggi anche.{0,160}|lees ook.{0,160}|läs (?:också|mer).{0,160}|les også.{0,160}|czytaj (?:też|także|więcej).{0,160}|(?:©|copyright ©?).{0,160}|all rights reserved.{0,80}|loading.{0,10}|getting your trinity audio player ready.*|listen to (?:this|the) (?:article|story).{0,60}|\d+ min(?:ute)?s? read|copy link|image source,.*|image caption,.*|photo:.{0,80})$/i

const linkOnly = ({ tag, html, text }: Block) =>
  tag === 'p' &&
  text.length < 160 &&
  /^<p[^>]*>(?:<(?:em|strong|b|i)>)*<a [^>]*>(?:(?!<\/a>).)*<\/a>(?:<\/(?:em|strong|b|i)>)*[.:]?<\/p>$/s.test(html) &&
  !html.includes('class="embed"')
const tidy = (blocks: Block[]) => blocks.filter((block) => block.tag === 'figure' || !(pageLine.test(block.text) || linkOnly(block)))

export type PageBody = { blocks: Block[]; pictures: PreparedPicture[] }

const fromLinked = (body: string | undefined, url: string | undefined): Block[] => {
  if (!body || body.length < 200) return []
  const html = /<p[\s>]/i.test(body)
    ? body
    : body
        .split(/\n+|(?<=[.!?…”"])\s{2,}/)
        .map((line) => `<p>${line.replace(/&(?!\w+;|#)/g, '&amp;')}</p>`)
        .join('')
  return tidy(readBody(html, url).blocks)
}

const withReadability = (document: Document): string | null => {
  try {
    return (
      new Readability(document, { keepClasses: true, charThreshold: 300, disableJSONLD: true, maxElemsToParse: 60_000 }).parse()?.content ??
      null
    )
  } catch {
    // It throws at pages with too many elements, and at some that linkedom and browsers build differently.
    return null
  }
}

/**
 * Finds the running text of a page: Mozilla's Readability, with what surely is not text taken out before, its result sanitised and tidied after, and the text
 * that the publisher gives to search engines (JSON-LD articleBody) or marks as the body in its place where Readability found clearly less of it.
 */
export const readPageBody = (document: Document, url: string | undefined, said: { headline?: string; linkedBody?: string }): PageBody => {
  for (const element of [...document.querySelectorAll(consent)]) if (!element.querySelector('h1, article')) element.remove()
  for (const element of [...document.querySelectorAll(beside)]) {
    // Whole articles are wrapped in classes with such words on some sites: what holds most of the text stays.
    if ((element.textContent?.length ?? 0) < 2500 || /^(?:script|style|nav|form|template)$/i.test(element.tagName)) element.remove()
  }
  // Taken down before Readability, which changes the document.
  const own = [...document.querySelectorAll(marked)]
    .slice(0, 20)
    .map((element) => ({ html: element.innerHTML, length: element.textContent?.trim().length ?? 0 }))
    .sort((a, b) => b.length - a.length)[0]
  const found = withReadability(document)
  const read = found ? readBody(found, url, { headline: said.headline }) : { blocks: [], pictures: [] }
  const blocks = tidy(read.blocks)
  const linked = fromLinked(said.linkedBody, url)
  const [told, seen] = [bodyText(linked).length, bodyText(blocks).length]
  if (told > 300 && seen < told * 0.7) return { blocks: linked, pictures: [] }
  if (own && own.length > 600 && seen < own.length * 0.4) {
    const body = readBody(own.html, url, { headline: said.headline })
    return { blocks: tidy(body.blocks), pictures: body.pictures }
  }
  return { blocks, pictures: read.pictures }
}

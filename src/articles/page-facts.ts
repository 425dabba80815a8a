import { readMetas } from './facts/metas.ts'
import { elementsNear } from './facts/opening-part.ts'
import { authorsOfPage } from './facts/page-authors.ts'
import { datesOfPage, type PageDate } from './facts/page-dates.ts'
import { type PageImage, pictureOfPage } from './facts/page-picture.ts'
import { sectionOfPage } from './facts/page-section.ts'
import { siteNames, titleOfPage } from './facts/page-title.ts'
import { type LinkedFacts, readLinkedData } from './json-ld.ts'
import { readScriptJson } from './mend-json.ts'
import type { Byline } from './tables.ts'

export type { PageImage } from './facts/page-picture.ts'

/** What a page says of its article outside of the body. `from`: in words, where the facts that are told in several places were found. */
export type PageFacts = {
  title: string | null
  authors: Byline
  published: Date | null
  /** Minutes east of Greenwich of the zone in which the page tells `published`. */
  publishedOffset: number
  modified: Date | null
  section: string | null
  language: string | null
  image: PageImage | null
  linked: LinkedFacts | null
  from: { title?: string; authors?: string; published?: PageDate['from'] }
  /** What else the page tells of the same: the headline that search engines get, scripts of JSON-LD that cannot be read. */
  toldTitle: string | null
  brokenScripts: number
  /** The day in the page's address, where it has one. */
  dayInAddress: Date | null
}

/** Reads a page's facts from all the places that tell them; each file in facts/ says which place is believed before which. `url`: where the page is. */
export const readPageFacts = (document: Document, url: string | undefined): PageFacts => {
  const scripts = [...document.querySelectorAll('script[type*="ld+json" i]')].map((script) => script.textContent ?? '')
  const linked = readLinkedData(scripts, url)
  const metas = readMetas(document)
  const names = siteNames(metas, linked, url)
  const title = titleOfPage(document, { metas, linked, names })
  const headline = title?.element ?? null
  const near = elementsNear(document, headline)
  const language =
    linked?.language ??
    document.documentElement?.getAttribute('lang')?.trim() ??
    metas.first('og:locale', 'content-language', 'dc.language')?.replace('_', '-')
  const { published, modified, inAddress } = datesOfPage(document, { metas, linked, near, headline, url, language })
  const authors = authorsOfPage(document, { metas, linked, near, headline, names })
  return {
    title: title?.title ?? null,
    authors: authors.byline,
    published: published?.at ?? null,
    publishedOffset: published?.offset ?? 0,
    modified: modified?.at ?? null,
    section: sectionOfPage({ metas, linked, url, headline: title?.title }),
    language: language ?? null,
    image: pictureOfPage(document, { metas, linked, url }),
    linked,
    from: { title: title?.from, authors: authors.byline.length ? authors.from : undefined, published: published?.from },
    toldTitle: linked?.headline ?? metas.first('og:title') ?? null,
    brokenScripts: linked ? 0 : scripts.slice(0, 30).filter((script) => script.trim() && readScriptJson(script) === undefined).length,
    dayInAddress: inAddress,
  }
}

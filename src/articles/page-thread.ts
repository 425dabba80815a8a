import { htmlOf } from './body/part.ts'
import { takeCorrection } from './correction-note.ts'
import { decodePage } from './decode-page.ts'
import { readPage } from './extract-article.ts'
import { takeLeadPicture } from './lead-picture.ts'
import { cutAtSentence, openingOf } from './opening.ts'
import type { Prepared } from './prepared.ts'
import { bodyText } from './read-body.ts'
import { readingTime, spacedWords } from './reading-time.ts'
import { isAgency, wireOf } from './wire.ts'

/** A page's bytes and where they came from. `language`: what is known of the article's. */
export type PageOrder = { body: Uint8Array; contentType?: string; address: string; language: string | null }

/** What of a page's article goes into ours: as `prepareItem` makes it of a feed's item. */
export type PreparedPage = Pick<
  Prepared,
  'html' | 'opening' | 'words' | 'minutes' | 'searchText' | 'pictures' | 'hasLead' | 'byline' | 'wire' | 'correction'
>

/** Reads the article of a page and makes it ready to store; empty `html` where there is none. Runs in a thread of its own. */
export const preparePage = ({ body, contentType, address, language }: PageOrder): PreparedPage => {
  const page = readPage(decodePage(body, contentType), address)
  const media = page.facts.image ? [{ ...page.facts.image, medium: 'image', lead: true }] : []
  const corrected = takeCorrection(page.body.blocks)
  const { blocks, pictures, hasLead } = takeLeadPicture({ ...page.body, blocks: corrected.blocks }, media)
  const words = bodyText(blocks)
  return {
    html: htmlOf(blocks),
    opening: openingOf(blocks),
    ...readingTime(words, language),
    searchText: spacedWords(words.slice(0, 4000), language).split(/\s+/).slice(0, 300).join(' '),
    pictures: pictures.slice(0, 100),
    hasLead,
    byline: page.facts.authors,
    // Titles are published by all kinds of presses: only a name that is known as an agency's is one.
    wire: wireOf(
      page.facts.authors.map(({ name, role }) => (role ? `${name}, ${role}` : name)),
      words,
      { agency: page.facts.linked?.publishers.find(isAgency) },
    ),
    correction: corrected.note && cutAtSentence(corrected.note, 1000),
  }
}

export default preparePage

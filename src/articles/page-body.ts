import type { Block } from './blocks.ts'
import { choosePassages } from './page/choose-passages.ts'
import { cutOut } from './page/cut-out.ts'
import type { Hints } from './page/features.ts'
import { learnt } from './page/learnt.ts'
import { unseenLinkedBody } from './page/linked-body.ts'
import { readPassages } from './page/passages.ts'
import { bodyInScripts } from './page/script-body.ts'
import { readPageFacts } from './page-facts.ts'
import type { PreparedPicture } from './picture-source.ts'
import { bodyText, readBody } from './read-body.ts'

export type PageBody = { blocks: Block[]; pictures: PreparedPicture[] }

const hardlyAny = 300
const described = 'meta[property="og:description"],meta[name="description"],meta[name="twitter:description"]'

const hintsFrom = (document: Document, said: { headline?: string; linkedBody?: string }): Hints => ({
  title: said.headline,
  description: document.querySelector(described)?.getAttribute('content')?.slice(0, 2000),
  linkedBody: said.linkedBody,
})

/** What a page says elsewhere of its piece. For bench/extract-train.ts, which learns from the same hints as are used here. */
export const hintsOf = (document: Document, url: string | undefined): Hints => {
  const facts = readPageFacts(document, url)
  return hintsFrom(document, { headline: facts.title ?? undefined, linkedBody: facts.linked?.body })
}

/**
 * Finds the running text of a page: cut into passages, each judged by what has been learnt from pages with known bodies (docs/decisions/extraction.md), and those
 * chosen cut out with the pictures between them. Where the page shows clearly less than it gives to search engines (JSON-LD articleBody), that is the body; where it
 * shows hardly any text, what its scripts carry.
 */
export const readPageBody = (document: Document, url: string | undefined, said: { headline?: string; linkedBody?: string }): PageBody => {
  const { passages, boxes } = readPassages(document)
  const chosen = choosePassages(passages, boxes[0]!, hintsFrom(document, said), learnt)
  const body = readBody(cutOut(passages, boxes, chosen, url), url, { headline: said.headline })
  const unseen = unseenLinkedBody(said.linkedBody, body.blocks, url)
  if (unseen) return { blocks: unseen, pictures: [] }
  const seen = bodyText(body.blocks).length
  const carried = seen < hardlyAny ? bodyInScripts(document, url, said.headline) : undefined
  const { blocks, pictures } = carried && bodyText(carried.blocks).length > 2 * seen ? carried : body
  return { blocks, pictures }
}

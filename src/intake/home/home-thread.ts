import { decodePage } from '../../articles/articles.ts'
import { readTags } from '../../base/page-tags.ts'
import { robotsToken } from '../../base/robots.ts'
import { isSilent, readStatements, strictest, type Uses } from '../../titles/titles.ts'
import { type HomeLink, readHome } from './read-home.ts'

/** A home page as it came. Header names in lower case. */
export type HomeOrder = { body: Uint8Array; address: string; headers: Record<string, string> }

/** `noIndex`: the page asks not to be indexed; `uses`: what it says else of machines, undefined where it says nothing. */
export type HomeRead = { links: HomeLink[]; noIndex: boolean; uses?: Uses }

const mostLetters = 6_000_000

const saysNoIndex = (text: string) => /(?:^|[\s,:;])(?:noindex|none)(?:$|[\s,;])/i.test(text)

/** Reads a home page: all of a call's work that takes CPU, without the database. Runs in a thread of its own. */
export const readHomePage = ({ body, address, headers }: HomeOrder): HomeRead => {
  const html = decodePage(body, headers['content-type']).slice(0, mostLetters)
  const robots = readTags(html.slice(0, 400_000), ['meta'], 500).filter(({ attributes }) =>
    ['robots', robotsToken.toLowerCase()].includes((attributes.name ?? '').trim().toLowerCase()),
  )
  const uses = strictest(readStatements({ page: { address, headers, html } }, [address], robotsToken).map((one) => one.uses))
  return {
    links: readHome(html, address),
    noIndex: [...robots.map(({ attributes }) => attributes.content ?? ''), headers['x-robots-tag'] ?? ''].some(saysNoIndex),
    ...(isSilent(uses) ? {} : { uses }),
  }
}

export default readHomePage

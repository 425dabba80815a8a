import { extractArticle } from '../../src/articles/articles.ts'
import { preparePage } from '../../src/articles/page-thread.ts'
import { pictureWords } from '../../src/articles/pictures/picture-words.ts'
import { readLinkHeader } from '../../src/base/page-tags.ts'
import { comparedPath, readRobots } from '../../src/base/robots-file.ts'
import { decodeFeed } from '../../src/intake/decode-feed.ts'
import { guessEncoding } from '../../src/intake/guess-encoding.ts'
import { readHomePage } from '../../src/intake/home/home-thread.ts'
import { readDate } from '../../src/intake/read-date.ts'
import { readAndPrepare } from '../../src/intake/reading-thread.ts'
import { linksOf } from '../../src/intake/websub/link-header.ts'
import { readAgentRules } from '../../src/titles/machine-use/read-agents.ts'
import { readStatements } from '../../src/titles/machine-use/read-page.ts'
import { readPreference, readRobotsPreferences } from '../../src/titles/machine-use/read-preferences.ts'
import { readRsl, readRslInFeed } from '../../src/titles/machine-use/read-rsl.ts'
import { readTdmFile } from '../../src/titles/machine-use/read-tdmrep.ts'
import type { TitleId } from '../../src/titles/titles.ts'
import { compareVersions, type VersionText } from '../../src/web/reader/article/versions/compare-versions.ts'
import { wrongInText } from './check-harmless.ts'
import type { Mutant } from './draw-mutant.ts'
import type { Output } from './output.ts'

const now = new Date('2026-11-23T12:00:00Z')
const address = 'https://paper.example/news/feed'
const agent = 'MastheadBot'

const ofFeed = (body: Buffer): Output[] => {
  const read = readAndPrepare({
    body: new Uint8Array(body),
    address,
    knownHash: null,
    titleId: 'a' as TitleId,
    titleLanguage: null,
    section: null,
    now,
  })
  const wrong = wrongInText(JSON.stringify(read.kind === 'feed' ? [read.home, read.hub, read.self, read.language] : []))
  if (wrong) throw new Error(`of the feed: ${wrong}`)
  return read.kind === 'feed' ? read.items : []
}

const none = { link: null, standfirst: null, section: null, language: null, rights: null }
const ofPage = (body: Buffer): Output[] => {
  const page = preparePage({ body: new Uint8Array(body), address, language: null })
  // The same bytes as a home page: links alone come of it, which must be http(s).
  const odd = readHomePage({ body: new Uint8Array(body), address, headers: {} }).links.find((link) => !/^https?:\/\//.test(link.address))
  if (odd) throw new Error(`of the home page: ${odd.address.slice(0, 100)}`)
  return [{ ...none, ...page, headline: '' }]
}
/** By the other door, which the operator's own check of a page takes. */
const ofCheckedPage = (body: Buffer): Output[] => {
  const { html, ...page } = extractArticle(body.toString('utf8'), address)
  const picture = page.image ? [{ address: page.image.address, alt: page.image.alt, caption: page.image.caption }] : []
  return [
    {
      ...none,
      // Its pictures stand under their own addresses: nothing of the paper's shows them.
      html: html.replace(/(<img src=")[^"]*"/g, '$1picture:0"'),
      link: page.url,
      headline: page.title ?? '',
      byline: page.authors,
      section: page.section,
      language: page.language,
      pictures: picture,
      opening: null,
      wire: null,
      correction: null,
      searchText: page.text,
    },
  ]
}

const ofAside = (body: Buffer): Output[] => {
  const bytes = new Uint8Array(body)
  const text = body.toString('utf8')
  guessEncoding(bytes)
  decodeFeed(bytes, 'text/xml; charset=utf-7')
  readDate(text)
  readDate(text.slice(0, 60))
  const file = readRobots(bytes)
  readAgentRules(file, [comparedPath('/a/b?c=d', { literal: true })])
  readRobotsPreferences(file, agent, '/a/b')
  readPreference(text)
  readRsl(text, ['https://paper.example/a', 'https://paper.example/b/c?d'], address)
  readRslInFeed(text, address)
  readTdmFile(text, '/a/b', address)
  readStatements(
    {
      robots: { address: 'https://paper.example/robots.txt', file },
      tdmrep: { address: 'https://paper.example/.well-known/tdmrep.json', text },
      page: { address, headers: { link: text, 'tdm-reservation': text, 'content-usage': text, 'x-robots-tag': text }, html: text },
    },
    ['https://paper.example/a'],
    agent,
  )
  linksOf(text)
  readLinkHeader(text, address)
  for (const block of ['xmp', 'iptc', 'exif'] as const) {
    const { credit, caption } = pictureWords({ [block]: bytes })
    const wrong = wrongInText(credit) ?? wrongInText(caption)
    if (wrong) throw new Error(`of a picture's metadata: ${wrong}`)
  }
  return []
}

/** Takes a mutant the whole way that hostile bytes go, as the reading threads do. Gives what would be shown. */
export const takeWay = ({ kind, bytes }: Mutant, turn: number): Output[] => {
  if (kind === 'page') return turn % 4 === 0 ? ofCheckedPage(bytes) : ofPage(bytes)
  return kind === 'aside' ? ofAside(bytes) : ofFeed(bytes)
}

/** The page of versions lays one piece beside another. */
export const layBeside = (one: Output, other: Output) => {
  const version = ({ headline, standfirst, html }: Output): VersionText => ({ headline, standfirst, html })
  return compareVersions(version(one), version(other))
}

import { pageBase, readLinkHeader, readTags } from '../../base/page-tags.ts'
import { pathOf, type RobotsFile } from '../../base/robots-file.ts'
import { readAgentRules } from './read-agents.ts'
import { readPreference, readRobotsPreferences } from './read-preferences.ts'
import { readRsl } from './read-rsl.ts'
import { lastSaid, readTdmFile, readTdmPair, tdmUses } from './read-tdmrep.ts'
import type { Statement } from './statements.ts'
import { aiUses, isSilent, strictest, type Uses, usesOf } from './uses.ts'

const rslType = 'application/rsl+xml'

/** A page's answer, as far as terms are read from it. Header names in lower case. */
export type PageAnswer = { address: string; headers: Record<string, string>; html: string }

/** What is known of a title's host and of one page of it. `tdmrep`: the text and the address of its well-known file. */
export type Known = {
  robots?: { address: string; file: RobotsFile }
  tdmrep?: { address: string; text: string }
  page?: PageAnswer
}

const isToken = (text: string, token: string) =>
  text
    .toLowerCase()
    .split(/[\s,:;]+/)
    .includes(token)

/** noai and noimageai of robots meta elements and X-Robots-Tag. Pictures and text are not told apart here: what is refused for one is refused for both. */
const noAi = (texts: readonly string[]): Uses => ({
  ...(texts.some((text) => isToken(text, 'noimageai')) ? usesOf(['ai-train'], 'refused') : {}),
  ...(texts.some((text) => isToken(text, 'noai')) ? usesOf(aiUses, 'refused') : {}),
})

const linked = (page: PageAnswer, agent: string) => {
  // Whatever is said stands in the head, or near it.
  const tags = readTags(page.html.slice(0, 400_000), ['meta', 'link', 'base', 'script'], 3000)
  const base = pageBase(tags, page.address)
  const metas = (...names: string[]) =>
    tags.flatMap(({ name, attributes }) =>
      name === 'meta' && names.includes((attributes.name ?? '').trim().toLowerCase()) ? [attributes.content ?? ''] : [],
    )
  const links = tags.flatMap(({ name, attributes: { rel = '', href = '', type = '' } }) =>
    name === 'link' &&
    rel.toLowerCase().split(/\s+/).includes('license') &&
    type.trim().toLowerCase() === rslType &&
    URL.canParse(href.trim(), base)
      ? [new URL(href.trim(), base).href]
      : [],
  )
  const inline = tags.filter((tag) => tag.name === 'script' && tag.attributes.type?.trim().toLowerCase() === rslType).map((tag) => tag.text)
  return { metas, links, inline, robots: metas('robots', agent.toLowerCase()) }
}

/** Where RSL documents are said to be: by robots.txt (a group's own lines take the place of the file's), a Link header, the page. Not yet fetched. */
export const rslAddresses = ({ robots, page }: Known, agent: string): string[] => {
  const group = robots && readGroup(robots.file, agent)
  const ofRobots = group && robots ? (group.length > 0 ? group : robots.file.licenses) : []
  const ofHeader = page
    ? readLinkHeader(page.headers.link, page.address).filter(
        (link) => link.rel.includes('license') && (link.type === rslType || link.type === ''),
      )
    : []
  const ofPage = page ? linked(page, agent).links : []
  return [
    ...new Set([
      ...ofRobots.filter((one) => /^https?:\/\//i.test(one) && URL.canParse(one)),
      ...ofHeader.map((link) => link.address),
      ...ofPage,
    ]),
  ].slice(0, 3)
}

const readGroup = (file: RobotsFile, agent: string): string[] => {
  const token = agent.toLowerCase()
  const named = file.groups.filter((one) => one.agents.includes(token))
  return (named.length > 0 ? named : file.groups.filter((one) => one.agents.includes('*'))).flatMap((one) => one.licenses)
}

/**
 * What is said of machines in a host's robots.txt, its TDMRep file and one of its pages, for that page and for `paths` (whole addresses of further pieces of the title there):
 * of what differs between them the strictest holds for the title. RSL documents that are elsewhere are not among it. `agent`: our product token.
 */
export const readStatements = (known: Known, addresses: readonly string[], agent: string): Statement[] => {
  const { robots, tdmrep, page } = known
  const paths = addresses.filter((one) => URL.canParse(one)).map((one) => pathOf(new URL(one)))
  const found: Statement[] = []
  const add = (one: Statement) => {
    if (!isSilent(one.uses)) found.push(one)
  }
  if (robots) {
    const { address, file } = robots
    const all = paths.map((path) => readRobotsPreferences(file, agent, path))
    add({ form: 'aipref', address, uses: strictest(all.map(({ usage }) => usage)) })
    add({ form: 'content-signal', address, uses: strictest(all.map(({ signal }) => signal)) })
    add({ form: 'robots', address, uses: readAgentRules(file, paths.slice(0, 3)).uses })
  }
  const on = page && linked(page, agent)
  const header = page && readTdmPair(page.headers['tdm-reservation'], page.headers['tdm-policy'], page.address)
  const meta = page && on && readTdmPair(on.metas('tdm-reservation')[0], on.metas('tdm-policy')[0], page.address)
  const ofPage = [header, meta].flatMap((one) => one ?? [])
  const reservations = (paths.length > 0 ? paths : ['/']).map((path) =>
    lastSaid([...(tdmrep ? [readTdmFile(tdmrep.text, path, tdmrep.address)] : []), ...ofPage]),
  )
  const saysPage = ofPage.some((one) => one.reserved !== undefined)
  const where = saysPage ? page?.address : tdmrep?.address
  const policy = reservations.find((one) => one.policy)?.policy
  if (where) add({ form: 'tdmrep', address: where, uses: strictest(reservations.map(tdmUses)), ...(policy ? { link: policy } : {}) })
  if (page && on) {
    add({ form: 'aipref', address: page.address, uses: readPreference(page.headers['content-usage'] ?? '') })
    add({ form: 'content-signal', address: page.address, uses: readPreference(page.headers['content-signal'] ?? '') })
    add({ form: 'meta', address: page.address, uses: noAi([...on.robots, page.headers['x-robots-tag'] ?? '']) })
    const inline = on.inline.slice(0, 5).map((text) => readRsl(text, [page.address], page.address))
    if (inline.length > 0) add({ form: 'rsl', address: page.address, uses: strictest(inline.map((one) => one.uses)) })
  }
  return found
}

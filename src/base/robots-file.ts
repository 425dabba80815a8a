/** One Allow, Disallow, Content-Usage or Content-Signal line: for paths that `path` matches, a pattern already in the form that is compared. */
export type RobotsRule = { path: string; allow: boolean }
export type RobotsSaying = { path: string; says: string }

/** The lines for one set of agents. `agents`: product tokens in lower case, '*' for all others. */
export type RobotsGroup = {
  agents: string[]
  rules: RobotsRule[]
  usages: RobotsSaying[]
  signals: RobotsSaying[]
  licenses: string[]
}

/** A robots.txt as it was read. `licenses`: RSL's License lines outside any group. `sitemaps` belong to no group. */
export type RobotsFile = { groups: RobotsGroup[]; sitemaps: string[]; licenses: string[] }

// RFC 9309, 2.5: at least 500 KiB are read.
const mostBytes = 500 * 1024
const mostLines = 50_000
// Longer addresses than any server takes: a pattern of such length matches nothing.
const longest = 4000
const unreserved = /[A-Za-z0-9\-._~]/

/**
 * A path or pattern as RFC 9309, 2.2.2 compares it: what is not US-ASCII in percent-encoded UTF-8, encoded letters that need no encoding decoded, the rest in capitals.
 * In a query ':' and '/' mean the same encoded and not (the second line of the clause's table). `literal`: '*' and '$' are letters of an address, not signs of a pattern.
 */
export const comparedPath = (path: string, { literal }: { literal: boolean }): string => {
  // Nearly every path is in that form already.
  if (!(literal ? /[^\x21-\x7e]|[%*$]/ : /[^\x21-\x7e]|%/).test(path)) return path
  const query = path.indexOf('?')
  return path.replace(literal ? /%[0-9a-f]{2}|[^\x21-\x7e]|[*$]/giu : /%[0-9a-f]{2}|[^\x21-\x7e]/giu, (found, at: number) => {
    if (found === '*') return '%2A'
    if (found === '$') return '%24'
    if (found[0] !== '%' || found.length !== 3) return encodeURIComponent(found.isWellFormed() ? found : '\ufffd')
    const letter = String.fromCharCode(Number.parseInt(found.slice(1), 16))
    return unreserved.test(letter) || (query >= 0 && at > query && (letter === ':' || letter === '/')) ? letter : found.toUpperCase()
  })
}

/** Whether a pattern ('*' any run of letters, '$' at its end the end) matches a path, both in the form that is compared. Takes time in proportion to the path, however many '*'. */
export const matchesPath = (pattern: string, path: string): boolean => {
  const ends = pattern.endsWith('$')
  const parts = (ends ? pattern.slice(0, -1) : pattern).split('*')
  const first = parts[0]!
  if (!path.startsWith(first)) return false
  if (parts.length === 1) return !ends || path.length === first.length
  let at = first.length
  // The leftmost place of each part is as good as any other, so nothing is ever tried twice.
  for (const part of parts.slice(1, -1)) {
    const found = part === '' ? at : path.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  const last = parts.at(-1)!
  return ends ? path.length - last.length >= at && path.endsWith(last) : last === '' || path.indexOf(last, at) >= 0
}

/** The path and query of an address in the form that is compared. */
export const pathOf = (address: URL): string => comparedPath(address.pathname + address.search, { literal: true })

const pattern = (written: string) =>
  comparedPath(written.startsWith('/') || written.startsWith('*') ? written : `/${written}`, { literal: false })

/** "…/path train-ai=n" or "train-ai=n" (AIPREF, attachment by robots.txt): a path stands before the first blank. */
const saying = (value: string): RobotsSaying => {
  const [, path, says] = /^([/*]\S*)\s+(.*)$/.exec(value) ?? []
  return path === undefined ? { path: '/', says: value } : { path: pattern(path), says: says ?? '' }
}

const words: Record<string, string> = {
  useragent: 'user-agent',
  'user agent': 'user-agent',
  dissallow: 'disallow',
  dissalow: 'disallow',
  disalow: 'disallow',
  diasllow: 'disallow',
  disallaw: 'disallow',
  'site-map': 'sitemap',
}

/**
 * Reads a robots.txt (RFC 9309) with the lines that others have added to it: Sitemap, License (RSL 1.0), Content-Usage (AIPREF), Content-Signal (Cloudflare).
 * Never throws; what it does not know it leaves out. No more than 500 KiB are read.
 */
export const readRobots = (bytes: Uint8Array): RobotsFile => {
  const file: RobotsFile = { groups: [], sitemaps: [], licenses: [] }
  let group: RobotsGroup | undefined
  let inHead = false
  let apart = false
  const read = new TextDecoder().decode(bytes.subarray(0, mostBytes))
  // A line that was cut in two forbids more than the whole one did.
  const text = bytes.length > mostBytes ? read.slice(0, Math.max(read.lastIndexOf('\n'), read.lastIndexOf('\r'), 0)) : read
  for (const line of text.split(/\r\n?|\n/, mostLines)) {
    const bare = line.replace(/#.*/s, '').trim()
    if (bare === '') {
      apart ||= line.trim() === ''
      continue
    }
    const colon = bare.indexOf(':')
    if (colon < 0) continue
    const written = bare.slice(0, colon).trim().toLowerCase()
    const name = words[written] ?? written
    const value = bare.slice(colon + 1).trim()
    if (value.length > longest) continue
    if (name === 'sitemap') {
      if (file.sitemaps.length < 500) file.sitemaps.push(value)
      continue
    }
    if (name === 'license') {
      // A licence that stands apart from the lines of a group is the file's own: many set it below everything else, as they do with Sitemap.
      const list = group && !apart ? group.licenses : file.licenses
      if (list.length < 20 && value) list.push(value)
      continue
    }
    if (name === 'user-agent') {
      if (!group || !inHead) {
        group = { agents: [], rules: [], usages: [], signals: [], licenses: [] }
        file.groups.push(group)
      }
      inHead = true
      apart = false
      // 2.2.1: a product token is letters, '_' and '-'; some write a version behind it.
      group.agents.push(value.startsWith('*') ? '*' : (/^[a-z_-]+/i.exec(value)?.[0] ?? '').toLowerCase())
      continue
    }
    apart = false
    if (!group) continue
    if (name === 'allow' || name === 'disallow') {
      inHead = false
      // An empty Disallow forbids nothing, and an empty Allow says nothing.
      if (value !== '') group.rules.push({ path: pattern(value), allow: name === 'allow' })
    } else if (name === 'content-usage' || name === 'content-signal') {
      inHead = false
      const list = name === 'content-usage' ? group.usages : group.signals
      if (list.length < 500) list.push(saying(value))
    } else if (name === 'crawl-delay') inHead = false
  }
  return file
}

const empty: RobotsGroup = { agents: [], rules: [], usages: [], signals: [], licenses: [] }

/** What a file says to `agent`: all groups that name it as one (2.2.1), else all groups for '*', else nothing. */
export const groupFor = ({ groups }: RobotsFile, agent: string): RobotsGroup => {
  const token = agent.toLowerCase()
  const named = groups.filter((one) => one.agents.includes(token))
  const found = named.length > 0 ? named : groups.filter((one) => one.agents.includes('*'))
  if (found.length <= 1) return found[0] ?? empty
  const all = <K extends 'rules' | 'usages' | 'signals' | 'licenses'>(key: K) =>
    found.flatMap((one) => one[key] as unknown[]) as RobotsGroup[K]
  return { agents: [token], rules: all('rules'), usages: all('usages'), signals: all('signals'), licenses: all('licenses') }
}

/** Whether a group names this agent, not only '*'. */
export const isNamed = ({ groups }: RobotsFile, agent: string): boolean => groups.some((one) => one.agents.includes(agent.toLowerCase()))

/** The longest match decides, Allow before Disallow where both are as long, and what nothing matches is allowed (2.2.2). Sort with byLength first. */
export const allows = (sorted: readonly RobotsRule[], path: string): boolean =>
  sorted.find((rule) => matchesPath(rule.path, path))?.allow ?? true

/** Rules in the order in which the first that matches decides. */
export const byLength = (rules: readonly RobotsRule[]): RobotsRule[] =>
  rules.toSorted((a, b) => b.path.length - a.path.length || Number(b.allow) - Number(a.allow))

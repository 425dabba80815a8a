import { comparedPath, matchesPath, pathOf } from '../../base/robots-file.ts'
import { elementsIn, readXml, textIn, type XmlElement } from '../../base/xml.ts'
import { aiUses, type MachineUse, machineUses, type SaidWord, strictest, type Uses, usesOf } from './uses.ts'

/** An RSL document, as it speaks of some addresses. `valid` false: it is none, and what it was to license is unlicensed. `maxAgeDays`: so long it holds. `server`: where a licence is had. */
export type RslRead = { valid: boolean; uses: Uses; maxAgeDays: number; server?: string }

/** RSL 1.0, 3.2. */
export const usualMaxAge = 30
const namespaces = /^https?:\/\/(?:www\.)?rslstandard\.org\/rsl\/?$/i

// The five words of RSL 1.0, 3.4.1, and "train-ai" of its drafts, which some still write.
const names: Record<string, readonly MachineUse[]> = {
  all: machineUses,
  'ai-all': aiUses,
  'ai-train': ['ai-train'],
  'train-ai': ['ai-train'],
  'ai-input': ['ai-input'],
  'ai-index': ['ai-index'],
  search: ['search'],
}
const costs = new Set(['purchase', 'subscription', 'training', 'crawl', 'use', 'inference', 'contribution'])

/** Nobody has a licence where it cannot be read (RSL 1.0, 4). What search engines do without one is not RSL's to say. */
export const unlicensed: Uses = usesOf([...aiUses, 'tdm'], 'refused')

const isRsl = (element: XmlElement) => namespaces.test(element.space) || element.space === ''
const below = (element: XmlElement, local: string) => elementsIn(element, local).filter(isRsl)
const typeOf = (element: XmlElement) => (element.attributes.type ?? '').trim().toLowerCase()
const tokens = (elements: XmlElement[]) =>
  elements.flatMap((one) =>
    textIn(one)
      .toLowerCase()
      .split(/[\s,]+/)
      .filter(Boolean),
  )
const usesIn = (words: string[]): MachineUse[] => [
  ...new Set(words.flatMap((word) => (Object.hasOwn(names, word) ? (names[word] ?? []) : []))),
]
const ofType = (elements: XmlElement[], type: string) => elements.filter((one) => typeOf(one) === type)

type Offer = { named: Uses; prohibited: Uses; closed: boolean }

/** One license element: what it gives, what it forbids, and whether what it does not name is therefore not given (`<permits>` is a closed list). */
const offerOf = (element: XmlElement, needsToken: boolean): Offer => {
  const permits = below(element, 'permits')
  const prohibits = below(element, 'prohibits')
  const given = ofType(permits, 'usage')
  const conditional = [...permits, ...prohibits].some((one) => ['user', 'geo'].includes(typeOf(one)))
  const payment = below(element, 'payment').some(
    (one) => costs.has(typeOf(one)) || (!['free', 'attribution'].includes(typeOf(one)) && below(one, 'amount').length > 0),
  )
  const word: SaidWord = payment || needsToken || conditional ? 'priced' : 'allowed'
  // A price without a list is the price of everything.
  const named = given.length > 0 ? usesIn(tokens(given)) : word === 'priced' ? [...aiUses] : []
  return {
    named: usesOf(named, word),
    prohibited: usesOf(usesIn(tokens(ofType(prohibits, 'usage'))), 'refused'),
    closed: given.length > 0,
  }
}

/** The licences of one content element stand beside each other and one of them may be chosen; what any of them prohibits is prohibited, as the stricter wins. */
const usesOfContent = (content: XmlElement): { uses: Uses; server: string | undefined } => {
  const server = content.attributes.server?.trim() || textIn(below(content, 'server')[0]).trim() || undefined
  const offers = below(content, 'license').map((one) => offerOf(one, server !== undefined))
  const prohibited = strictest(offers.map((offer) => offer.prohibited))
  const uses: Uses = {}
  for (const use of machineUses) {
    const words = offers.flatMap((offer) => offer.named[use] ?? [])
    if (prohibited[use]) uses[use] = 'refused'
    else if (words.length > 0) uses[use] = words.includes('allowed') ? 'allowed' : 'priced'
    // Mining is no word of RSL: a list that does not name it has not spoken of it.
    else if (use !== 'tdm' && offers.some((offer) => offer.closed)) uses[use] = 'refused'
  }
  return { uses, server }
}

/** How well a content's url fits an address: its length, or undefined where it is of something else. */
const fits = (url: string, base: string, asset: URL): number | undefined => {
  if (url === '') return 0
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(url)
  if (whole && (!URL.canParse(url) || new URL(url).origin !== asset.origin)) return undefined
  const written = whole ? url.slice(new URL(url).origin.length) || '/' : url
  const path = /^[/*]/.test(written) ? written : URL.canParse(written, base) ? new URL(written, base).pathname : `/${written}`
  const pattern = comparedPath(path, { literal: false })
  return matchesPath(pattern, pathOf(asset)) ? pattern.length : undefined
}

const contentsIn = (element: XmlElement, depth = 0): XmlElement[] =>
  elementsIn(element).flatMap((child) =>
    isRsl(child) && child.local === 'content' ? [child] : depth < 4 ? contentsIn(child, depth + 1) : [],
  )

/** Reads an RSL document (RSL 1.0, and the words of its drafts) as it speaks of `assets`, the strictest of all. `base`: the document's own address. Never throws. */
export const readRsl = (text: string, assets: readonly string[], base: string): RslRead => {
  const { root } = readXml(text.slice(0, 500_000), { nodes: 20_000, depth: 40 })
  if (root?.local !== 'rsl' || !isRsl(root)) return { valid: false, uses: unlicensed, maxAgeDays: 1 }
  const days = Number(root.attributes['max-age'] ?? usualMaxAge)
  const maxAgeDays = Number.isFinite(days) && days >= 0 ? Math.min(Math.max(days, 1), 365) : usualMaxAge
  const contents = contentsIn(root)
    .slice(0, 500)
    .map((content) => ({ url: (content.attributes.url ?? '').trim(), ...usesOfContent(content) }))
    .filter((content) => content.url.length <= 2000)
  const nearest = assets.flatMap((asset) => {
    const found = contents.flatMap((content) => {
      const length = fits(content.url, base, new URL(asset))
      return length === undefined ? [] : [{ length, ...content }]
    })
    const longest = Math.max(0, ...found.map((one) => one.length))
    return found.filter((one) => one.length === longest)
  })
  const server = nearest.find((one) => one.server)?.server
  return { valid: true, uses: strictest(nearest.map((one) => one.uses)), maxAgeDays, ...(server ? { server } : {}) }
}

/** The rsl:content elements of a feed's channel and items (RSL 1.0, 4.5): the strictest of all, as a title has one word. Only what is of the feed's own origin counts. */
export const readRslInFeed = (text: string, base: string): Uses => {
  if (!/rslstandard\.org\/rsl/i.test(text) || !URL.canParse(base)) return {}
  const { root } = readXml(text)
  const found: Uses[] = []
  const walk = (element: XmlElement, depth: number) => {
    for (const child of elementsIn(element)) {
      if (child.local === 'content' && namespaces.test(child.space)) {
        const url = (child.attributes.url ?? '').trim()
        if (url === '' || (URL.canParse(url, base) && new URL(url, base).origin === new URL(base).origin))
          found.push(usesOfContent(child).uses)
      } else if (depth < 6) walk(child, depth + 1)
    }
  }
  if (root) walk(root, 0)
  return strictest(found)
}

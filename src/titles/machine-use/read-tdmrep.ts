import { comparedPath, matchesPath } from '../../base/robots-file.ts'
import type { Uses } from './uses.ts'

/** What one step of TDMRep says: undefined where it says nothing. */
export type Reservation = { reserved: boolean | undefined; policy: string | undefined }
const silent: Reservation = { reserved: undefined, policy: undefined }

const mostRules = 1000
// A file of more is no list of a paper's sections, and it is read for each of some pieces.
const mostLetters = 200_000

// TDMRep, 5: any other value is as if there were none. A string stands in headers and meta elements, a number in the file.
const flag = (value: unknown): boolean | undefined =>
  value === 1 || value === '1' ? true : value === 0 || value === '0' ? false : undefined
const address = (value: unknown, base: string): string | undefined => {
  if (typeof value !== 'string' || value.length > 2000 || !URL.canParse(value.trim(), base)) return undefined
  const { href, protocol } = new URL(value.trim(), base)
  return /^https?:$/.test(protocol) ? href : undefined
}

/**
 * A host's /.well-known/tdmrep.json for one path: the first rule whose location matches (TDMRep, 6.2). `base`: the file's address; `path` in the form that robots-file compares.
 * What is not an array of such rules says nothing.
 */
export const readTdmFile = (text: string, path: string, base: string): Reservation => {
  if (text.length > mostLetters) return silent
  let rules: unknown
  try {
    rules = JSON.parse(text)
  } catch {
    return silent
  }
  if (!Array.isArray(rules)) return silent
  for (const rule of rules.slice(0, mostRules) as unknown[]) {
    const { location, 'tdm-reservation': reservation, 'tdm-policy': policy } = (rule ?? {}) as Record<string, unknown>
    if (typeof location !== 'string' || location.length > 2000) continue
    const pattern = comparedPath(/^[/*]/.test(location) ? location : `/${location}`, { literal: false })
    // Only a number is a flag in the file: "1" in quotes is another value.
    if (matchesPath(pattern, path))
      return { reserved: typeof reservation === 'number' ? flag(reservation) : undefined, policy: address(policy, base) }
  }
  return silent
}

/** The pair `tdm-reservation`, `tdm-policy` of HTTP headers or of meta elements. */
export const readTdmPair = (reservation: string | undefined, policy: string | undefined, base: string): Reservation => ({
  reserved: flag(reservation?.trim()),
  policy: address(policy, base),
})

/** File, header, meta: each later one that says something takes the place of what stood before; silence does not (TDMRep, 6). */
export const lastSaid = (steps: readonly Reservation[]): Reservation => steps.findLast((step) => step.reserved !== undefined) ?? silent

/** Reserved with a policy: mining may be had, on its conditions. */
export const tdmUses = ({ reserved, policy }: Reservation): Uses =>
  reserved === undefined ? {} : { tdm: reserved ? (policy ? 'priced' : 'refused') : 'allowed' }

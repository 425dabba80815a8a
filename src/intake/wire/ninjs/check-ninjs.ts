import { type Fault, faultsOf, type Strictness } from './faults.ts'
import { one } from './grammar-one.ts'
import { three } from './grammar-three.ts'
import { two } from './grammar-two.ts'
import type { Grammar } from './shapes.ts'

type Json = Record<string, unknown>
const grammars: Record<number, { grammar: Grammar; newest: number }> = {
  1: { grammar: one, newest: 6 },
  2: { grammar: two, newest: 2 },
  3: { grammar: three, newest: 1 },
}

// What publishers are known to add to the standard: Superdesk's formatter and the Swedish and Norwegian agencies'. Nothing more is asked of these than that they be there.
const additions = new Set(
  'authors evolvedfrom extra extra_items priority service readtime attachments keywords guid source replacing replacedby revisions signals commissioncode embargoedreason sector product job webprio newsvalue embargoedby firstpublished poi media usage variant products translations qcode group country state world_region archived company_codes flags corrections sponsors slug bylines datetime originaltransmissionreference subscribers ingest_id ingest_version content_type rewrite_of place_details annotations'.split(
    ' ',
  ),
)

// What an item of a list must not have wrong: without these it is no piece, or comes out too early.
const core = /^(?:uri|headlines?|bod(?:y_\w+|ies)|descriptions?|by|byline|type|embargoed(?:Until)?|expires)\b/

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const numbers = (text: unknown) => /(?:^|[^\d.])([123])\.(\d{1,2})(?!\d)/.exec(String(text ?? '').slice(0, 300))

/** The version that an item declares, and whether by a schema of its publisher's own. Its `standard.version` counts, then the address of its schema; never the schema's title, which IPTC leaves behind. */
export const declaredVersion = (item: Json): { major?: number; minor?: number; extended: boolean } => {
  const standard = isObject(item.standard) ? item.standard : isObject(item.$standard) ? item.$standard : {}
  const schema = standard.schema ?? item.$schema ?? item.$id
  const found = numbers(standard.version) ?? numbers(schema)
  const extended = typeof schema === 'string' && /^https?:/i.test(schema) && !/^https?:\/\/(?:www\.)?iptc\.org\//i.test(schema)
  return { ...(found ? { major: Number(found[1]), minor: Number(found[2]) } : {}), extended }
}

// Old versions are lenient on purpose: IPTC's own tests keep "Last Tuesday" as a date of 1.2, and up to 2.0 names that are no addresses.
const formatsOf = (major: number, minor: number): Strictness['formats'] =>
  major === 3 || minor >= (major === 2 ? 1 : 5) ? 'all' : major === 2 || minor >= 4 ? 'dates' : 'none'

const said = ({ path, what }: Fault) => `${path} ${what}`

/**
 * What makes an item invalid, in words ("pubstatus must be one of …"), or undefined. `against`: the version agreed on, which counts for more than the one declared. Without either, an item is valid
 * if the newest version of any of the three branches takes it. `loose`: an item of a publisher's own list, whose additional properties and odd dates cost it nothing.
 */
export const whyNotNinjs = (item: unknown, against: string | undefined, loose: boolean): string | undefined => {
  if (!isObject(item)) return 'an item must be an object'
  const declared = declaredVersion(item)
  const agreed = numbers(against)
  const major = agreed ? Number(agreed[1]) : declared.major
  const counts = ({ path, unknown }: Fault) =>
    unknown ? !declared.extended && !additions.has(path.replace(/^.*\./s, '')) : !loose || core.test(path)
  const find = (branch: number, how: Strictness) => faultsOf(item, 'item', grammars[branch]!.grammar, how).filter(counts)
  if (major !== undefined) {
    const minor = (agreed ? Number(agreed[2]) : declared.minor) ?? grammars[major]!.newest
    const found = find(major, { minor: loose ? 99 : minor, formats: loose ? 'none' : formatsOf(major, minor) })
    // Of a version newer than is known here, the new properties are nobody's mistake.
    const fault = found.find(({ unknown }) => !unknown || !(loose || minor > grammars[major]!.newest))
    return fault && `${said(fault)} (ninjs ${major}.${minor})`
  }
  const tried = [1, 2, 3].map((branch) => ({
    branch,
    faults: find(branch, { minor: 99, formats: branch === 1 || loose ? 'none' : 'dates' }),
  }))
  if (tried.some(({ faults }) => faults.length === 0)) return undefined
  // A property that a branch does not know says more against that branch than a value that is wrong in it, or something odd deep within.
  const far = ({ faults }: (typeof tried)[number]) =>
    faults.reduce(
      (sum, { unknown, path, what }) => sum + (unknown && !/[.[]/.test(path) ? 3 : / be (?:a list|an object), not a/.test(what) ? 3 : 2),
      0,
    )
  const nearest = tried.reduce((best, one) => (far(one) < far(best) ? one : best))
  const fault = nearest.faults.find(({ unknown }) => !(loose && unknown))
  return fault && `${said(fault)} (ninjs ${nearest.branch}.x, which it is most like)`
}

import type { Grammar, Shape, Thing } from './shapes.ts'

/** One thing that is wrong: where ("associations[0].uri") and what. `unknown`: no more than a property that the version does not have. */
export type Fault = { path: string; what: string; unknown?: true }

/** How strictly: which minor version counts, and whether what is written as a date or an address must be one. */
export type Strictness = { minor: number; formats: 'none' | 'dates' | 'all' }

const date =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])[Tt ](?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/
// RFC 3986, 3.1: an address begins with its scheme. Letters beyond ASCII are let through (RFC 3987), and so are fragments and odd schemes.
const uri = /^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]*$/
const places = [
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'GeometryCollection',
  'Feature',
  'FeatureCollection',
]
const mostDeep = 12
const mostFaults = 20

const nameOf = (value: unknown): string =>
  value === null
    ? 'null'
    : Array.isArray(value)
      ? 'a list'
      : typeof value === 'object'
        ? 'an object'
        : typeof value === 'string'
          ? 'text'
          : `a ${typeof value}`
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
const quoted = (value: unknown) => `“${String(value).slice(0, 40)}”`

const areNumbers = (value: unknown, depth = 0): boolean =>
  typeof value === 'number' || (Array.isArray(value) && depth < 5 && value.every((one) => areNumbers(one, depth + 1)))

/** Whether something is GeoJSON (RFC 7946) as far as a newspaper needs to know. */
const isPlace = (value: unknown, depth = 0): boolean => {
  if (!isObject(value) || depth > 4 || !places.includes(String(value.type))) return false
  if (value.type === 'Feature') return value.geometry === null || isPlace(value.geometry, depth + 1)
  const inner = value.type === 'FeatureCollection' ? value.features : value.type === 'GeometryCollection' ? value.geometries : undefined
  if (inner !== undefined) return Array.isArray(inner) && inner.every((one) => isPlace(one, depth + 1))
  return Array.isArray(value.coordinates) && areNumbers(value.coordinates)
}

/** What is wrong with a value that holds no others. */
const wrongLeaf = (one: unknown, wanted: Exclude<Shape, 'item' | 'association' | Thing>, { formats }: Strictness): string | undefined => {
  if (wanted === 'any') return undefined
  if (wanted === 'object') return isObject(one) ? undefined : `must be an object, not ${nameOf(one)}`
  if (wanted === 'number' || wanted === 'whole') {
    if (typeof one !== 'number') return `must be a number, not ${nameOf(one)}`
    return wanted === 'whole' && !Number.isInteger(one) ? `must be a whole number, not ${one}` : undefined
  }
  if (wanted === 'text' || wanted === 'uri' || wanted === 'date') {
    if (typeof one !== 'string') return `must be text, not ${nameOf(one)}`
    if (wanted === 'uri' && formats === 'all' && !uri.test(one)) return `must be an address, which ${quoted(one)} is not`
    return wanted === 'date' && formats !== 'none' && !date.test(one) ? `must be a date and time, which ${quoted(one)} is not` : undefined
  }
  const shown = typeof one === 'string' ? quoted(one) : typeof one === 'number' ? String(one) : nameOf(one)
  if ('words' in wanted)
    return wanted.words.includes(String(one)) && typeof one === 'string'
      ? undefined
      : `must be one of ${wanted.words.join(', ')}, not ${shown}`
  if ('whole' in wanted) {
    const [least, most] = wanted.whole
    const fits = typeof one === 'number' && Number.isInteger(one) && one >= least && one <= most
    return fits ? undefined : `must be a whole number from ${least} to ${most}, not ${shown}`
  }
  if ('pattern' in wanted)
    return typeof one === 'string' && wanted.pattern.test(one.slice(0, 200)) ? undefined : `must be ${wanted.means}, which ${shown} is not`
  if ('geo' in wanted) return isPlace(one) ? undefined : 'must be GeoJSON'
  if ('list' in wanted) return Array.isArray(one) ? undefined : `must be a list, not ${nameOf(one)}`
  return isObject(one) ? undefined : `must be an object, not ${nameOf(one)}`
}

/** What a thing lacks, or has too much of. */
const wrongTogether = (one: Record<string, unknown>, thing: Thing): string | undefined => {
  const count = (pair: [string, string]) => pair.filter((name) => one[name] !== undefined).length
  const either = thing.either?.find((pair) => count(pair) !== 1)
  if (either) return `must have either ${either[0]} or ${either[1]}, and not both`
  return thing.some && !thing.some.some((pair) => count(pair) === 1)
    ? `must have one of ${thing.some.flat().join(', ')}, and not two for the same`
    : undefined
}

/** Finds what is wrong with a value: hand-written, of what IPTC's schemas demand. Bounded: at most 20 faults, 12 levels. */
export const faultsOf = (value: unknown, shape: Shape, grammar: Grammar, how: Strictness): Fault[] => {
  const found: Fault[] = []
  const fault = (path: string, what: string, unknown?: true) => {
    if (found.length < mostFaults) found.push({ path: path || 'the document', what, ...(unknown ? { unknown } : {}) })
  }
  const inThing = (one: Record<string, unknown>, thing: Thing, path: string, depth: number) => {
    const at = (name: string) => (path ? `${path}.${name}` : name)
    for (const name of thing.needs ?? []) if (one[name] === undefined) fault(at(name), 'is missing')
    const together = wrongTogether(one, thing)
    if (together) fault(path, together)
    const came = (name: string) => (thing.since?.[name] ?? 0) <= how.minor
    for (const [name, inner] of Object.entries(one).slice(0, 500)) {
      const shape =
        (Object.hasOwn(thing.of, name) && came(name) ? thing.of[name] : undefined) ??
        thing.like?.find(([pattern]) => pattern.test(name) && came(pattern.source))?.[1]
      if (shape) look(inner, shape, at(name.slice(0, 60)), depth + 1)
      else if (!thing.open) fault(at(name.slice(0, 60)), 'is no property of this version', true)
    }
  }
  const look = (one: unknown, shape: Shape, path: string, depth: number): void => {
    const wanted = shape === 'item' || shape === 'association' ? grammar[shape] : shape
    const isThing = typeof wanted === 'object' && 'of' in wanted
    const wrong = depth > mostDeep ? 'is nested deeper than anything is read' : wrongLeaf(one, isThing ? 'object' : wanted, how)
    if (wrong) fault(path, wrong)
    else if (isThing) inThing(one as Record<string, unknown>, wanted, path, depth)
    else if (typeof wanted === 'object' && 'list' in wanted)
      for (const [index, member] of (one as unknown[]).slice(0, 1000).entries()) look(member, wanted.list, `${path}[${index}]`, depth + 1)
    else if (typeof wanted === 'object' && 'named' in wanted)
      for (const [name, member] of Object.entries(one as object).slice(0, 500)) {
        const at = `${path}.${name.slice(0, 60)}`
        if (/^[a-zA-Z0-9_]/.test(name)) look(member, wanted.named, at, depth + 1)
        else fault(at, 'is no name that may stand here', true)
      }
  }
  look(value, shape, '', 0)
  return found
}

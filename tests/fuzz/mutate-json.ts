import type { Chance } from './chance.ts'
import { addresses, vectors } from './vectors.ts'

type Place = { of: Record<string, unknown> | unknown[]; key: string | number }

const placesIn = (root: unknown): Place[] => {
  const found: Place[] = []
  const walk = (value: unknown) => {
    if (typeof value !== 'object' || value === null || found.length > 2000) return
    for (const key of Object.keys(value)) {
      found.push({ of: value as Record<string, unknown>, key })
      walk((value as Record<string, unknown>)[key])
    }
  }
  walk(root)
  return found
}

const value = (chance: Chance): unknown => {
  switch (chance.below(12)) {
    case 0:
      return null
    case 1:
      return chance.of([0, -1, 1e308, -0.5, 2 ** 53, 1e21])
    case 2:
      return chance.once(2)
    case 3:
      return []
    case 4:
      return { '': '', length: 1e9, toString: 'x', constructor: 1 }
    case 5:
      return chance.of(['', '\0', '\ud800x', '\udc00', '\u2028', ' ', '2026-13-45T99:99:99Z', 'P1Y', 'x'.repeat(20_000)])
    case 6:
      return chance.of(addresses)
    default:
      return `${chance.once(2) ? '<p>Words before it.</p>' : ''}${chance.of(vectors)}`
  }
}

/** Changes the types, the values and the shape of JSON. What is not JSON is given back as it is. */
export const mutateJson = (text: string, other: () => string, chance: Chance, isHeavy: boolean): string => {
  let root: unknown
  try {
    root = JSON.parse(text)
  } catch {
    return text
  }
  const places = placesIn(root)
  if (places.length === 0) return JSON.stringify(value(chance))
  const { of, key } = chance.of(places)
  const object = of as Record<string | number, unknown>
  if (isHeavy) {
    const count = 2000 * 2 ** chance.below(5)
    const deep = chance.of(['[', '{"a":', '{"associations":[', '{"items":['])
    const place = '\u0001 here \u0001'
    object[key] = place
    return JSON.stringify(root).replace(JSON.stringify(place), () =>
      chance.once(2) ? deep.repeat(count) : JSON.stringify(Array.from({ length: Math.min(count, 4000) }, () => value(chance))),
    )
  }
  switch (chance.below(9)) {
    case 0:
      if (Array.isArray(of)) of.splice(Number(key), 1)
      else delete object[key]
      break
    case 1:
      object[key] = [object[key], object[key]]
      break
    case 2:
      object[key] = { [chance.of(['__proto__', 'value', 'href', 'body_html', 'content_html'])]: object[key] }
      break
    case 3:
      object[chance.of(['__proto__', 'url', 'title', 'content_html', 'body_xhtml', 'headline', 'byline', 'status', 'language', 'tags'])] =
        value(chance)
      break
    case 4: {
      const second = chance.of(places)
      object[key] = structuredClone((second.of as Record<string | number, unknown>)[second.key])
      break
    }
    case 5:
      try {
        const others = placesIn(JSON.parse(other()))
        if (others.length > 0) {
          const one = chance.of(others)
          object[key] = (one.of as Record<string | number, unknown>)[one.key]
        }
      } catch {
        object[key] = other().slice(0, 5000)
      }
      break
    default:
      object[key] = value(chance)
  }
  // Half a pair is written as such, as encoders other than this one do.
  return JSON.stringify(root)
}

import { hour } from '../../base/clock.ts'
import { rules } from '../rules.ts'
import type { Index } from './open-index.ts'
import type { Part, PartTelling } from './part.ts'

const { abroad } = rules
const isName = (key: string) => !key.startsWith('#') && !key.startsWith('@')

/** Whether a telling of each stands near in time to the other. */
export const isNear = (a: Part, b: Part): boolean => {
  const reach = abroad.hours * hour
  const touches = (one: Part, other: Part) => one.tellings.some(({ at }) => at >= other.from - reach && at <= other.to + reach)
  return touches(a, b) && touches(b, a)
}

/** What two stories share: `names`, the rare ones, rarest first, and how much it is in all; undefined where they do not share any. */
export const sharedAbroad = (a: Part, b: Part, rarity: Index['rarity']): { names: string[]; much: number } => {
  const [few, many] = a.names.size < b.names.size ? [a, b] : [b, a]
  let much = 0
  const found: { name: string; weight: number }[] = []
  for (const [name, sure] of few.names) {
    const also = many.names.get(name)
    if (also === undefined) continue
    const weight = rarity(name)
    much += weight * weight * Math.sqrt((sure / few.tellings.length) * (also / many.tellings.length))
    if (weight >= abroad.rare) found.push({ name, weight })
  }
  return { much, names: found.sort((x, y) => y.weight - x.weight || (x.name < y.name ? -1 : 1)).map(({ name }) => name) }
}

/** Whether what two stories share is enough to be sure. */
export const isSure = ({ names, much }: { names: string[]; much: number }): boolean =>
  names.length >= abroad.shared && names.filter(isName).length >= abroad.names && much >= abroad.least

const sharesOf = ({ names }: PartTelling, there: Part, rarity: Index['rarity']): number => {
  let shared = 0
  for (const [name, sure] of names) shared += rarity(name) ** 2 * Math.sqrt(sure * ((there.names.get(name) ?? 0) / there.tellings.length))
  return shared
}

/**
 * Whether every telling of a story leads to another story, each for itself, and to none of its rivals more: a story in which two events have run together leads to the stories of both, and is sure of neither.
 * A telling of few names (a headline, a line) must have several of them there.
 */
export const allLeadThere = (one: Part, other: Part, rivals: readonly Part[], rarity: Index['rarity']): boolean =>
  one.tellings.every((telling) => {
    if (telling.names.size < abroad.few && [...telling.names.keys()].filter((name) => other.names.has(name)).length < abroad.ofFew)
      return false
    const there = sharesOf(telling, other, rarity)
    return there >= abroad.each && !rivals.some((rival) => rival !== other && sharesOf(telling, rival, rarity) > there)
  })

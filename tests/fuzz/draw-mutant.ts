import { type Chance, chanceOf } from './chance.ts'
import { mutateBytes } from './mutate-bytes.ts'
import { mutateJson } from './mutate-json.ts'
import { mutateMarkup } from './mutate-markup.ts'
import type { Kind, Seed, Seeds } from './seeds.ts'

/** `seeds`: what it was made of. `isHeavy`: it was made to take long. */
export type Mutant = { kind: Kind; bytes: Buffer; seeds: [string, string]; isHeavy: boolean }

/** Of a thousand mutants so many are of each kind. */
export const mix: Record<Kind, number> = { feed: 700, wire: 140, sitemap: 30, page: 10, aside: 120 }
// A thousand times the cost of others: few are enough to meet each way of being heavy with each reader.
const onceHeavy = 600
const longest = 1_000_000

const kindOf = (chance: Chance): Kind => {
  let at = chance.below(1000)
  for (const [kind, share] of Object.entries(mix)) {
    if (at < share) return kind as Kind
    at -= share
  }
  return 'feed'
}

// Large documents take their readers' time in proportion and teach no more: one of them is drawn for ten small ones.
const usual = { feed: 8000, wire: 8000, sitemap: 8000, page: 60_000, aside: 8000 }
const drawSeed = (seeds: Seed[], kind: Kind, chance: Chance): Seed => {
  for (let tries = 0; tries < 8; tries++) {
    const seed = chance.of(seeds)
    if (seed.size <= usual[kind] || chance.once(10)) return seed
  }
  return chance.of(seeds)
}

/** Mutant number `turn` of a run: the same for the same seed and the same corpora. `only`: of one kind. */
export const drawMutant = ({ of }: Seeds, seed: number, turn: number, only?: Kind): Mutant => {
  const chance = chanceOf(seed, turn)
  const kind = only ?? kindOf(chance)
  const [one, other] = [drawSeed(of[kind], kind, chance), drawSeed(of[kind], kind, chance)]
  const isHeavy = chance.once(kind === 'page' ? 12 : onceHeavy)
  let bytes = one.bytes()
  let heavy = isHeavy
  for (let count = 1 + chance.below(4); count > 0; count--) {
    const how = chance.below(10)
    const text = () => bytes.toString('utf8')
    if (/^\s*[{[]/.test(bytes.toString('latin1', 0, 20)) && (how < 8 || heavy)) {
      bytes = Buffer.from(mutateJson(text(), () => other.bytes().toString('utf8'), chance, heavy))
      heavy = false
    } else if ((how < 7 || heavy) && bytes.includes('<')) {
      bytes = Buffer.from(mutateMarkup(text(), () => other.bytes().toString('utf8'), chance, heavy))
      heavy = false
    } else bytes = mutateBytes(bytes, other.bytes, chance)
  }
  return { kind, bytes: bytes.subarray(0, longest), seeds: [one.name, other.name], isHeavy }
}

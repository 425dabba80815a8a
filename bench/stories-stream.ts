// A synthetic stream of news, the same for the same seed. It is made to weigh what real news weighs, not to read like it: function words make up about 45 % of a text, other words are drawn
// by Zipf's law (exponent 1) from 150,000 made words, and each planted story has ten words of its own (names among them, capitals and all) which its tellings use with chance. Names come from a
// pool of 60,000 which stories share, as news does; one story in five is a sequel that shares half of its words with an earlier one.
export type Drawn = {
  id: string
  headline: string
  text: string
  at: number
  language: string
  source: string
  section: string
  planted: number
}

/** Mulberry32: small, fast, and the same everywhere. */
const dice = (seed: number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const function_ =
  'the of and to in a is that for on with as was at by it from has he said be are have an will his its who not were after this but their they had which been more one or about would over up when new first two also than into could out last year people'.split(
    ' ',
  )
const onsets = 'b br c ch d dr f g gr h j k l m n p pr qu r s sh st t tr v w y z'.split(' ')
const vowels = 'a e i o u ai ea ou'.split(' ')
const ends = 'n r s l t m nd rk st ss ck ng'.split(' ')

const words = 150_000
const names = 60_000
/** The nth made word: three syllables from its number, so that none need be kept. */
const word = (n: number) => {
  let left = Math.imul(n + 1, 0x9e3779b1) >>> 0
  const take = (from: string[]) => {
    const part = from[left % from.length] as string
    left = Math.floor(left / from.length)
    return part
  }
  return (
    take(onsets) +
    take(vowels) +
    take(ends) +
    take(onsets).slice(0, 1) +
    take(vowels) +
    (n % 13).toString(13).replace(/\d/g, (d) => 'abcdefghij'[+d] as string)
  )
}
const name = (n: number) => {
  const made = word(n + 1_000_000)
  return made[0]?.toUpperCase() + made.slice(1)
}
/** Zipf's law with exponent 1 by inversion: the chance of the nth word is about 1 / n. */
const zipf = (roll: number, most: number) => Math.floor(most ** roll) - 1

const hour = 3_600_000
const sections = ['world', 'politics', 'business', 'sport', 'culture', 'science']

/** `size` articles of 72 hours in order of time; half of the stories have one telling, the others up to `most` by a power law (exponent 2.2). */
export const drawStream = ({
  size,
  seed = 1,
  hours = 72,
  most = 300,
  from = Date.UTC(2026, 10, 20),
}: {
  size: number
  seed?: number
  hours?: number
  most?: number
  from?: number
}) => {
  const roll = dice(seed)
  const times = new Float64Array(size)
  const planted = new Int32Array(size)
  let stories = 0
  for (let n = 0; n < size; stories++) {
    const tellings = roll() < 0.5 ? 1 : Math.min(most, Math.floor(2 * (1 - roll()) ** (-1 / 1.2)))
    const began = roll() * hours * hour
    for (let i = 0; i < tellings && n < size; i++, n++) {
      // Most of a story is told within half a day of its first telling.
      times[n] = from + Math.min(hours * hour, began + (i === 0 ? 0 : -Math.log(1 - roll()) * 6 * hour))
      planted[n] = stories
    }
  }
  const order = Uint32Array.from({ length: size }, (_, i) => i).sort((a, b) => (times[a] as number) - (times[b] as number))

  const ownWords = (story: number): string[] => {
    const mine = dice(story * 7919 + seed)
    const own = Array.from({ length: 10 }, (_, i) => (i < 4 ? name(zipf(mine(), names)) : word(200 + Math.floor(mine() * (words - 200)))))
    if (story > 50 && mine() < 0.2) own.splice(0, 5, ...ownWordsOf(story - 1 - Math.floor(mine() * 50)).slice(0, 5))
    return own
  }
  const kept = new Map<number, string[]>()
  const ownWordsOf = (story: number): string[] => {
    const had = kept.get(story)
    if (had) return had
    const own = ownWords(story)
    if (kept.size > 500) kept.clear()
    kept.set(story, own)
    return own
  }
  const draw = (n: number): Drawn => {
    const i = order[n] as number
    const story = planted[i] as number
    const mine = dice(i * 104_729 + seed)
    const own = ownWordsOf(story)
    const sentence = (length: number, ofStory: number, plain: number) => {
      const said: string[] = []
      for (let k = 0; k < length; k++) {
        const which = mine()
        said.push(
          which < plain
            ? (function_[Math.floor(mine() ** 1.5 * function_.length)] as string)
            : which < plain + ofStory
              ? (own[Math.floor(mine() * own.length)] as string)
              : mine() < 0.04
                ? String(Math.floor(mine() * 400))
                : word(zipf(mine(), words)),
        )
      }
      const [first = '', ...rest] = said
      return [first && first[0]?.toUpperCase() + first.slice(1), ...rest].join(' ')
    }
    const lines = 1 + Math.floor(mine() * 4)
    return {
      id: `a${i}`,
      headline: sentence(8 + Math.floor(mine() * 5), 0.4, 0.25),
      text: Array.from({ length: lines }, () => `${sentence(15 + Math.floor(mine() * 12), 0.15, 0.45)}.`).join(' '),
      at: times[i] as number,
      language: 'en',
      source: `title-${Math.floor(mine() ** 2 * 2000)}`,
      section: sections[story % sections.length] as string,
      planted: story,
    }
  }
  return { draw, stories }
}

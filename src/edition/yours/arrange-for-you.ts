import { openTellings } from './choose-telling.ts'
import { drawOutside } from './explore.ts'
import type { Pool, PoolStory } from './index-pool.ts'
import type { Ladder } from './ladder.ts'
import { type Pulls, readTaste } from './read-taste.ts'
import { type Chosen, tellPlace } from './tell-place.ts'
import type { ReaderTaste, YourPlace } from './told.ts'
import { type Weights, weighForYou } from './weigh-for-you.ts'

/** The largest stories of the paper have so much of a page of which nothing of the reader's speaks for them. */
const topShare = 1 / 6
const capOf = (share: number, places: number) => Math.max(2, Math.floor(share * places))

/**
 * How many places of a page one thing may have: a title a fifth, a topic a quarter, a section half, and never less than two. A paper of few titles or sections gives
 * each more.
 */
export const capsOf = ({ titles, desks }: Pick<Pool, 'titles' | 'desks'>, places: number) => ({
  title: capOf(Math.max(0.2, 2 / Math.max(1, titles)), places),
  topic: capOf(0.25, places),
  desk: capOf(Math.max(0.5, 2 / Math.max(1, desks)), places),
})

/** Steps that each piece of a lane takes from the next: after four it weighs half. */
const again = 2

/** Exploration draws so many of its places from one section before it looks into others. */
const elseOfDesk = (many: number) => Math.max(1, Math.ceil(many / 3))

/** What is on the page so far, and what may still come on it. */
const openPage = (pool: Pool, taste: Pulls, places: number) => {
  const chosen: Chosen[] = []
  const lanes = new Map<string, { pieces: number }>()
  const placed = new Set<number>()
  const most = capsOf(pool, places)
  const tellings = openTellings(pool, taste)
  const { desk, topicsFrom, topics } = pool.columns
  const { shown, marked } = pool.scratch
  const hasMutedWord = (story: number) => taste.mutedWords.length > 0 && taste.mutedWords.some((word) => pool.says(story, word))
  const isFull = (story: number): boolean => {
    if (desk[story] !== 0 && (shown[desk[story] as number] as number) >= most.desk) return true
    for (let i = topicsFrom[story] as number; i < (topicsFrom[story + 1] as number); i++)
      if ((shown[topics[i] as number] as number) >= most.topic) return true
    return false
  }
  /** The number of the telling to show, if the story may stand on the page at all; else -1. */
  const fits = (story: number): number =>
    placed.has(story) || tellings.isMuted(story) || isFull(story) || hasMutedWord(story) ? -1 : tellings.choose(story, most.title)
  const more = (thing: number) => {
    shown[thing] = (shown[thing] as number) + 1
    marked.push(thing)
  }
  const laneOf = (key: string) => {
    const lane = lanes.get(key) ?? { pieces: 0 }
    if (lane.pieces === 0) lanes.set(key, lane)
    return lane
  }
  const put = (one: Chosen) => {
    const { story } = one
    chosen.push(one)
    placed.add(story)
    for (const other of (pool.stories[story] as PoolStory).abroad) placed.add(other)
    laneOf(one.lane).pieces++
    more(pool.columns.title[(pool.columns.tellingsFrom[story] as number) + one.telling] as number)
    if (desk[story] !== 0) more(desk[story] as number)
    for (let i = topicsFrom[story] as number; i < (topicsFrom[story + 1] as number); i++) more(topics[i] as number)
  }
  /** The lane that has the last two places: what would be its third in a row waits until another has had its turn. */
  const third = () => (chosen.length >= 2 && chosen.at(-1)?.lane === chosen.at(-2)?.lane ? chosen.at(-1)?.lane : undefined)
  return { chosen, put, fits, third, laneOf, tellings }
}

/**
 * The reader's own page: at most `places`, the first is the top. A story weighs what it weighs for everyone, times how it fits this reader (weigh-for-you.ts): nothing but his choices,
 * what he said and his own reading counts. Every so many places one is for something else (explore.ts), as many as `taste.exploration` says and never the
 * first; of what nothing speaks for, the largest stories have a sixth of the page at most while there is something that does. What is muted is never there. No three in a row are there for
 * one reason while another is left; titles, topics and sections have caps. A story stands once, in one language: that in which it came first by this reader's weights. Pure, and the same for the same pool, taste and chance.
 * `chance`: chanceFor(reader and day). `language`: the paper's. `now` is not asked for: times are in the pool's weights and in what he has seen.
 */
export const arrangeForYou = (
  pool: Pool,
  reader: ReaderTaste,
  { places, chance, language }: { places: number; chance: (of: string) => number; language: string },
): YourPlace[] => {
  try {
    const taste = readTaste(reader, pool, language)
    return arrange(pool, taste, weighForYou(pool, taste), { places, chance })
  } finally {
    // Another reader's page is added up in the same room.
    pool.scratch.clear()
  }
}

const arrange = (
  pool: Pool,
  taste: Pulls,
  weights: Weights,
  { places, chance }: { places: number; chance: (of: string) => number },
): YourPlace[] => {
  const page = openPage(pool, taste, places)
  const wanted = (many: number) => Math.floor(many * taste.exploration + 0.5)
  const explore = explorer(pool, taste, weights, { page, most: wanted(places), chance })
  const yours = lanesOf(weights.drawn, page)
  const { most: mostOfTops, next: tops } = largestOutside(pool, taste, weights, page)
  const [count, most] = [{ top: 0, else: 0 }, capOf(topShare, places)]
  while (page.chosen.length < places) {
    const at = page.chosen.length
    if (at > 0 && count.else < wanted(at + 1) && explore()) {
      count.else++
      continue
    }
    const own = yours()
    const isThird = own !== undefined && page.third() === own.lane
    const mayBeTop = !own || (count.top < most && (isThird || mostOfTops() > own.steps))
    const top = mayBeTop ? tops() : undefined
    const isTop = top && (!own || isThird || top.steps > own.steps)
    const next = isTop ? top : own
    if (!next) break
    if (isTop) count.top++
    page.put({ ...next, kind: isTop ? 'top' : 'yours' })
  }
  return page.chosen.map((one) => tellPlace(pool, taste, one, page.tellings.hiddenIn(one.story)))
}

type Page = ReturnType<typeof openPage>

/**
 * What comes next of several lanes: the heaviest of their heads, each lighter by what its lane has on the page already. A narrow wish comes in so, beside one that many large stories
 * fulfil. A lane that would be the third in a row waits while another has something left.
 */
const lanesOf = (ladders: Map<string, Ladder>, page: Page) => {
  const lanes = [...ladders].flatMap(([lane, ladder]) => {
    const head = ladder.head()
    return head ? [{ lane, ladder, head, had: page.laneOf(lane) }] : []
  })
  type Lane = (typeof lanes)[number]
  const stepsOf = ({ head, had }: Lane) => head.steps - again * had.pieces
  /** The lane with the heaviest head, and what the next heaviest weighs. */
  const heaviest = (third: string | undefined) => {
    let best: Lane | undefined
    let steps = Number.NEGATIVE_INFINITY
    let next = Number.NEGATIVE_INFINITY
    for (const one of lanes) {
      if (one.lane === third) continue
      const own = stepsOf(one)
      if (own < steps || (own === steps && best && one.head.story > best.head.story)) {
        if (own > next) next = own
        continue
      }
      next = steps
      best = one
      steps = own
    }
    return best && { best, steps, next }
  }
  return () => {
    const third = page.third()
    for (;;) {
      const found = heaviest(third) ?? heaviest(undefined)
      if (!found) return undefined
      const { best, next } = found
      // What cannot stand on the page is let go of, for as long as what comes after it in its lane is still heavier than all else.
      for (let steps = found.steps; ; steps = stepsOf(best)) {
        const { story } = best.head
        const telling = page.fits(story)
        if (telling !== -1) return { story, telling, lane: best.lane, steps }
        best.ladder.pop()
        const head = best.ladder.head()
        if (head) best.head = head
        else lanes.splice(lanes.indexOf(best), 1)
        if (!head || stepsOf(best) <= next) break
      }
    }
  }
}

/** The largest stories of those that nothing speaks for; what he has opened and what he asked for less of comes when there is nothing else. */
const largestOutside = (pool: Pool, taste: Pulls, { isDrawn, isUnwanted, stepsOutside, mostOutside }: Weights, page: Page) => {
  const isLate = (story: number) => taste.seen.has(story) || isUnwanted(story)
  const had = page.laneOf('top')
  let [at, late] = [0, false]
  /** What the next weighs at the most: nothing need be looked for while that is too little. */
  const most = () => {
    const story = pool.heaviest[at] ?? pool.heaviest[0]
    return story === undefined ? Number.NEGATIVE_INFINITY : mostOutside(story) - again * had.pieces
  }
  const next = () => {
    for (;;) {
      const story = pool.heaviest[at]
      if (story === undefined) {
        if (late) return undefined
        ;[at, late] = [0, true]
        continue
      }
      const telling = isDrawn(story) || isLate(story) !== late ? -1 : page.fits(story)
      if (telling !== -1) return { story, telling, lane: 'top', steps: stepsOutside(story) - again * had.pieces }
      at++
    }
  }
  return { most, next }
}

type Exploring = { page: Page; most: number; chance: (of: string) => number }

/** Puts the next story of exploration on the page, if there is one. It leaves alone what he asked for less of and what he has opened. */
const explorer = (pool: Pool, taste: Pulls, { isDrawn, isUnwanted }: Weights, { page, most, chance }: Exploring): (() => boolean) => {
  const { desk, topicsFrom, topics } = pool.columns
  const { pulls } = pool.scratch
  const isOutside = (story: number) => {
    if (isDrawn(story) || taste.seen.has(story) || isUnwanted(story)) return false
    // One of many in a section that he follows is not outside it, though it is too light to be drawn by it.
    if (pulls[desk[story] as number] === 1) return false
    for (let i = topicsFrom[story] as number; i < (topicsFrom[story + 1] as number); i++) if (pulls[topics[i] as number] === 1) return false
    return page.tellings.isReadableStory(story)
  }
  const drawn = most === 0 ? () => undefined : drawOutside(pool, taste, isOutside, chance)
  const desks = new Map<number, number>()
  const hasEnough = (desk: number) => (desks.get(desk) ?? 0) >= elseOfDesk(most)
  return () => {
    for (const anyDesk of [false, true])
      for (let at = 0; ; at++) {
        const story = drawn(at)
        if (story === undefined) break
        const section = desk[story] as number
        if (!anyDesk && hasEnough(section)) continue
        const telling = page.fits(story)
        if (telling === -1) continue
        page.put({ story, kind: 'else', lane: 'else', telling })
        desks.set(section, (desks.get(section) ?? 0) + 1)
        return true
      }
    return false
  }
}

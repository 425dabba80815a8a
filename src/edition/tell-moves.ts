import { hour } from '../base/clock.ts'
import type { Ordered, Trait } from './order-page.ts'
import type { LastMove, Reason, ToldFacts } from './tables.ts'
import { inWords, whenSaid } from './weigh-story.ts'

/** A story as it stood on the page before. */
export type Stood = { storyId: string; place: number; told: ToldFacts | null; moved: LastMove | null; since: Date | null }

/** A story that came, left or passed another, and why, the strongest reason first. */
export type Move = { storyId: string; from: number | null; to: number | null; up: boolean; why: Reason[] }

/** What is known of a story now, for telling the next move by the difference. */
export const factsOf = (story: Ordered): ToldFacts => ({
  voices: story.publishers,
  prominence: story.prominence,
  prominentTitle: story.placing?.title ?? null,
  latestAt: story.latestAt.toISOString(),
  weight: story.score,
  pinned: story.pinned,
})

const held: Record<Trait, string> = {
  title: 'It waits, so that one title does not fill the page',
  topic: 'It waits, so that one topic does not fill the page',
  country: 'It waits, so that the titles of one country do not fill the page',
  desk: 'It waits, so that one section does not fill the page',
}
/** In words, why a story stands lower than its weight. */
export const heldWords = (trait: Trait): string => held[trait]

const hoursSince = (at: Date, now: Date) => Math.floor((now.getTime() - at.getTime()) / hour)
const silence = (at: Date, now: Date): Reason[] => {
  const hours = hoursSince(at, now)
  return hours < 1
    ? []
    : [{ code: 'silence', words: `no new report for ${hours === 1 ? 'an hour' : `${inWords(hours)} hours`}`, weight: -hours }]
}

/** What has changed for a story since its place was last told, in its favour and against it. */
const changes = (story: Ordered, was: ToldFacts | null, now: Date): { up: Reason[]; down: Reason[] } => {
  if (!was) return { up: [], down: silence(story.latestAt, now) }
  const [up, down]: [Reason[], Reason[]] = [[], []]
  const more = story.publishers - was.voices
  if (more > 0)
    up.push({ code: 'breadth', words: `${inWords(more)} more ${more === 1 ? 'publisher tells' : 'publishers tell'} it`, weight: more })
  if (more < 0)
    down.push({ code: 'breadth', words: `${inWords(-more)} fewer ${more === -1 ? 'publisher tells' : 'publishers tell'} it`, weight: more })
  const higher = story.prominence - was.prominence
  if (higher > 0.1 && story.placing) up.push({ code: 'prominence', words: `${story.placing.title} has placed it higher`, weight: higher })
  if (higher < -0.1 && was.prominentTitle)
    down.push({ code: 'prominence', words: `${was.prominentTitle} has placed it lower`, weight: higher })
  if (story.latestAt.toISOString() > was.latestAt)
    up.push({ code: 'report', words: `a new report came ${whenSaid(story.latestAt, now)}`, weight: 0.5 })
  else down.push(...silence(story.latestAt, now))
  return { up, down }
}

const cameWhy = (story: Ordered, now: Date): Reason[] => {
  if (story.pinned) return [pinnedNow]
  const fresh = hoursSince(story.beganAt, now) < 1
  return [
    {
      code: 'came',
      words: `${fresh ? 'new' : 'it has gained weight'}: ${story.publishers === 1 ? 'one publisher tells it' : `${inWords(story.publishers)} publishers tell it`}`,
      weight: story.score,
    },
    ...(story.placing && story.prominence > 0.4
      ? [{ code: 'prominence', words: `${story.placing.title} has placed it high`, weight: story.prominence }]
      : []),
  ]
}

const pinnedNow: Reason = { code: 'pinned', words: 'an editor pinned it', weight: 0 }

const movedWhy = (story: Ordered, was: ToldFacts | null, isUp: boolean, now: Date): Reason[] => {
  if (story.pinned) return [pinnedNow]
  if (was?.pinned) return [{ code: 'unpinned', words: 'an editor’s pin has ended', weight: 0 }]
  const { up, down } = changes(story, was, now)
  if (isUp) return up.length > 0 ? up : [{ code: 'others-aged', words: 'stories above it have had no new report', weight: 0 }]
  if (story.heldBy) return [{ code: `held-${story.heldBy}`, words: heldWords(story.heldBy).replace('It waits', 'it waits'), weight: 0 }]
  return down.length > 0 ? down : [{ code: 'others-rose', words: 'others have gained more weight', weight: 0 }]
}

/**
 * Which of the stories that stay have kept their order: as many as can, and rather those of which nothing new is known, so that a move is told of the story that changed
 * (the heaviest increasing subsequence, in n² steps for at most 48).
 */
const keptOrder = (after: { place: number; costs: number }[]): Set<number> => {
  const best = after.map(({ costs }, n) => ({ weight: costs, before: -1, n }))
  for (const [n, one] of after.entries())
    for (let m = 0; m < n; m++) {
      const other = after[m] as { place: number; costs: number }
      const sum = (best[m]?.weight ?? 0) + one.costs
      if (other.place < one.place && sum > (best[n]?.weight ?? 0)) best[n] = { weight: sum, before: m, n }
    }
  const kept = new Set<number>()
  let at = best.toSorted((a, b) => b.weight - a.weight || a.n - b.n)[0]
  while (at) {
    kept.add(at.n)
    at = best[at.before]
  }
  return kept
}

/**
 * What moved between a page as it stood and as it is now, and why. A story that only makes room, or goes up because one above it left, keeps its neighbours and has not
 * moved: of any two stories whose order changed, one has. `candidates`: the stories that might have stood on the page, each with its latest telling; `heldBack`: those that an editor keeps from it.
 */
export const tellMoves = (
  { before, after, candidates, heldBack }: { before: Stood[]; after: Ordered[]; candidates: Map<string, Date>; heldBack: Set<string> },
  now: Date,
): Move[] => {
  const stood = new Map(before.map((one) => [one.storyId, one]))
  const stays = after.flatMap((story, to) => {
    const was = stood.get(story.storyId)
    return was ? [{ story, to, was }] : []
  })
  const isNews = ({ story, was }: (typeof stays)[number]) => {
    const { up } = changes(story, was.told, now)
    return up.length > 0 || story.pinned !== (was.told?.pinned ?? false) || story.heldBy !== null
  }
  const kept = keptOrder(stays.map((one) => ({ place: one.was.place, costs: isNews(one) ? 1 : 1.01 })))
  const moves: Move[] = []
  for (const [n, { story, to, was }] of stays.entries()) {
    // A story that is pinned where it stands anyway has not moved, but is told to be pinned.
    if (kept.has(n)) continue
    // Up or down among those that kept their order.
    const isUp = stays.some((other, m) => kept.has(m) && m > n && other.was.place < was.place)
    moves.push({ storyId: story.storyId, from: was.place, to, up: isUp, why: movedWhy(story, was.told, isUp, now) })
  }
  for (const [to, story] of after.entries())
    if (!stood.has(story.storyId)) moves.push({ storyId: story.storyId, from: null, to, up: true, why: cameWhy(story, now) })
  const here = new Set<string>(after.map((story) => story.storyId))
  for (const one of before) {
    if (here.has(one.storyId)) continue
    const why = leftWhy(one, { latest: candidates.get(one.storyId), isHeld: heldBack.has(one.storyId) }, now)
    moves.push({ storyId: one.storyId, from: one.place, to: null, up: false, why })
  }
  return moves
}

/** So many hours without a report, and a story that is no candidate any more is over. */
const isOver = 36

const leftWhy = (one: Stood, { latest, isHeld }: { latest: Date | undefined; isHeld: boolean }, now: Date): Reason[] => {
  if (isHeld) return [{ code: 'held-back', words: 'an editor held it back', weight: 0 }]
  const last = latest ?? new Date(one.told?.latestAt ?? now)
  if (!latest && hoursSince(last, now) < isOver)
    return [
      {
        code: 'gone',
        words:
          'its tellings have left this page’s subject, or the paper, have become part of another story, or it is told here in another language',
        weight: 0,
      },
    ]
  return [...silence(last, now), { code: 'displaced', words: 'others have gained more weight', weight: 0 }]
}

/** 'Moved up from 7 at 14:05 UTC: two more publishers tell it': a last move as readers are told it. Places are counted from 1 there. */
export const moveWords = ({ from, to, up, words, at }: LastMove, now: Date): string => {
  const when = whenSaid(new Date(at), now)
  if (from === null) return `Came to this page ${when}: ${words}`
  if (up) return to < from ? `Moved up from ${from + 1} ${when}: ${words}` : `Passed another story ${when}: ${words}`
  return to > from ? `Moved down from ${from + 1} ${when}: ${words}` : `Let another story pass ${when}: ${words}`
}

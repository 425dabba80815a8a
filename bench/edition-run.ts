import { day, hour } from '../src/base/clock.ts'
import { chanceFor } from '../src/edition/yours/chance.ts'
import type { Pool } from '../src/edition/yours/index-pool.ts'
import { type Belief, learn, weightAt } from '../src/readers/taste/beliefs.ts'
import { type Known, poolOf, setForYou, setTop, shownInEnglish, weighHour } from './edition-pages.ts'
import { type Hour, hourOf, latestAt, openClicks, orderBy, publishersAt, type Shown } from './edition-policies.ts'
import { appeal, bestTelling, type SimReader } from './edition-readers.ts'
import { type Mean, ndcg, openMean } from './edition-score.ts'
import type { SimStory } from './edition-world.ts'

export const policies = ['recency', 'popularity', 'editors only', 'Masthead', 'Masthead, learning off'] as const
export type Policy = (typeof policies)[number]

const places = 20
const counted = 10
/** Readers' time begins here: any date will do, as long as it is always the same. */
export const begin = Date.UTC(2026, 0, 5)

type Own = {
  read: Map<string, number>
  before: Set<string>
  beliefs: Belief[]
  visits: number
  week: Set<string>
  weekTopics: Set<string>
  weekFrom: number
}

/** What a policy came to over the month. */
export type Result = {
  policy: Policy
  visits: number
  ndcg: Mean
  /** nDCG@10 by days since the reader joined. */
  byAge: Mean[]
  read: Mean
  smallShare: Mean
  repeatRead: Mean
  repeatSeen: Mean
  titlesAWeek: Mean
  topicsAWeek: Mean
  shownTitles: Set<string>
  arrangeMs: number
}

const opened = (policy: Policy): Result => ({
  policy,
  visits: 0,
  ndcg: openMean(),
  byAge: Array.from({ length: 31 }, openMean),
  read: openMean(),
  smallShare: openMean(),
  repeatRead: openMean(),
  repeatSeen: openMean(),
  titlesAWeek: openMean(),
  topicsAWeek: openMean(),
  shownTitles: new Set(),
  arrangeMs: 0,
})

/** Half the days once, a third of them twice: an hour either side of the usual one, and eight hours later. */
const visitsAt = (reader: SimReader, at: number): boolean => {
  const onDay = Math.floor(at / day)
  if (onDay < Math.floor(begin / day) + reader.joins) return false
  const chance = chanceFor(`${reader.id} ${onDay}`)
  const first = reader.hourOfDay + Math.floor(chance('jitter') * 3) - 1
  const hours = chance('comes') < 0.85 ? [first, ...(chance('again') < 0.3 ? [(first + 8) % 24] : [])] : []
  return hours.includes(Math.round((at % day) / hour))
}

type World = { stories: SimStory[]; readers: SimReader[]; known: Known; days: number }

/** Runs the month under one policy. Readers, stories and chance are the same for each; only what they are shown differs, and so what they read. */
export const runMonth = (policy: Policy, { stories, readers, known, days }: World): Result => {
  const result = opened(policy)
  const clicks = openClicks()
  const own = new Map<string, Own>()
  const personal = policy.startsWith('Masthead')
  let stood: string[] = []
  for (let step = 0; step < days * 24; step++) {
    const now = begin + step * hour
    const here = hourOf(stories, now)
    const byId = new Map(here.stories.map((story) => [story.id, story]))
    const weighed = personal || policy === 'editors only' ? weighHour(here, known) : []
    const pool: Pool | undefined = personal ? poolOf(here, weighed, known) : undefined
    let shared: Shown[] = []
    if (policy === 'recency')
      shared = shownInEnglish(
        orderBy(here.stories, (story) => latestAt(story, now)),
        now,
        known,
      )
    if (policy === 'editors only') ({ shown: shared, stood } = setTop(here, weighed, stood, known))
    const publishers = new Map(here.stories.map((story) => [story.id, publishersAt(story, now, known.publisherOf)]))
    for (const reader of readers) {
      if (!visitsAt(reader, now)) continue
      if (policy === 'popularity')
        shared = shownInEnglish(
          orderBy(here.stories, (story) => clicks.countAt(story.id, now) + 0.01 * 0.5 ** ((now - story.began) / (12 * hour))),
          now,
          known,
        )
      const mine = own.get(reader.id) ?? {
        read: new Map(),
        before: new Set(),
        beliefs: [],
        visits: 0,
        week: new Set(),
        weekTopics: new Set(),
        weekFrom: now,
      }
      own.set(reader.id, mine)
      const from = performance.now()
      const shown = pool
        ? setForYou(pool, tasteNow(reader, mine, policy, now), byId, `${reader.id} ${Math.floor(now / day)}`, places)
        : shared.slice(0, places)
      result.arrangeMs += performance.now() - from
      score(result, { reader, mine, shown, here, publishers, known })
      read(result, { reader, mine, shown, publishers, now, clicks: clicks.add, learns: policy === 'Masthead' })
    }
  }
  return result
}

const tasteNow = (reader: SimReader, mine: Own, policy: Policy, now: number) => ({
  ...reader.told,
  tunings: [],
  beliefs: mine.beliefs.map((belief) => ({ ...belief, weight: weightAt(belief, new Date(now)) })),
  learning: policy === 'Masthead',
  exploration: 0.1,
  usualMinute: null,
  seen: [...mine.read].map(([storyId, at]) => ({ storyId, at: new Date(at) })),
})

type Visit = { reader: SimReader; mine: Own; shown: Shown[]; here: Hour; publishers: Map<string, number>; known: Known }

const score = (result: Result, { reader, mine, shown, here, publishers, known }: Visit): void => {
  const { now } = here
  const canRead = (title: string) => reader.languages.includes(known.languageOf.get(title) as string)
  const gain = (story: SimStory, title: string) =>
    mine.read.has(story.id) || !canRead(title) ? 0 : appeal(reader, story, { title, publishers: publishers.get(story.id) ?? 1 }, now)
  const gains = shown.slice(0, counted).map(({ story, title }) => gain(story, title))
  const pool = here.stories.map((story) => {
    const best = bestTelling(reader, story, known.languageOf, now)
    return best ? gain(story, best.titleId) : 0
  })
  const value = ndcg(gains, pool, counted)
  const age = Math.floor(now / day) - Math.floor(begin / day) - reader.joins
  result.visits++
  result.ndcg.add(value)
  result.byAge[age]?.add(value)
  const top = shown.slice(0, counted)
  result.smallShare.add(top.filter(({ title }) => known.titles.get(title)?.small).length / Math.max(1, top.length))
  result.repeatRead.add(top.filter(({ story }) => mine.read.has(story.id)).length / Math.max(1, top.length))
  if (mine.visits > 0) result.repeatSeen.add(top.filter(({ story }) => mine.before.has(story.id)).length / Math.max(1, top.length))
  mine.before = new Set(top.map(({ story }) => story.id))
  mine.visits++
  if (now - mine.weekFrom >= 7 * day) {
    result.titlesAWeek.add(mine.week.size)
    result.topicsAWeek.add(mine.weekTopics.size)
    mine.week = new Set()
    mine.weekTopics = new Set()
    mine.weekFrom = now
  }
  for (const { story, title } of top) {
    result.shownTitles.add(title)
    mine.week.add(title)
    for (const topic of story.topics) mine.weekTopics.add(topic)
  }
}

type Reads = {
  reader: SimReader
  mine: Own
  shown: Shown[]
  publishers: Map<string, number>
  now: number
  clicks: (id: string, now: number) => void
  learns: boolean
}

/** He looks down the page, at each place less likely; what appeals to him he opens; of that he finishes a quarter and more the more it appeals, and of the rest he leaves up to half at once. The same story finds him of the same mind under every policy. */
const read = (result: Result, { reader, mine, shown, publishers, now, clicks, learns }: Reads): void => {
  let count = 0
  for (const [i, { story, title }] of shown.entries()) {
    if (mine.read.has(story.id)) continue
    const chance = chanceFor(`${reader.id} ${story.id}`)
    if (chance(`looks ${mine.visits}`) > 1 / Math.log2(i + 2)) continue
    const likely = appeal(reader, story, { title, publishers: publishers.get(story.id) ?? 1 }, now)
    if (chance('opens') > likely) continue
    count++
    mine.read.set(story.id, now)
    clicks(story.id, now)
    if (!learns) continue
    const finishes = chance('finishes') < 0.25 + 0.6 * likely
    const leaves = !finishes && chance('leaves') < 0.5 * (1 - likely)
    const about = [
      { kind: 'title' as const, key: title, name: title, weight: 1 },
      { kind: 'desk' as const, key: story.desk, name: story.desk, weight: 1 },
      { kind: 'country' as const, key: story.country, name: story.country, weight: 1 },
      ...story.topics.map((topic, n) => ({ kind: 'topic' as const, key: topic, name: topic, weight: n === 0 ? 0.5 : 1 })),
    ]
    mine.beliefs = learn(
      mine.beliefs,
      { about, outcome: finishes ? 'finished' : leaves ? 'abandoned' : 'opened', share: finishes ? 1 : leaves ? 0.05 : 0.5 },
      new Date(now),
    )
  }
  result.read.add(count)
}

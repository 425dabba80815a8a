import type { Pool, PoolStory } from './index-pool.ts'
import type { Pulls } from './read-taste.ts'
import { sayBecause } from './say-reasons.ts'
import type { ToldBy, YourKind, YourPlace, YourReason } from './told.ts'
import { explainForYou, speakingFor } from './weigh-for-you.ts'

/** What was put on a page: the story and its telling by their numbers, and what brought it there. */
export type Chosen = { story: number; kind: YourKind; lane: string; telling: number }

const outsideOfAll: YourReason = {
  code: 'else',
  words: 'Outside what you usually read: a part of your page is kept for that',
  weight: 1,
  times: true,
}

/** A place that makes its reasons when somebody asks for them: the page itself says no more than `because`. */
class Place implements YourPlace {
  readonly storyId: string
  readonly articleId: string
  readonly titleId: string
  readonly kind: YourKind
  readonly common: number
  readonly lane: string
  readonly because: string
  readonly hiddenTitles: number
  readonly #pool: Pool
  readonly #taste: Pulls
  readonly #story: number
  constructor(pool: Pool, taste: Pulls, { story, kind, lane, telling }: Chosen, hiddenTitles: number) {
    const { told } = pool.stories[story] as PoolStory
    const { articleId, titleId } = told.tellings[telling] as ToldBy
    this.storyId = told.storyId
    this.articleId = articleId
    this.titleId = titleId
    this.kind = kind
    this.common = told.common
    this.lane = lane
    this.because = sayBecause(kind, kind === 'yours' ? speakingFor(taste, story) : [], told, titleId)
    this.hiddenTitles = hiddenTitles
    this.#pool = pool
    this.#taste = taste
    this.#story = story
  }
  #explained() {
    return explainForYou(this.#pool, this.#taste, {
      story: this.#story,
      title: this.titleId,
      speaking: speakingFor(this.#taste, this.#story),
    })
  }
  get weight(): number {
    return Math.round(2 ** this.#explained().log * 100) / 100
  }
  get reasons(): YourReason[] {
    return [...(this.kind === 'else' ? [outsideOfAll] : []), ...this.#explained().reasons]
  }
}

/** `hiddenTitles`: of those that tell the story, as many as the reader has muted. */
export const tellPlace = (pool: Pool, taste: Pulls, chosen: Chosen, hiddenTitles: number): YourPlace =>
  new Place(pool, taste, chosen, hiddenTitles)

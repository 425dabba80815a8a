import { capsOn, orderPage } from '../src/edition/order-page.ts'
import type { Candidate } from '../src/edition/pages.ts'
import { type Weighed, weighStory } from '../src/edition/weigh-story.ts'
import { arrangeForYou } from '../src/edition/yours/arrange-for-you.ts'
import { chanceFor } from '../src/edition/yours/chance.ts'
import { indexPool, type Pool } from '../src/edition/yours/index-pool.ts'
import type { ReaderTaste, Told } from '../src/edition/yours/told.ts'
import { type Hour, latestAt, publishersAt, type Shown } from './edition-policies.ts'
import type { SimStory, SimTitle } from './edition-world.ts'

export type Known = { titles: Map<string, SimTitle>; publisherOf: Map<string, string>; languageOf: Map<string, string> }

const toldBy = (story: SimStory, now: number) => story.tellings.filter((telling) => telling.at <= now)

/** The telling that stands for a story on pages that are the same for all: the first of the paper's language. */
const leadOf = (story: SimStory, now: number, { languageOf }: Known) =>
  toldBy(story, now)
    .toSorted((a, b) => a.at - b.at)
    .find((telling) => languageOf.get(telling.titleId) === 'en')

/** What the edition's own weighing is handed of a simulated story. */
const candidate = (story: SimStory, now: number, known: Known): Candidate => {
  const told = toldBy(story, now).toSorted((a, b) => a.at - b.at)
  const lead = leadOf(story, now, known) ?? (told[0] as (typeof told)[number])
  const high = told.toSorted((a, b) => b.place - a.place)[0] as (typeof told)[number]
  const lately = told.filter((telling) => telling.at > now - 2 * 3_600_000)
  const owners = (list: typeof told) => publishersAt({ ...story, tellings: list }, now, known.publisherOf)
  const near = told.filter((telling) => known.titles.get(telling.titleId)?.country === 'GB')
  return {
    storyId: story.id as Candidate['storyId'],
    desk: story.desk,
    articleId: `${story.id}/${lead.titleId}` as Candidate['articleId'],
    titleId: lead.titleId,
    titleName: known.titles.get(lead.titleId)?.name ?? lead.titleId,
    country: known.titles.get(lead.titleId)?.country ?? null,
    hasPicture: true,
    minutes: 3,
    publishers: owners(told),
    near: near.length > 0 ? owners(near) : 0,
    lately: lately.length > 0 ? owners(lately) : 0,
    titles: told.length,
    prominence: told.filter((telling) => !telling.wire).reduce((sum, telling) => sum + telling.place ** 2, 0),
    placing: { title: known.titles.get(high.titleId)?.name ?? high.titleId, where: 'home', height: high.place, hours: 1, there: true },
    topics: story.topics,
    beganAt: new Date(Math.min(...told.map((telling) => telling.at))),
    latestAt: new Date(latestAt(story, now)),
  }
}

/** The hour as Masthead's edition weighs it, once for all readers. */
export const weighHour = (hour: Hour, known: Known): Weighed[] =>
  hour.stories.map((story) => weighStory(candidate(story, hour.now, known), new Date(hour.now)))

/** Pages that are the same for all show what is told in the paper's language. */
export const shownInEnglish = (stories: SimStory[], now: number, known: Known): Shown[] =>
  stories.flatMap((story) => {
    const lead = leadOf(story, now, known)
    return lead ? [{ story, title: lead.titleId }] : []
  })

/** Top stories: Masthead's own order, kept stable from hour to hour. */
export const setTop = (hour: Hour, weighed: Weighed[], stood: string[], known: Known): { shown: Shown[]; stood: string[] } => {
  const byId = new Map(hour.stories.map((story) => [story.id, story]))
  const english = weighed.filter((one) => leadOf(byId.get(one.storyId) as SimStory, hour.now, known))
  const placed = orderPage(english, { places: 48, caps: capsOn('front'), stood })
  const order = placed.map((one) => byId.get(one.storyId) as SimStory)
  return { shown: shownInEnglish(order, hour.now, known), stood: order.map((story) => story.id) }
}

/** The pool of For you in this hour. */
export const poolOf = (hour: Hour, weighed: Weighed[], known: Known): Pool => {
  const byId = new Map(weighed.map((one) => [one.storyId as string, one]))
  return indexPool(
    hour.stories.map((story): Told => {
      const { score, reasons, beganAt, latestAt } = byId.get(story.id) as Weighed
      return {
        storyId: story.id,
        desk: story.desk,
        topics: story.topics.map((id, i) => ({ id, name: id, weight: i === 0 ? 0.5 : 1 })),
        common: Math.max(0.001, score),
        reasons,
        beganAt,
        latestAt,
        tellings: toldBy(story, hour.now).map(({ titleId }) => {
          const title = known.titles.get(titleId) as SimTitle
          return {
            articleId: `${story.id}/${titleId}`,
            titleId,
            titleName: title.name,
            publisher: title.publisher,
            country: title.country,
            language: title.language,
            writers: [],
            minutes: 3,
            text: '',
          }
        }),
      }
    }),
  )
}

/** One reader's page, as Masthead sets it. */
export const setForYou = (pool: Pool, taste: ReaderTaste, byId: Map<string, SimStory>, seed: string, places: number): Shown[] =>
  arrangeForYou(pool, taste, { places, chance: chanceFor(seed), language: 'en' }).map((place) => ({
    story: byId.get(place.storyId) as SimStory,
    title: place.titleId,
  }))

import { hour } from '../src/base/clock.ts'
import { seeded } from './copies-drawn.ts'
import type { SimStory, SimTitle } from './edition-world.ts'

/** A reader whose taste is known to the bench and to nobody else. Numbers are what he adds to or takes from a story's appeal. */
export type SimReader = {
  id: string
  joins: number
  hourOfDay: number
  languages: string[]
  desks: Map<string, number>
  topics: Map<string, number>
  countries: Map<string, number>
  titles: Map<string, number>
  /** How much he cares for what the whole paper talks about. */
  common: number
  /** What he told the three screens, and what he left out. */
  told: { region: string | null; sections: string[]; titles: string[] }
}

const take = <T>(from: T[], n: number, random: () => number): T[] => from.toSorted(() => random() - 0.5).slice(0, n)

/**
 * Readers with tastes of their own: two to four sections that he likes and one that he does not, two to six topics, his country, one to three titles, one in three with a
 * second language. Who joins later has fewer days. One in five skips each of the three screens; what is told is true, but it is never all.
 */
export const simReaders = (
  count: number,
  { stories, titles, days, seed }: { stories: SimStory[]; titles: SimTitle[]; days: number; seed: number },
): SimReader[] => {
  const random = seeded(seed)
  const desks = [...new Set(stories.map((story) => story.desk))]
  const topics = [...new Set(stories.flatMap((story) => story.topics.filter((topic) => !topic.startsWith('place:'))))]
  const countries = [...new Set(titles.map((title) => title.country))]
  const others = [...new Set(titles.map((title) => title.language))].filter((language) => language !== 'en')
  return Array.from({ length: count }, (_, n) => {
    const liked = take(desks, 2 + Math.floor(random() * 3), random)
    const home = countries[Math.floor(random() * countries.length)] as string
    const languages = ['en', ...(random() < 0.33 ? take(others, 1, random) : [])]
    const own = titles.filter((title) => languages.includes(title.language))
    const read = take(own, 1 + Math.floor(random() * 3), random).map((title) => title.id)
    const disliked = take(
      desks.filter((desk) => !liked.includes(desk)),
      1,
      random,
    )
    return {
      id: `r${n}`,
      joins: Math.floor(random() * random() * (days - 7)),
      hourOfDay: 6 + Math.floor(random() * 16),
      languages,
      desks: new Map([...liked.map((desk) => [desk, 0.8 + random() * 1.2] as const), ...disliked.map((desk) => [desk, -2] as const)]),
      topics: new Map(take(topics, 2 + Math.floor(random() * 5), random).map((topic) => [topic, 1 + random() * 1.5] as const)),
      countries: new Map([[home, 1 + random()]]),
      titles: new Map(read.map((id) => [id, 0.6 + random() * 0.6] as const)),
      common: random() * 1.2,
      told: {
        region: random() < 0.8 ? home : null,
        sections: random() < 0.8 ? liked.slice(0, 2) : [],
        titles: random() < 0.8 ? read.slice(0, 2) : [],
      },
    }
  })
}

/** The telling that this reader would like best among those in his languages; undefined when he can read none. */
export const bestTelling = (reader: SimReader, story: SimStory, languageOf: Map<string, string>, now: number) => {
  let best: SimStory['tellings'][number] | undefined
  let most = -1
  for (const telling of story.tellings) {
    if (telling.at > now || !reader.languages.includes(languageOf.get(telling.titleId) as string)) continue
    const liking = reader.titles.get(telling.titleId) ?? 0
    if (liking > most) {
      best = telling
      most = liking
    }
  }
  return best
}

/**
 * How likely he is to read a story that he sees, 0 to 1: a logistic curve over what he likes in it, how large and how old it is. `title`: the one whose telling is shown;
 * it counts only if he likes that title.
 */
export const appeal = (
  reader: SimReader,
  story: SimStory,
  { title, publishers }: { title: string; publishers: number },
  now: number,
): number => {
  let sum = -2.6 + (reader.desks.get(story.desk) ?? 0) + (reader.countries.get(story.country) ?? 0) + (reader.titles.get(title) ?? 0)
  for (const topic of story.topics) sum += reader.topics.get(topic) ?? 0
  sum += reader.common * (Math.log2(1 + publishers) - 1)
  sum -= 0.5 * Math.max(0, (now - story.began) / (24 * hour))
  return 1 / (1 + Math.exp(-sum))
}

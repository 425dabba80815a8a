import { chanceFor } from './chance.ts'
import type { ReaderTaste, Told } from './told.ts'

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1).replace('-', ' ')
const noon = new Date('2026-11-23T12:00:00Z').getTime()

type Given = {
  desk?: string
  common?: number
  by?: string[]
  language?: string
  country?: string
  topics?: string[]
  hours?: number
  words?: string
}

/** A story for tests, told by `by` in this order. */
export const someStory = (
  storyId: string,
  { desk = 'world', common = 2, by = ['one', 'two'], language = 'en', country = 'GB', topics = [], hours = 3, words = '' }: Given = {},
): Told => ({
  storyId,
  desk,
  topics: topics.map((id, i) => ({ id, name: capital(id), weight: 1 / (i + 1) })),
  common,
  reasons: [{ code: 'breadth', words: `${by.length} independent publishers tell it`, weight: common }],
  beganAt: new Date(noon - hours * 3_600_000),
  latestAt: new Date(noon - hours * 1_800_000),
  tellings: by.map((titleId) => ({
    articleId: `a-${titleId}-${storyId}`,
    titleId,
    titleName: capital(titleId),
    publisher: titleId,
    country,
    language,
    writers: [],
    minutes: 2,
    text: `${storyId} in ${desk}. ${words}`,
  })),
})

const desks = ['world', 'politics', 'business', 'science', 'culture', 'sport', 'health']
const words = ['storm', 'Élection', 'budget 7', 'harbour', 'vote']

/** A pool of `size` stories as a paper has them: many told by one title, few by many. The same in every run. */
export const somePool = (size: number): Told[] =>
  Array.from({ length: size }, (_, n) => {
    const chance = chanceFor(`story ${n}`)
    const many = Math.min(20, Math.floor(1.25 * (chance('told') + 1e-6) ** -0.9))
    const hours = chance('hours') * 60
    const first = Math.floor(chance('title') ** 1.5 * 40)
    return someStory(`s${n}`, {
      desk: desks[Math.floor(chance('desk') * desks.length)],
      by: Array.from({ length: many }, (_, i) => `title-${(first + i * 7) % 40}`),
      country: chance('country') < 0.4 ? 'GB' : 'AU',
      topics: chance('topic') < 0.7 ? [`topic-${Math.floor(chance('which') ** 2 * 30)}`] : [],
      common: Math.log2(1 + many) * 2 ** (-hours / 11),
      hours,
      words: words[Math.floor(chance('words') * 12)] ?? '',
    })
  })

export const taste = (given: Partial<ReaderTaste>): ReaderTaste => ({
  region: null,
  sections: [],
  titles: [],
  tunings: [],
  beliefs: [],
  learning: true,
  exploration: 0.1,
  seen: [],
  ...given,
})

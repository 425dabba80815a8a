import { hour } from '../src/base/clock.ts'
import { readNews } from '../tests/town/read-news.ts'
import { readTitles } from '../tests/town/read-titles.ts'
import { seeded } from './copies-drawn.ts'

/** One title's telling in the simulated month. `place`: how high its title's editors put it, 1 the top. */
export type SimTelling = { titleId: string; at: number; wire: boolean; place: number }
/** One event of the month. `topics`: its country, and the words of the event's name in the town ("rate", "flood"). */
export type SimStory = { id: string; event: string; desk: string; country: string; topics: string[]; began: number; tellings: SimTelling[] }
export type SimTitle = { id: string; name: string; publisher: string; country: string; language: string; small: boolean }

const desks: Record<string, string> = { Local: 'local' }
const deskOf = (section: string) => desks[section] ?? section.toLowerCase()

const small = (told: Map<string, number>, id: string, all: string[]) => {
  const order = all.toSorted((a, b) => (told.get(a) ?? 0) - (told.get(b) ?? 0))
  return order.indexOf(id) < order.length / 2
}

/** The town's titles; `small` is the half of them that tell the fewest of its events. */
export const simTitles = (): SimTitle[] => {
  const told = new Map<string, number>()
  for (const event of readNews()) for (const { title } of event.tellings) told.set(title, (told.get(title) ?? 0) + 1)
  const titles = readTitles()
  const ids = titles.map((title) => title.id)
  return titles.map(({ id, name, publisher, country, language }) => ({
    id,
    name,
    publisher,
    country,
    language: language.slice(0, 2),
    small: small(told, id, ids),
  }))
}

/**
 * A month of the town's news: `perDay` stories a day, dealt from the town's events like cards (all have been dealt before one comes again), each time as a new story at
 * another hour, with each of its tellings kept four times in five and at about its delay. So the same affairs go on all month in ever new stories, as news does.
 */
export const simStories = ({ days, perDay, seed }: { days: number; perDay: number; seed: number }): SimStory[] => {
  const random = seeded(seed)
  const news = readNews()
  let deck: typeof news = []
  const stories: SimStory[] = []
  for (let day = -2; day < days; day++) {
    for (let n = 0; n < perDay; n++) {
      if (deck.length === 0) deck = news.toSorted(() => random() - 0.5)
      const event = deck.pop() as (typeof news)[number]
      // Two in three break in the day of Europe's and Africa's mornings and afternoons.
      const began = (day * 24 + (random() < 0.66 ? 5 + random() * 13 : random() * 24)) * hour
      const kept = event.tellings.filter((_, i) => i === 0 || random() < 0.8)
      const weight = Math.log2(1 + event.tellings.length)
      stories.push({
        id: `s${String(stories.length).padStart(5, '0')}`,
        event: event.event,
        desk: deskOf(event.section),
        country: event.country,
        topics: [`place:${event.country}`, ...event.event.split('-').filter((word) => word.length > 3)],
        began,
        tellings: kept.map(({ title, after, wire }) => ({
          titleId: title,
          at: began + after * hour * (0.6 + 0.8 * random()),
          wire: wire !== undefined,
          // Editors see how large a story is, each with an eye of his own.
          place: Math.min(1, Math.max(0, weight / 4 + (random() - 0.5) * 0.5)),
        })),
      })
    }
  }
  return stories.sort((a, b) => a.began - b.began)
}

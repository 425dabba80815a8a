import { answer } from './answer.ts'
import { feedPath } from './feeds/write-feed.ts'
import { newsroom } from './newsroom.ts'
import type { NewsEvent } from './news-form.ts'
import { readNews } from './read-news.ts'
import { readTitles, type TownTitle } from './read-titles.ts'
import { serve } from './serve.ts'
import { slug } from './slug.ts'

export type { NewsEvent, Telling } from './news-form.ts'
export { readNews } from './read-news.ts'

/** A title in the form in which the catalogue keeps titles. */
export type ListedTitle = Pick<
  TownTitle,
  'id' | 'name' | 'publisher' | 'country' | 'language' | 'sections' | 'colour' | 'kind' | 'edition'
> & {
  home: string
  logo: string
  feeds: { address: string; section?: string }[]
}

export type Town = {
  address: string
  titles: ListedTitle[]
  events: NewsEvent[]
  /** The instant so many hours after the town was opened. */
  at(hours: number): Date
  /** How often an address's path has been asked for, without its query. */
  calls(path: string): number
  close(): Promise<void>
}

/**
 * Opens the sample town on 127.0.0.1. News breaks around `opened` (default: `now()` at the call) and appears as `now`
 * passes it, so a test that moves the clock sees pieces come, change and go. `port` 0 takes any free port. The listed
 * feeds of a title are those of its first format: the main feed first, then one a section.
 */
export async function openTown(given: { port?: number; opened?: Date; now?: () => Date; events?: NewsEvent[] } = {}): Promise<Town> {
  const now = given.now ?? (() => new Date())
  const opened = given.opened ?? now()
  const titles = readTitles()
  const events = given.events ?? readNews()
  const room = newsroom(events, titles, opened, now)
  const counted = new Map<string, number>()
  const server = await serve(given.port ?? 0, (path) => {
    counted.set(path, (counted.get(path) ?? 0) + 1)
    return answer(path, room, titles, server.address)
  })
  return {
    address: server.address,
    titles: titles.map((title) => listed(title, server.address)),
    events,
    at: (hours) => new Date(opened.getTime() + hours * 3_600_000),
    calls: (path) => counted.get(path) ?? 0,
    close: server.close,
  }
}

function listed(title: TownTitle, town: string): ListedTitle {
  const { id, name, publisher, country, language, sections, colour, kind, edition } = title
  const format = title.formats[0] ?? 'rss'
  return {
    id,
    name,
    publisher,
    country,
    language,
    sections,
    colour,
    kind,
    ...(edition !== undefined && { edition }),
    home: `${town}/${id}/`,
    logo: `${town}/${id}/logo.svg`,
    feeds: [
      { address: `${town}${feedPath(id, format)}` },
      ...sections
        .filter((section) => slug(section) !== '')
        .map((section) => ({ address: `${town}${feedPath(id, format, section)}`, section })),
    ],
  }
}

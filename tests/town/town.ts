import { readFileSync } from 'node:fs'
import type { SampleDesk } from '../../src/command/command.ts'
import { defaultTerms, type TitleForm } from '../../src/titles/titles.ts'
import { answer } from './answer.ts'
import { feedPath } from './feeds/write-feed.ts'
import type { NewsEvent } from './news-form.ts'
import { newsroom } from './newsroom.ts'
import { townRatings } from './pages/rater-page.ts'
import { readNews } from './read-news.ts'
import { readTitles, type TownTitle } from './read-titles.ts'
import { sampleDesk } from './sample-desk.ts'
import { serve } from './serve.ts'

export type { NewsEvent, Telling } from './news-form.ts'
export { readNews } from './read-news.ts'

export type Town = {
  address: string
  /** The titles as the catalogue takes them in; the listed feeds are those of a title's first format. */
  titles: TitleForm[]
  events: NewsEvent[]
  /** The memberships that are on sale in the town, as `plans import` reads them. */
  plans: string
  /** What two invented bodies say of the titles' leaning, as `titles ratings` reads it. */
  ratings: string
  /** What an invented editor and an invented reader do at the desk of a paper of the town. Absent where only some of its news is told. */
  desk?: SampleDesk
  /** The instant so many hours after the town was opened. */
  at(hours: number): Date
  /** How often an address's path has been asked for, without its query. */
  calls(path: string): number
  close(): Promise<void>
}

/**
 * Opens the sample town on 127.0.0.1. News breaks around `opened` (default: `now()` at the call) and appears as `now`
 * passes it, so a test that moves the clock sees pieces come, change and go. `port` 0 takes any free port.
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
    ratings: JSON.stringify({ ratings: townRatings().map((one) => ({ ...one, link: server.address + one.link })) }),
    ...(!given.events && { desk: sampleDesk(events, titles, opened, server.address) }),
    plans: readFileSync(new URL('plans.json', import.meta.url), 'utf8'),
    at: (hours) => new Date(opened.getTime() + hours * 3_600_000),
    calls: (path) => counted.get(path) ?? 0,
    close: server.close,
  }
}

function listed(title: TownTitle, town: string): TitleForm {
  const { id, name, publisher, owner, ownership, country, language, colour, kind, edition, about, sections, allows, terms } = title
  const format = title.formats[0] ?? 'rss'
  return {
    id,
    name,
    publisher,
    owner,
    ownership,
    ownerSource: owner && `${town}/${id}/`,
    country,
    language,
    kind,
    colour,
    about,
    edition,
    home: `${town}/${id}/`,
    logo: `${town}/${id}/logo.svg`,
    terms: terms ?? (allows && { ...defaultTerms, text: allows }),
    feeds: [
      { address: `${town}${feedPath(id, format)}` },
      ...sections.map((section) => ({ address: `${town}${feedPath(id, format, section)}`, section })),
    ],
  }
}

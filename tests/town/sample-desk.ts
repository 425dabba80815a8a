import { readFileSync } from 'node:fs'
import { day, minute } from '../../src/base/clock.ts'
import type { SampleAct, SampleDesk } from '../../src/command/command.ts'
import type { NewsEvent } from './news-form.ts'
import type { TownTitle } from './read-titles.ts'
import { tellingAt } from './telling-at.ts'

/** An act as desk.json has it: the story by its event and a title that tells it, times in minutes after the opening. */
type Written = Record<string, unknown> & { event: string; title: string; other?: string; from?: number; until?: number }

/** What the town's invented editor and reader do at the desk of a paper that is opened with it. Throws for an act about news that the town has not. */
export function sampleDesk(events: NewsEvent[], titles: TownTitle[], opened: Date, town: string): SampleDesk {
  const { acts, ...people } = JSON.parse(readFileSync(new URL('desk.json', import.meta.url), 'utf8')) as Omit<SampleDesk, 'acts'> & {
    acts: Written[]
  }
  const later = new Date(opened.getTime() + 14 * day)
  const told = (event: string) => {
    const one = events.find((known) => known.event === event)
    return new Map(
      one?.tellings.flatMap((telling) => {
        const by = titles.find(({ id }) => id === telling.title)
        const piece = by && tellingAt(one, telling, by, opened, later)
        return piece ? [[telling.title, town + piece.path]] : []
      }),
    )
  }
  const addressOf = (event: string, title: string) => {
    const address = told(event).get(title)
    if (!address) throw new Error(`desk.json: ${title} tells nothing of ${event}`)
    return address
  }
  const after = (minutes: number | undefined) => (minutes === undefined ? undefined : new Date(opened.getTime() + minutes * minute))
  return {
    ...people,
    acts: acts.map(
      ({ event, title, other, from, until, ...act }) =>
        ({
          ...act,
          article: addressOf(event, title),
          told: [...told(event).values()],
          ...(other && { other: addressOf(event, other) }),
          ...(from !== undefined && { from: after(from) }),
          ...(until !== undefined && { until: after(until) }),
        }) as SampleAct,
    ),
  }
}

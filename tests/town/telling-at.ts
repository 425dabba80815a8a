import { createHash } from 'node:crypto'
import type { NewsEvent, Telling } from './news-form.ts'
import type { TownTitle } from './read-titles.ts'
import { slug } from './slug.ts'

/** One title's article as it stands at an instant. `path` begins at the town's root. */
export type Piece = {
  key: string
  title: TownTitle
  event: NewsEvent
  path: string
  headline: string
  standfirst: string
  section: string
  byline: Telling['byline']
  wire?: string
  picture?: Telling['picture']
  paragraphs: string[]
  /** What stands between its paragraphs, as its system writes it: after so many of them. */
  extras: { after: number; html: string }[]
  /** What a live report has added so far, newest first. */
  updates: { at: Date; headline: string; paragraphs: string[] }[]
  published: Date
  updated: Date
  /** How often the piece has changed, from 1: NewsML-G2 and ninjs count versions. */
  version: number
  /** Sent ahead to systems that can keep it until its hour; until that is over it is not there for anyone else. */
  embargoed?: { sent: Date; over: boolean }
  correction?: { at: Date; note: string }
  withdrawn?: { at: Date; note: string }
}

const hour = 3_600_000

/** The piece as its title shows it at `now`, `undefined` before it is out or sent under embargo. A withdrawn piece says so and keeps its last text. */
export function tellingAt(event: NewsEvent, telling: Telling, title: TownTitle, opened: Date, now: Date): Piece | undefined {
  const published = new Date(opened.getTime() + (event.hours + telling.after) * hour)
  const sent = new Date(published.getTime() - (telling.embargoed ?? 0) * hour)
  if (now < sent) return undefined
  const since = (after: number) => new Date(published.getTime() + after * hour)
  const due = <T extends { after: number }>(change: T | undefined) => (change && since(change.after) <= now ? change : undefined)
  const correction = due(telling.correction)
  const retitled = due(telling.retitled)
  const withdrawn = due(telling.withdrawn)
  const correct = (text: string) => (correction?.replace ?? []).reduce((t, [before, after]) => t.replaceAll(before, after), text)
  const updates = (telling.updates ?? [])
    .map(({ after, headline, paragraphs }) => ({ at: since(after), headline, paragraphs }))
    .filter(({ at }) => at <= now)
    .sort((a, b) => b.at.getTime() - a.at.getTime())
  const changes = [
    ...[correction, retitled, withdrawn].flatMap((change) => (change ? [since(change.after)] : [])),
    ...updates.filter(({ at }) => at > published).map(({ at }) => at),
  ]
  const key = createHash('sha256').update(`${event.event}/${title.id}`).digest('hex').slice(0, 8)
  return {
    key,
    title,
    event,
    published,
    // The link is made from the first headline and outlives a retitling, as publishers' links do.
    path: `/${title.id}/${slug(telling.section)}/${slug(telling.headline)
      .slice(0, 70)
      .replace(/-[^-]*$/, '')}-${key}`,
    headline: retitled ? retitled.headline : correct(telling.headline),
    standfirst: correct(telling.standfirst ?? ''),
    section: telling.section,
    byline: telling.byline,
    ...(telling.wire && { wire: telling.wire }),
    ...(telling.picture && { picture: telling.picture }),
    paragraphs: telling.paragraphs.map(correct),
    extras: telling.extras ?? [],
    updates,
    updated: new Date(Math.max(published.getTime(), ...changes.map((change) => change.getTime()))),
    version: 1 + changes.length,
    ...(telling.embargoed !== undefined && { embargoed: { sent, over: now >= published } }),
    ...(correction && { correction: { at: since(correction.after), note: correction.note } }),
    ...(withdrawn && { withdrawn: { at: since(withdrawn.after), note: withdrawn.note } }),
  }
}

import { readdirSync, readFileSync } from 'node:fs'
import { type NewsEvent, newsForm, type Telling } from './news-form.ts'
import { readTitles, type TownTitle } from './read-titles.ts'

/**
 * Every event of news/, oldest first. Throws one Error that lists every mistake of every file, so that a writer
 * mends them all at once.
 */
export function readNews(folder: URL = new URL('news/', import.meta.url), titles: TownTitle[] = readTitles()): NewsEvent[] {
  const mistakes: string[] = []
  const events = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => {
      const read = readEvent(readFileSync(new URL(name, folder), 'utf8'), titles)
      mistakes.push(...read.mistakes.map((mistake) => `${name}: ${mistake}`))
      return read.event ? [read.event] : []
    })
  const seen = new Set<string>()
  for (const { event } of events) {
    if (seen.has(event)) mistakes.push(`two files tell of the event ${event}`)
    seen.add(event)
  }
  if (mistakes.length > 0) throw new Error(`The news of the town has mistakes:\n  ${mistakes.join('\n  ')}`)
  return events.sort((a, b) => a.hours - b.hours || a.event.localeCompare(b.event))
}

/** One news file: the event, if it has the right form, and everything that is wrong with it in plain words. */
export function readEvent(text: string, titles: TownTitle[]): { event?: NewsEvent; mistakes: string[] } {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    return { mistakes: [`not JSON: ${error instanceof Error ? error.message : error}`] }
  }
  const read = newsForm.safeParse(json)
  if (!read.success) return { mistakes: read.error.issues.map((issue) => `${issue.path.join('.') || 'file'}: ${issue.message}`) }
  const mistakes = read.data.tellings.flatMap((telling) => mistakesIn(telling, titles).map((m) => `${telling.title}: ${m}`))
  const told = read.data.tellings.map((telling) => telling.title)
  for (const title of new Set(told.filter((title, i) => told.indexOf(title) < i))) mistakes.push(`${title} tells the event twice`)
  return { event: read.data, mistakes }
}

function mistakesIn(telling: Telling, titles: TownTitle[]): string[] {
  const title = titles.find(({ id }) => id === telling.title)
  if (!title) return ['no such title in titles.json']
  const mistakes: string[] = []
  if (!title.sections.includes(telling.section)) {
    mistakes.push(`section "${telling.section}" is not one of ${title.sections.join(', ')}`)
  }
  const text = [telling.headline, telling.standfirst ?? '', ...telling.paragraphs].join('\n')
  for (const [before] of telling.correction?.replace ?? []) {
    if (!text.includes(before)) mistakes.push(`the correction replaces "${before}", which the telling does not say`)
  }
  return mistakes
}

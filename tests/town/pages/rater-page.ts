import { readFileSync } from 'node:fs'
import { text } from '../feeds/xml.ts'
import type { TownTitle } from '../read-titles.ts'

/** What a body of the town says of a title's leaning; `link` is the path of the page on which it says it. */
export type TownRating = { title: string; scheme: string; value: number; label?: string; rated_by: string; link: string; date: string }

/** The ratings of ratings.json: invented bodies on invented titles. */
export const townRatings = (file: URL = new URL('../ratings.json', import.meta.url)): TownRating[] =>
  (JSON.parse(readFileSync(file, 'utf8')) as { ratings: TownRating[] }).ratings

/** The page on which a body says what it thinks of a title; undefined where it says nothing. */
export function raterPage(path: string, titles: TownTitle[]): string | undefined {
  const said = townRatings().find((one) => one.link === path)
  const title = titles.find(({ id }) => id === said?.title)
  if (!said || !title) return undefined
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${text(said.rated_by)}: ${text(title.name)}</title>
<h1>${text(title.name)}</h1><p>${text(said.rated_by)} places it at ${said.value} on a scale from -2 (left) to 2 (right)${said.label ? `: ${text(said.label)}` : ''}. ${said.date}</p>
<p>An invented body that judges invented titles.</p></html>\n`
}

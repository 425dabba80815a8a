import { Refusal } from '../base/refusal.ts'
import { pathOf, type TitleForm, titleForm } from './title-form.ts'

/** A title as found in a file, before it is checked. `place` is where: 'gb.json: titles[3]'. */
export type Found = { place: string; form: unknown }

/**
 * Reads what was found as titles, and looks for what no single title can show: an id or a feed's address that two of them claim.
 * Gives the titles and, in the order of the files, one line for every mistake.
 */
export const checkTitles = (found: readonly Found[]): { titles: TitleForm[]; mistakes: string[] } => {
  const mistakes: string[] = []
  const ids = new Map<string, string>()
  const addresses = new Map<string, string>()
  const titles: TitleForm[] = []
  for (const { place, form } of found) {
    const read = titleForm.safeParse(form)
    if (!read.success) {
      for (const issue of read.error.issues) mistakes.push(`${[place, pathOf(issue.path)].filter(Boolean).join('.')}: ${issue.message}`)
      continue
    }
    const title = read.data
    const before = ids.get(title.id)
    if (before) mistakes.push(`${place}.id: “${title.id}” is already the id of ${before}`)
    else ids.set(title.id, place)
    for (const [n, feed] of title.feeds.entries()) {
      const taken = addresses.get(feed.address)
      if (taken) mistakes.push(`${place}.feeds[${n}].address: ${feed.address} is already offered by ${taken}`)
      else addresses.set(feed.address, title.id)
    }
    titles.push(title)
  }
  return { titles, mistakes }
}

/** Throws Refusal 'bad-titles' that lists the mistakes (the first 50 in words, all in its facts), if there are any. */
export const refuseMistakes = (mistakes: readonly string[], filename: string): void => {
  if (mistakes.length === 0) return
  const many = mistakes.length === 1 ? 'a mistake' : `${mistakes.length} mistakes`
  const more = mistakes.length > 50 ? `\n  … and ${mistakes.length - 50} more` : ''
  const listed = mistakes.slice(0, 50).map((mistake) => `\n  ${mistake}`)
  throw new Refusal('bad-titles', `No title was taken from ${filename}, which has ${many}:${listed.join('')}${more}`, { mistakes })
}

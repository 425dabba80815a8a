import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { checkTitles, type Found, refuseMistakes } from './check-titles.ts'
import { titlesInOpml } from './opml.ts'
import { readOwners, withOwners } from './read-owners.ts'
import { catalogueForm, pathOf, type TitleForm } from './title-form.ts'

// A list of 10,000 titles is about 6 MB; what is larger is not a list of titles.
const most = 20_000_000

const inOwnForm = (text: string, filename: string): { found: Found[]; mistakes: string[] } => {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return { found: [], mistakes: [`${filename}: is not JSON (${(error as Error).message})`] }
  }
  const found: Found[] = []
  const mistakes: string[] = []
  for (const [n, part] of (Array.isArray(value) ? value : [value]).entries()) {
    const file = Array.isArray(value) ? `${filename}[${n}]` : filename
    const read = catalogueForm.safeParse(part)
    if (!read.success) {
      for (const issue of read.error.issues) mistakes.push(`${file}: ${[pathOf(issue.path), issue.message].filter(Boolean).join(' ')}`)
      continue
    }
    const { country, titles } = read.data
    for (const [at, title] of titles.entries()) {
      const form = title !== null && typeof title === 'object' && !('country' in title) ? { ...title, country } : title
      found.push({ place: `${file}: titles[${at}]`, form })
    }
  }
  return { found, mistakes }
}

const inText = (text: string, filename: string) => {
  const start = text
    .slice(0, 1000)
    .trimStart()
    .replace(/^\uFEFF/, '')
    .trimStart()
  if (text.length > most) return { found: [], mistakes: [`${filename}: is larger than ${most / 1_000_000} MB`] }
  if (start.startsWith('<')) return titlesInOpml(text, filename)
  if (start.startsWith('{') || start.startsWith('[')) return inOwnForm(text.replace(/^\uFEFF/, ''), filename)
  return { found: [], mistakes: [`${filename}: is neither OPML nor a list of titles in our own form (see data/titles/README.md)`] }
}

/** Reads titles from the text of one file, OPML or our own form, told apart by how it begins. Throws Refusal 'bad-titles' with every mistake. */
export const readTitles = (text: string, filename: string): TitleForm[] => {
  const { found, mistakes } = inText(text, filename)
  const checked = checkTitles(found)
  refuseMistakes([...mistakes, ...checked.mistakes], filename)
  return checked.titles
}

/** The folder of the starter catalogue. */
export const starterCatalogue = new URL('../../data/titles/', import.meta.url).pathname

/** Reads every .json file of a folder as one catalogue, with the owners of its publishers (owners/publishers.json). Throws Refusal 'bad-titles' with every mistake of every file. */
export const readCatalogue = async (folder: string = starterCatalogue): Promise<TitleForm[]> => {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()
  const parts = await Promise.all(files.map(async (name) => inText(await readFile(join(folder, name), 'utf8'), name)))
  const checked = checkTitles(parts.flatMap((part) => part.found))
  refuseMistakes([...parts.flatMap((part) => part.mistakes), ...checked.mistakes], folder)
  return withOwners(checked.titles, await readOwners(folder))
}

import { isThing, listOf } from '../json-ld.ts'

/** What a page says in its `meta` elements, by lower-case name, each name's values in their order. */
export type Metas = { all(...names: string[]): string[]; first(...names: string[]): string | undefined }

const most = 600

/** Reads `property`, `name` and `itemprop` alike: publishers mix them up. Parse.ly's one-in-JSON meta and Yoast's "Written by" labels are taken apart. */
export const readMetas = (document: Document): Metas => {
  const found = new Map<string, string[]>()
  const add = (name: string, content: unknown) => {
    if (typeof content !== 'string' || !content.trim()) return
    const values = found.get(name) ?? []
    if (values.length < 20) found.set(name, [...values, content.trim().slice(0, 2000)])
  }
  const labels = new Map<string, string>()
  for (const meta of [...document.querySelectorAll('meta')].slice(0, most)) {
    const content = meta.getAttribute('content')
    const name = (meta.getAttribute('property') ?? meta.getAttribute('name') ?? meta.getAttribute('itemprop') ?? '').trim().toLowerCase()
    if (!name || !content) continue
    add(name, content)
    if (/^twitter:label\d$/.test(name)) labels.set(name.slice(-1), content)
    if (name === 'parsely-page') for (const [key, value] of parselyPage(content)) add(key, value)
  }
  for (const [digit, label] of labels)
    if (
      /^(?:written by|author|verfasst von|geschrieben von|écrit par|escrito por|scritto da|geschreven door|skrivet av|skrevet av|napisane przez)$/i.test(
        label.trim(),
      )
    )
      add('written-by', found.get(`twitter:data${digit}`)?.[0])
  const all = (...names: string[]) => names.flatMap((name) => found.get(name) ?? [])
  return { all, first: (...names) => all(...names)[0] }
}

const parselyPage = (content: string): [string, unknown][] => {
  try {
    const told: unknown = JSON.parse(content)
    if (!isThing(told)) return []
    return [
      ['parsely-title', told.title],
      ['parsely-pub-date', told.pub_date],
      ['parsely-section', told.section],
      ...listOf(told.authors ?? told.author).map((author): [string, unknown] => ['parsely-author', author]),
    ]
  } catch {
    return []
  }
}

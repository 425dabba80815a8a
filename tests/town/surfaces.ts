import type { OpenHouse } from './open-house.ts'

/** The addresses of every list, feed, sitemap, count and page of others on which a piece could stand, as the paper's own links and sitemaps lead to them. */
const addressesOf = async ({ text, web }: Pick<OpenHouse, 'text' | 'web'>, words: string): Promise<string[]> => {
  const bare = web.surface
    .filter(({ method, path, door }) => method === 'GET' && door === 'anyone' && !/[:*{]/.test(path))
    .map(({ path }) => path)
  const found = new Set([
    ...bare,
    `/search?q=${encodeURIComponent(words)}`,
    '/titles?search=a',
    '/section/world',
    '/section/world?why',
    '/country/gb',
    '/?why',
  ])
  const sitemaps = [...(await text('/sitemap.xml')).matchAll(/<loc>https:\/\/paper\.example([^<]+)<\/loc>/g)].map(
    ([, path]) => path as string,
  )
  for (const path of sitemaps) found.add(path)
  const titles = [...(await text('/titles')).matchAll(/"\/titles\/([^"?#]+)"/g)].map(([, id]) => id as string)
  for (const id of titles) for (const path of [`/titles/${id}`, `/feeds/titles/${id}.xml`, `/feeds/titles/${id}.json`]) found.add(path)
  for (const path of [...found]) {
    const body = await text(path)
    for (const [, at] of body.matchAll(
      /(?:href=|<loc>)"?(?:https:\/\/paper\.example)?(\/(?:titles|stories|section|country|feeds|news|topics|why|yours)\/[^"<>?#\s]*)/g,
    ))
      found.add(at as string)
  }
  return [...found]
}

/** On which addresses of the paper one of `signs` (a path, an id, a word of the text) stands, for a visitor. A search's own page says again what was searched for. */
export const standsOn = async (
  house: Pick<OpenHouse, 'text' | 'web'>,
  { signs, words }: { signs: string[]; words: string },
): Promise<string[]> => {
  const on: string[] = []
  for (const path of await addressesOf(house, words)) {
    const body = await house.text(path)
    const said = path.startsWith('/search') ? body.replaceAll(words, '') : body
    if (signs.some((sign) => said.includes(sign))) on.push(path)
  }
  return on
}

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { type FeedRead, readFeed } from '../src/intake/read-feed.ts'
import { normal } from './feeds-mapping.ts'
import { openTally, type Tally, timed } from './feeds-tally.ts'

type Told = Record<string, unknown>
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value])
const told = (value: unknown): Told => (typeof value === 'object' && value !== null ? (value as Told) : {})
const text = (value: unknown): string | undefined =>
  typeof value === 'string'
    ? value
    : typeof value === 'object'
      ? text(told(value).value ?? told(value).text)
      : value === undefined
        ? undefined
        : String(value)
const texts = (value: unknown) => list(value).flatMap((one) => text(one) ?? [])
const line = (given: string | undefined) =>
  (given ?? '')
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim()
const sameAddress = (a: string | undefined, b: string | undefined, base?: string) =>
  a !== undefined && b !== undefined && URL.canParse(b, base) && new URL(b, base).href === a

type Item = FeedRead['items'][number]
type Asked = [name: string, holds: boolean, expected: unknown, got: unknown]

const peopleHold = (item: { authors?: Item['authors'] }, expected: unknown[]): boolean =>
  expected.every((one) => {
    const name = typeof one === 'string' ? one : text(told(one).name)
    const email = text(told(one).email)
    return (item.authors ?? []).some(
      (author) => (name && (author.name === name || name.includes(author.name))) || (email !== undefined && author.email === email),
    )
  })

/** What feedsmith's reference says of an item and we keep: the first of several words for one thing, as both take them. */
const askItem = (item: Item, want: Told, base: string | undefined): Asked[] => {
  const [dc, dcterms, media, itunes, cc] = [told(want.dc), told(want.dcterms), told(want.media), told(want.itunes), told(want.cc)]
  const asked: Asked[] = []
  const ask = (name: string, expected: unknown, got: unknown, holds: boolean) =>
    expected !== undefined && asked.push([name, holds, expected, got])
  const title = text(want.title) ?? texts(dc.titles)[0]
  ask('titles', title, item.title, line(item.title) === line(title))
  const guid = text(want.guid) ?? text(want.id) ?? text(told(want.rdf).about)
  ask('ids', guid, item.guid, item.guid === guid)
  const link =
    typeof want.link === 'string'
      ? want.link
      : (list(want.links)
          .map(told)
          .find(({ rel }) => !rel || rel === 'alternate')?.href as string | undefined)
  ask('links', link, item.link, sameAddress(item.link, link, base))
  const authors = list(want.authors).length > 0 ? list(want.authors) : texts(dc.creators)
  ask('authors', authors.length > 0 ? authors : undefined, item.authors, peopleHold(item, authors))
  const published = text(want.pubDate) ?? text(want.published) ?? text(want.issued) ?? texts(dc.dates)[0]
  ask('dates', published, item.published, item.published?.getTime() === Date.parse(published ?? ''))
  const updated = text(want.updated) ?? text(want.modified)
  ask('dates', updated, item.updated, item.updated?.getTime() === Date.parse(updated ?? ''))
  const words = [
    ...list(want.categories).map((one) => text(told(one).label) ?? text(told(one).term) ?? text(told(one).name) ?? ''),
    ...texts(dc.subjects),
  ].filter(Boolean)
  ask(
    'categories',
    words.length > 0 ? words : undefined,
    item.categories,
    words.every((one) => item.categories.includes(line(one))),
  )
  const body = text(told(want.content).encoded) ?? text(want.content)
  ask('content', body, item.contentHtml, normal(item.contentHtml, item.base) === normal(body, item.base))
  const summary = text(want.description) ?? text(want.summary)
  ask('summaries', summary, item.summaryHtml, normal(item.summaryHtml, item.base) === normal(summary, item.base))
  const files = list(want.enclosures).map((one) => text(told(one).url))
  for (const url of files)
    ask(
      'media',
      url,
      item.media.map(({ address }) => address),
      item.media.some(({ address }) => sameAddress(address, url, base)),
    )
  const contents = list(media.contents)
    .map((one) => text(told(one).url))
    .filter(Boolean)
  for (const url of contents)
    ask(
      'media',
      url,
      item.media.map(({ address }) => address),
      item.media.some(({ address }) => sameAddress(address, url, base)),
    )
  const language = texts(dc.languages)[0] ?? text(told(want.xml).lang)
  ask('languages', language, item.language, item.language === language)
  const rights = text(want.rights) ?? text(dc.rights) ?? text(dcterms.rights)
  ask('licences', rights, item.rights?.notice, line(item.rights?.notice) === line(rights))
  const license = text(cc.license)
  ask('licences', license, item.rights?.license, sameAddress(item.rights?.license, license))
  const image = text(itunes.image)
  ask(
    'media',
    image,
    item.media.map(({ address }) => address),
    item.media.some(({ address }) => sameAddress(address, image)),
  )
  return asked
}

const askFeed = (read: FeedRead, want: Told): Asked[] => {
  const asked: Asked[] = []
  const ask = (name: string, expected: unknown, got: unknown, holds: boolean) =>
    expected !== undefined && asked.push([name, holds, expected, got])
  ask('titles', text(want.title), read.title, line(read.title) === line(text(want.title)))
  ask('languages', text(want.language), read.language, read.language === text(want.language))
  ask('ttl', want.ttl, read.ttlMinutes, read.ttlMinutes === want.ttl)
  const items = list(want.items ?? want.entries).length
  ask('items', items, read.items.length, read.items.length === items)
  return asked
}

/** feedsmith's reference feeds with what it reads of them. */
export const runFeedsmith = (folder: string, now: Date): Tally => {
  const tally = openTally()
  for (const kind of ['rss', 'rdf', 'atom']) {
    const place = `${folder}/src/feeds/${kind}/references`
    for (const file of existsSync(place) ? readdirSync(place).filter((name) => name.endsWith('.xml')) : []) {
      const address = 'http://example.org/feed.xml'
      const read = timed(tally, file, () => readFeed(readFileSync(`${place}/${file}`), { address, now }))
      const want = JSON.parse(readFileSync(`${place}/${file.replace(/xml$/, 'json')}`, 'utf8')) as Told
      if (!read) continue
      const wanted = list(want.items ?? want.entries).map(told)
      for (const [name, holds, expected, got] of [
        ...askFeed(read, want),
        ...wanted.flatMap((one, at) => (read.items[at] ? askItem(read.items[at], one, address) : [])),
      ])
        tally.held(name, holds, () => `${file}: ${JSON.stringify(expected)?.slice(0, 150)}; got ${JSON.stringify(got)?.slice(0, 250)}`)
    }
  }
  return tally
}

/** miniflux's feeds: their encodings. No letter may be damaged, and each item has a headline and a link. */
export const runMiniflux = (folder: string, now: Date): Tally => {
  const tally = openTally()
  for (const place of ['parser', 'xml', 'encoding'].map((name) => `internal/reader/${name}/testdata`))
    for (const file of existsSync(`${folder}/${place}`) ? readdirSync(`${folder}/${place}`).filter((name) => name.endsWith('.xml')) : []) {
      const read = timed(tally, file, () =>
        readFeed(readFileSync(`${folder}/${place}/${file}`), { address: 'https://miniflux.example/feed', now }),
      )
      if (!read?.format) {
        tally.leftOut('no feed, but a piece of XML or HTML in some encoding: read, not checked')
        continue
      }
      const letters = [read.title, ...read.items.map(({ title }) => title)].join('')
      tally.held('encodings', !/[\ufffd\u0080-\u009f]|[ÃÐ][\u0080-\u00bf]/.test(letters), () => `${file}: ${letters.slice(0, 200)}`)
      // One of them holds an item in which nothing stands.
      for (const item of read.items)
        if (/parser/.test(place) && (item.title || item.link || item.summaryHtml))
          tally.held('headlines and links', Boolean(item.title && item.link), () => `${file}: ${JSON.stringify(item).slice(0, 300)}`)
    }
  return tally
}

/** The JSON Feeds that stand in the text of the specification, field by field. */
export const runJsonFeed = (folder: string, now: Date): Tally => {
  const tally = openTally()
  for (const file of ['1', '1.1'].map((version) => `${folder}/pages/version/${version}.markdown`).filter((path) => existsSync(path)))
    for (const block of readFileSync(file, 'utf8').split(/\n(?!\t|\n)/)) {
      const at = block.search(/^\t\{/m)
      if (at < 0) continue
      let want: Told
      try {
        want = told(JSON.parse(block.slice(at).replace(/^\t/gm, '')))
      } catch {
        continue
      }
      if (!want.version) continue
      const read = timed(tally, file, () => readFeed(Buffer.from(JSON.stringify(want)), { now }))
      if (!read) continue
      const ask = (name: string, expected: unknown, got: unknown, holds: boolean) =>
        expected !== undefined && tally.held(name, holds, () => `${file} ${JSON.stringify(expected)}; got ${JSON.stringify(got)}`)
      ask('format', want.version, read.format, read.format === 'json')
      ask('titles', want.title, read.title, read.title === want.title)
      ask('links', want.home_page_url, read.home, sameAddress(read.home, text(want.home_page_url)))
      ask('links', want.feed_url, read.self, sameAddress(read.self, text(want.feed_url)))
      for (const [index, item] of list(want.items).map(told).entries()) {
        const got = read.items[index]
        ask('ids', item.id, got?.guid, got?.guid === String(item.id))
        ask('links', item.url, got?.link, sameAddress(got?.link, text(item.url)))
        ask('titles', item.title, got?.title, got?.title === item.title)
        ask('content', item.content_html, got?.contentHtml, got?.contentHtml === item.content_html)
        ask(
          'content',
          item.content_text,
          got?.contentHtml,
          line(got?.contentHtml?.replace(/<\/p>/g, ' ')) === line(text(item.content_text)),
        )
        ask('dates', item.date_published, got?.published, got?.published?.getTime() === Date.parse(text(item.date_published) ?? ''))
        for (const one of list(item.attachments).map(told))
          ask(
            'media',
            one.url,
            got?.media,
            (got?.media ?? []).some(({ address }) => sameAddress(address, text(one.url))),
          )
        for (const one of [...list(item.authors), ...list(item.author)].map(told))
          ask(
            'authors',
            one.name,
            got?.authors,
            (got?.authors ?? []).some(({ name }) => name === one.name),
          )
      }
    }
  return tally
}

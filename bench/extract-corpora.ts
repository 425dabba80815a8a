import { readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

/** What is true of a page by a corpus's gold; a field that the gold leaves open is absent and not scored. Dates as the gold writes them. */
export type Gold = { text: string; title?: string; date?: string; authors?: string[]; pictures?: string[]; section?: string }
export type Page = { id: string; url: string | undefined; site: string; language: string; html: () => string; gold: Gold }

export const data = process.env.MASTHEAD_DATA ?? new URL('../../shared/data', import.meta.url).pathname

const read = (path: string) => readFileSync(`${data}/${path}`)
const json = <T>(path: string) => JSON.parse(read(path).toString()) as T
const packed = (path: string) => () => gunzipSync(read(path)).toString('utf8')
const siteOf = (url: string) => new URL(url).host.split('.').slice(-2).join('.')
const isThere = (folder: string) => {
  const files = new Set(readdirSync(`${data}/${folder}`))
  return (name: string) => files.has(name)
}

type NaebRow = { articleBody: string; url: string; title: string; date: string; authors: string }
// Three pages of the snapshot were too large for it; their gold is there without them.
const naeb = (): Page[] => {
  const has = isThere('naeb-newspaper/html')
  return Object.entries(json<Record<string, NaebRow>>('naeb-newspaper/articles.json'))
    .filter(([id]) => has(`${id}.html.gz`))
    .map(([id, row]) => ({
      id: `${id} ${row.url.slice(0, 90)}`,
      url: row.url,
      site: siteOf(row.url),
      language: 'en',
      html: packed(`naeb-newspaper/html/${id}.html.gz`),
      gold: {
        text: row.articleBody,
        title: row.title,
        ...(/^\d{4}-/.test(row.date) ? { date: row.date } : {}),
        ...(row.authors.trim() ? { authors: row.authors.split(/\s*[,|]\s*/).filter((name) => name && name !== 'Ph.D.') } : {}),
      },
    }))
}

type Told = {
  title?: string
  authors?: string[]
  publishing_date?: string
  body: { summary: string[]; sections: { headline: string[]; paragraphs: string[] }[] }
  images?: { is_cover?: boolean; versions: { url: string }[] }[]
}
type FundusRow = { html: string; expected: string; url: string; version: string; publisher: string; lang: string | null }
const fundus = (): Page[] =>
  json<FundusRow[]>('fundus/index.json').map((row) => {
    const told = json<Record<string, Told>>(`fundus/${row.expected}`)[row.version]!
    const covers = (told.images ?? []).filter((image) => image.is_cover).flatMap((image) => image.versions.map(({ url }) => url))
    return {
      id: `${row.publisher} ${row.version} ${row.html.split('/').at(-1)}`,
      url: row.url,
      site: row.publisher,
      language: row.lang ?? '',
      html: packed(`fundus/${row.html}`),
      gold: {
        text: [...told.body.summary, ...told.body.sections.flatMap(({ headline, paragraphs }) => [...headline, ...paragraphs])].join('\n'),
        ...(told.title ? { title: told.title } : {}),
        ...(told.publishing_date ? { date: told.publishing_date } : {}),
        ...(told.authors?.length ? { authors: told.authors } : {}),
        ...(covers.length ? { pictures: covers } : {}),
      },
    }
  })

/** The words of Markdown, without its marks: enough for shingles of words. */
const wordsOfMarkdown = (text: string) =>
  text
    .replace(/!\[[^\]]*\]\([^)]*\)/g, ' ')
    .replace(/\]\((?:[^()]|\([^()]*\))*\)/g, ' ')
    .replace(/^\s*(?:#+|>+|[-*+]|\d+\.|\|)\s*/gm, '')
    .replace(/[*_`|[\]\\]+/g, (marks) => (marks.includes('_') && marks.length === 1 ? '_' : ''))

const cases = (): Page[] => {
  const has = isThere('defuddle/tests/expected')
  return readdirSync(`${data}/defuddle/tests/fixtures`)
    .map((file) => file.replace(/\.html$/, ''))
    .filter((name) => has(`${name}.md`))
    .map((name) => {
      const [, told = '{}', body = ''] =
        /^```json\n([\s\S]*?)\n```\n([\s\S]*)$/.exec(read(`defuddle/tests/expected/${name}.md`).toString()) ?? []
      const { title, author, published } = JSON.parse(told) as { title?: string; author?: string; published?: string }
      return {
        id: name,
        url: undefined,
        site: name,
        language: '',
        html: () => read(`defuddle/tests/fixtures/${name}.html`).toString(),
        gold: {
          text: wordsOfMarkdown(body),
          ...(title ? { title } : {}),
          ...(published ? { date: published } : {}),
          ...(author ? { authors: author.split(/\s*,\s*/) } : {}),
        },
      }
    })
}

/** Each corpus by name, with what is said of it above its table. */
export const corpora: Record<string, { words: string; pages: () => Page[] }> = {
  naeb: { words: 'naeb-newspaper: newspapers, 2023, nearly all English; bodies cleaned by hand', pages: naeb },
  fundus: { words: 'fundus: newspapers of many countries; gold by one hand-written parser each', pages: fundus },
  cases: { words: 'Defuddle’s test cases: for information only, whose gold is its own reviewed output', pages: cases },
}

/** The pages of a corpus, or undefined where it is not on this machine. */
export const pagesOf = (name: string): Page[] | undefined => {
  try {
    return corpora[name]!.pages()
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOENT') throw error
    return undefined
  }
}

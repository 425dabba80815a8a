import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { extractArticle } from '../src/articles/articles.ts'

// Article extraction on saved pages of real publishers: F1 over shingles of four words, as Zyte's article-extraction-benchmark counts it (precision and
// recall of each page, averaged, then F1), bare Readability beside ours in the same run. `node bench/extract.ts [naeb|fundus]`
const data = process.env.MASTHEAD_DATA ?? new URL('../../shared/data', import.meta.url).pathname

type Page = { id: string; url: string | undefined; html: () => string; gold: string; title: string; language: string }

const read = (path: string) => readFileSync(`${data}/${path}`)
const page = (path: string) => () => gunzipSync(read(path)).toString('utf8')

const naeb = (): Page[] => {
  const rows = Object.entries(
    JSON.parse(read('naeb-newspaper/articles.json').toString()) as Record<string, { articleBody: string; url: string; title: string }>,
  )
  return rows.map(([id, { articleBody, url, title }]) => ({
    id,
    url,
    html: page(`naeb-newspaper/html/${id}.html.gz`),
    gold: articleBody,
    title,
    language: 'en',
  }))
}

type Gold = Record<string, { title: string; body: { summary: string[]; sections: { headline: string[]; paragraphs: string[] }[] } }>
const fundus = (): Page[] =>
  (
    JSON.parse(read('fundus/index.json').toString()) as {
      html: string
      expected: string
      url: string
      version: string
      publisher: string
      lang: string
    }[]
  ).map((row) => {
    const { title, body } = (JSON.parse(read(`fundus/${row.expected}`).toString()) as Gold)[row.version]!
    const gold = [...body.summary, ...body.sections.flatMap(({ headline, paragraphs }) => [...headline, ...paragraphs])].join('\n')
    return { id: `${row.publisher} ${row.version}`, url: row.url, html: page(`fundus/${row.html}`), gold, title, language: row.lang ?? '' }
  })

const shingles = (text: string) => {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? []
  const counts = new Map<string, number>()
  for (let at = 0; at <= Math.max(0, words.length - 4); at++) {
    const shingle = words.slice(at, at + 4).join(' ')
    if (shingle) counts.set(shingle, (counts.get(shingle) ?? 0) + 1)
  }
  return counts
}
const total = (counts: Map<string, number>) => [...counts.values()].reduce((sum, count) => sum + count, 0)

const compare = (found: string, gold: string) => {
  const [a, b] = [shingles(found), shingles(gold)]
  let both = 0
  for (const [shingle, count] of a) both += Math.min(count, b.get(shingle) ?? 0)
  const [inA, inB] = [total(a), total(b)]
  return { precision: inA ? both / inA : inB ? 0 : 1, recall: inB ? both / inB : inA ? 0 : 1 }
}

const mean = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length)

const methods: Record<string, (html: string, url: string | undefined) => string> = {
  Readability: (html) => new Readability(parseHTML(html).document as unknown as Document).parse()?.textContent ?? '',
  masthead: (html, url) => extractArticle(html, url).text,
}

const score = (name: string, pages: Page[]) => {
  console.log(`\n${name}: ${pages.length} pages`)
  for (const [method, extract] of Object.entries(methods)) {
    const started = performance.now()
    let titles = 0
    const results = pages.flatMap((one) => {
      try {
        const html = one.html()
        if (
          method === 'masthead' &&
          extractArticle(html, one.url).title?.toLowerCase().replace(/\W/g, '') === one.title.toLowerCase().replace(/\W/g, '')
        )
          titles++
        return [{ id: one.id, language: one.language, ...compare(extract(html, one.url), one.gold) }]
      } catch (error) {
        if ((error as { code?: string }).code === 'ENOENT') return []
        console.log(`  ${one.id}: ${(error as Error).message}`)
        return [{ id: one.id, language: one.language, precision: 0, recall: 0 }]
      }
    })
    const [precision, recall] = [mean(results.map((one) => one.precision)), mean(results.map((one) => one.recall))]
    const f1 = (2 * precision * recall) / (precision + recall)
    console.log(
      `  ${method.padEnd(12)} F1 ${f1.toFixed(3)}  precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}  ${results.length} scored  ${((performance.now() - started) / pages.length).toFixed(0)} ms/page${titles ? `  title exact ${titles}` : ''}`,
    )
    if (process.argv.includes('--worst') && method === 'masthead')
      for (const one of results.sort((a, b) => a.precision * a.recall - b.precision * b.recall).slice(0, 25))
        console.log(`    ${one.precision.toFixed(2)} ${one.recall.toFixed(2)} ${one.language} ${one.id}`)
  }
}

for (const [name, pages] of Object.entries({ naeb, fundus })) {
  if (process.argv[2] && !process.argv[2].startsWith('--') && process.argv[2] !== name) continue
  try {
    score(name, pages())
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOENT') throw error
    console.log(`${name}: not measured, the corpus is not in ${data} (set MASTHEAD_DATA)`)
  }
}

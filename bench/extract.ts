import { corpora, data, type Page, pagesOf } from './extract-corpora.ts'
import { bodyF1, interval, mean, type Score, scoreOf } from './extract-score.ts'
import { speedOf } from './extract-speed.ts'
import { type Reading, systems } from './extract-systems.ts'

// Articles read out of saved pages of real publishers: systems × corpora, in quality and speed. Names of corpora and systems as arguments choose; nothing named means
// all (`npm run bench:extract -- naeb masthead --worst`). --worst lists the pages with the lowest scores, --wrong FIELD (title, day, minute, authors, picture) those with a wrong fact; --halves scores two halves
// of the sites apart; --sample N takes every Nth page; --no-speed leaves the timing out (as --worst, --wrong and --sample do).
const args = process.argv.slice(2)
const has = (flag: string) => args.includes(flag)
const after = (flag: string) => (has(flag) ? args[args.indexOf(flag) + 1] : undefined)
const named = (known: Record<string, unknown>) => {
  const chosen = Object.keys(known).filter((name) => args.includes(name))
  return chosen.length ? chosen : Object.keys(known)
}
const chosenSystems = named(systems)
const chosenCorpora = named(corpora)

type Row = { page: Page; found: Reading; score: Score }
const nothing: Reading = { text: '', title: '', authors: [], date: null, picture: null, section: null }

const readAll = (name: string, pages: Page[]): Row[] =>
  pages.map((page) => {
    let found = nothing
    try {
      found = systems[name]!.told(systems[name]!.read(page.html(), page.url))
    } catch (error) {
      console.log(`  ${name} fails at ${page.id}: ${(error as Error).message.split('\n')[0]}`)
    }
    return { page, found, score: scoreOf(found, page.gold) }
  })

const figure = (number: number) => (Number.isNaN(number) ? '–' : number.toFixed(3))
const facts = ['title', 'titleWords', 'day', 'minute', 'authors', 'authorsF1', 'picture', 'section'] as const
const heads = ['title', 'its words', 'day', 'minute', 'authors', 'their F1', 'picture', 'section']
const known = (rows: Row[], fact: (typeof facts)[number]) => rows.map(({ score }) => score[fact]).filter((one) => one !== null)

const line = (cells: string[]) =>
  console.log(`  ${cells.map((cell, at) => (at === 0 ? cell.padEnd(12) : cell.padStart(at === 1 ? 20 : 10))).join('')}`)

const table = (words: string, all: Record<string, Row[]>, speed: Record<string, number>) => {
  const names = Object.keys(all)
  const pages = all[names[0]!]!.length
  console.log(`\n${words} (${pages} pages)`)
  line(['', 'word F1 (95 %)', 'precision', 'recall', ...heads, 'pages/s'])
  for (const name of names) {
    const rows = all[name]!
    const scores = rows.map(({ score }) => score)
    const [low, high] = interval(pages, (drawn) => bodyF1(drawn.map((at) => scores[at]!)))
    line([
      name,
      `${figure(bodyF1(scores))} ${figure(low)}–${figure(high)}`,
      figure(mean(scores.map((one) => one.precision))),
      figure(mean(scores.map((one) => one.recall))),
      ...facts.map((fact) => (known(rows, fact).length ? figure(mean(known(rows, fact))) : '–')),
      speed[name]?.toFixed(1) ?? '–',
    ])
  }
  line(['gold has', '', '', '', ...facts.map((fact) => String(known(all[names[0]!]!, fact).length)), ''])
  const ours = all.masthead
  const peers = names.filter((name) => name !== 'masthead')
  if (!ours || !peers.length) return
  const best = peers.sort((a, b) => bodyF1(all[b]!.map(({ score }) => score)) - bodyF1(all[a]!.map(({ score }) => score)))[0]!
  const difference = (drawn: number[]) => bodyF1(drawn.map((at) => ours[at]!.score)) - bodyF1(drawn.map((at) => all[best]![at]!.score))
  const [low, high] = interval(pages, difference)
  console.log(
    `  masthead less ${best}, on the same pages: ${figure(difference(ours.map((_, at) => at)))} (${figure(low)} to ${figure(high)})`,
  )
}

const list = (rows: Row[]) => {
  if (has('--worst'))
    for (const { page, score } of [...rows]
      .sort((a, b) => a.score.precision * a.score.recall - b.score.precision * b.score.recall)
      .slice(0, 30))
      console.log(`    ${score.precision.toFixed(2)} ${score.recall.toFixed(2)} ${page.language} ${page.id}`)
  const fact = after('--wrong') as 'title' | 'day' | 'minute' | 'authors' | 'picture' | undefined
  if (!fact) return
  const told = ({ found, page: { gold } }: Row) =>
    ({
      title: [found.title, gold.title],
      day: [found.date, gold.date],
      minute: [found.date, gold.date],
      authors: [found.authors, gold.authors],
      picture: [found.picture, gold.pictures?.[0]],
    })[fact].map((one) => JSON.stringify(one))
  for (const row of rows.filter(({ score }) => score[fact] === 0))
    console.log(`    ${row.page.id}\n      read ${told(row).join('\n      gold ')}`)
}

// Sites, not pages, are parted: pages of one site look alike, and a rule made for a site would score in both halves.
const halfOf = (page: Page) => [...page.site].reduce((hash, sign) => (Math.imul(hash, 31) + sign.charCodeAt(0)) >>> 0, 7) % 2

for (const name of chosenCorpora) {
  const whole = pagesOf(name)
  if (!whole) {
    console.log(`\n${name}: not measured, the corpus is not in ${data} (set MASTHEAD_DATA)`)
    continue
  }
  const step = Number(after('--sample') ?? 1) || 1
  const pages = whole.filter((_, at) => at % step === 0)
  const all = Object.fromEntries(chosenSystems.map((system) => [system, readAll(system, pages)]))
  const timed = !['--no-speed', '--worst', '--wrong', '--sample'].some(has)
  const speed = timed
    ? speedOf(
        Object.fromEntries(chosenSystems.map((system) => [system, systems[system]!])),
        pages.filter((_, at) => at % Math.ceil(pages.length / 60) === 0),
      )
    : {}
  const part = (is: (page: Page) => boolean) =>
    Object.fromEntries(Object.entries(all).map(([system, rows]) => [system, rows.filter(({ page }) => is(page))]))
  const { words } = corpora[name]!
  if (name === 'fundus')
    table(
      `${words}; English`,
      part((page) => page.language.startsWith('en')),
      speed,
    )
  table(name === 'fundus' ? `${words}; all languages` : words, all, speed)
  if (has('--halves'))
    for (const half of [0, 1])
      table(
        `${name}, half ${half + 1} of the sites`,
        part((page) => halfOf(page) === half),
        {},
      )
  for (const rows of Object.values(all)) list(rows)
}

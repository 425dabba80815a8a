import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { parseHTML } from 'linkedom'
import { choosePassages, type Learnt } from '../src/articles/page/choose-passages.ts'
import { describePassages, type Hints } from '../src/articles/page/features.ts'
import { type Forest, plant } from '../src/articles/page/forest.ts'
import { describeNeighbours } from '../src/articles/page/neighbours.ts'
import { type Box, type Passage, readPassages } from '../src/articles/page/passages.ts'
import { wordsIn } from '../src/articles/page/shingles.ts'
import { hintsOf } from '../src/articles/page-body.ts'
import { withinDepth } from '../src/base/html.ts'
import { data, pagesOf } from './extract-corpora.ts'
import { type Label, labelPassages } from './extract-labels.ts'
import { bodyF1, mean, scoreOf } from './extract-score.ts'
import { type Growth, growForest } from './extract-trees.ts'

// Learns src/articles/page/learnt.json from pages with known bodies. `node bench/extract-train.ts` trains on all open pages and writes the file;
// `--check` writes nothing, trains on half of the sites, scores on the other half, and the other way round (`--parts 5`: on four fifths, five times).

type Page = {
  corpus: string
  site: string
  language: string
  gold: string
  passages: Passage[]
  root: Box
  hints: Hints
  labels: Label[]
}

const growth: Growth = { trees: 80, depth: 3, rate: 0.15, leastWeight: 3, shareOfFeatures: 0.4, calm: 2 }
const threshold = 0.4
// A word counts when so many sites have it; names are the same on fewer sites than words of short lines.
const leastSites = { names: 5, words: 12 }
const shortLine = 250

const read = (corpus: string): Page[] =>
  (pagesOf(corpus) ?? []).map((page) => {
    const { document } = parseHTML(withinDepth(page.html().slice(0, 4_000_000).replaceAll('\0', '')))
    const hints = hintsOf(document, page.url)
    const { passages, boxes } = readPassages(document)
    const labels = labelPassages(
      passages.map(({ text }) => text),
      page.gold.text,
    )
    // Only what describePassages reads is kept: 500 documents do not fit into memory.
    for (const box of boxes) box.element = undefined as never
    for (const passage of passages) passage.nodes = []
    return { corpus, site: page.site, language: page.language, gold: page.gold.text, passages, root: boxes[0]!, hints, labels }
  })

type Counts = Map<string, Map<string, { wanted: number; all: number }>>
const count = (counts: Counts, word: string, site: string, { wanted, weight }: Label) => {
  const sites = counts.get(word) ?? new Map<string, { wanted: number; all: number }>()
  counts.set(word, sites)
  const one = sites.get(site) ?? { wanted: 0, all: 0 }
  one.wanted += wanted * weight
  one.all += weight
  sites.set(site, one)
}

/** How each word of names, and each of short lines, speaks for or against the piece: each site has one voice. `without` a site: its own pages must not tell of themselves. */
const lexiconsOf = (pages: Page[]) => {
  const names: Counts = new Map()
  const words: Counts = new Map()
  for (const { passages, labels, site } of pages)
    passages.forEach(({ box, text, chars }, at) => {
      const said = new Set<string>()
      for (let one: Box | undefined = box; one; one = one.parent) for (const name of one.names) said.add(name)
      for (const name of said) count(names, name, site, labels[at]!)
      if (chars < shortLine)
        for (const word of new Set(wordsIn(text.toLowerCase()).slice(0, 40))) count(words, word, site, { ...labels[at]!, weight: 1 })
    })
  const scores = (counts: Counts, least: number) => {
    const sums = new Map(
      [...counts].map(([word, sites]) => [word, [...sites.values()].reduce((sum, one) => sum + one.wanted / one.all, 0)]),
    )
    return (word: string, without?: string) => {
      const sites = counts.get(word)
      if (!sites) return 0
      const own = without === undefined ? undefined : sites.get(without)
      const voices = sites.size - (own ? 1 : 0)
      const wanted = sums.get(word)! - (own ? own.wanted / own.all : 0)
      return voices < least ? 0 : Math.round(10 * Math.log((wanted + 0.5) / (voices - wanted + 0.5))) / 10
    }
  }
  const table = (counts: Counts, score: (word: string) => number) =>
    Object.fromEntries(
      [...counts.keys()]
        .sort()
        .map((word) => [word, score(word)] as const)
        .filter(([, one]) => Math.abs(one) >= 0.3),
    )
  const [nameScore, wordScore] = [scores(names, leastSites.names), scores(words, leastSites.words)]
  return { nameScore, wordScore, names: table(names, nameScore), words: table(words, wordScore) }
}

const partOf = (site: string, parts: number) => createHash('md5').update(site).digest()[0]! % parts

const learn = (pages: Page[]): Learnt => {
  const { nameScore, wordScore, names, words } = lexiconsOf(pages)
  const weak = (score: number) => (Math.abs(score) < 0.3 ? 0 : score)
  const rows = new Map(
    pages.map((page) => [
      page,
      describePassages(
        page.passages,
        page.root,
        page.hints,
        (name) => weak(nameScore(name, page.site)),
        (word) => weak(wordScore(word, page.site)),
      ),
    ]),
  )
  const samples = (some: Page[], described: Map<Page, Record<string, number>[]>) => ({
    rows: some.flatMap((page) => described.get(page)!),
    wanted: some.flatMap((page) => page.labels.map((label) => label.wanted)),
    weights: some.flatMap((page) => page.labels.map((label) => label.weight * 100)),
  })
  const alone = (forest: Forest, page: Page) => {
    const described = rows.get(page)!
    return described.length ? described.map((row) => Object.values(row)).map(plant(forest, Object.keys(described[0]!))) : []
  }
  const first = growForest(samples(pages, rows), growth)
  // The second forest must see the first one's judgement as it is on sites that it does not know.
  const parts = 4
  const both = new Map<Page, Record<string, number>[]>()
  for (let part = 0; part < parts; part++) {
    const isOut = ({ site }: Page) => partOf(`${site} `, parts) === part
    const forest = growForest(
      samples(
        pages.filter((page) => !isOut(page)),
        rows,
      ),
      growth,
    )
    for (const page of pages.filter(isOut)) {
      const company = describeNeighbours(page.passages, alone(forest, page))
      both.set(
        page,
        rows.get(page)!.map((row, at) => ({ ...row, ...company[at] })),
      )
    }
  }
  return { threshold, names, words, first, second: growForest(samples(pages, both), growth) }
}

const textOf = ({ passages, root, hints }: Page, learnt: Learnt) => {
  const chosen = choosePassages(passages, root, hints, learnt)
  return passages
    .filter((_, at) => chosen[at])
    .map(({ text }) => text)
    .join('\n')
}
const score = (page: Page, learnt: Learnt) =>
  scoreOf({ text: textOf(page, learnt), title: '', authors: [], date: null, picture: null, section: null }, { text: page.gold })

const tell = (words: string, scores: { precision: number; recall: number }[]) =>
  console.log(
    `${words.padEnd(28)} F1 ${bodyF1(scores).toFixed(4)}  precision ${mean(scores.map((one) => one.precision)).toFixed(4)}  recall ${mean(scores.map((one) => one.recall)).toFixed(4)}  ${scores.length} pages`,
  )

const pages = ['naeb', 'fundus'].flatMap(read)
if (pages.length === 0) {
  console.error(`No pages to learn from in ${data}: set MASTHEAD_DATA.`)
  process.exit(1)
}
const flag = process.argv.indexOf('--parts')
if (process.argv.includes('--check')) {
  const parts = flag > 0 ? Number(process.argv[flag + 1]) : 2
  const scored: { page: Page; part: number; precision: number; recall: number }[] = []
  for (let part = 0; part < parts; part++) {
    const isOut = ({ site }: Page) => partOf(site, parts) === part
    const learnt = learn(pages.filter((page) => !isOut(page)))
    scored.push(...pages.filter(isOut).map((page) => ({ page, part, ...score(page, learnt) })))
  }
  const groups: Record<string, (page: Page) => boolean> = {
    naeb: ({ corpus }) => corpus === 'naeb',
    'fundus, English': ({ corpus, language }) => corpus === 'fundus' && language.startsWith('en'),
    'fundus, all': ({ corpus }) => corpus === 'fundus',
  }
  for (const [name, isIn] of Object.entries(groups)) {
    const some = scored.filter(({ page }) => isIn(page))
    tell(name, some)
    for (let part = 0; part < parts; part++)
      tell(
        `  unseen part ${part + 1}`,
        some.filter((one) => one.part === part),
      )
  }
} else {
  const learnt = learn(pages)
  const path = new URL('../src/articles/page/learnt.json', import.meta.url)
  const lines = (list: unknown[]) => `[\n${list.map((one) => JSON.stringify(one)).join(',\n')}\n]`
  const forest = ({ start, trees }: Forest) => `{ "start": ${start}, "trees": ${lines(trees)} }`
  writeFileSync(
    path,
    `{\n"threshold": ${learnt.threshold},\n"names": ${JSON.stringify(learnt.names)},\n"words": ${JSON.stringify(learnt.words)},\n"first": ${forest(learnt.first)},\n"second": ${forest(learnt.second)}\n}\n`,
  )
  console.log(`${pages.length} pages, ${Object.keys(learnt.names).length} names, ${Object.keys(learnt.words).length} words`)
}

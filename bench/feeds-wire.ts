import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { prepareItem } from '../src/articles/articles.ts'
import { readFeed } from '../src/intake/intake.ts'

/** What one corpus of wire documents came to. `held`: cases with the outcome that the corpus asks for. `knowledge`: of those, documents that are valid, told of as no news and hold no article. */
export type WireScore = { corpus: string; kind: 'pass' | 'fail'; cases: number; held: number; knowledge: number; failures: string[] }

const now = new Date('2026-11-23T12:00:00Z')

type Corpus = { corpus: string; kind: 'pass' | 'fail'; files: string[]; versionOf?: (file: string) => string | undefined }

const corpora = (data: string): Corpus[] => {
  const find = (pattern: string) => globSync(join(data, pattern)).sort()
  // A test suite's folder says which version a case is valid or invalid by; nothing in many of the files does.
  const ofFolder = (file: string) => /\/(\d\.\d{1,2})\/should_/.exec(file)?.[1]
  return [
    {
      corpus: 'ninjs examples',
      kind: 'pass',
      files: find('iptc-ninjs/examples/**/*.json').filter((file) => !file.endsWith('-schema.json')),
    },
    { corpus: 'ninjs test suite', kind: 'pass', files: find('iptc-ninjs/validation/test_suite/*/should_pass/*.json') },
    { corpus: 'ninjs test suite', kind: 'fail', files: find('iptc-ninjs/validation/test_suite/*/should_fail/*.json') },
    {
      corpus: 'ninjs test suite, by version',
      kind: 'pass',
      files: find('iptc-ninjs/validation/test_suite/*/should_pass/*.json'),
      versionOf: ofFolder,
    },
    {
      corpus: 'ninjs test suite, by version',
      kind: 'fail',
      files: find('iptc-ninjs/validation/test_suite/*/should_fail/*.json'),
      versionOf: ofFolder,
    },
    { corpus: 'NewsML 1.2 examples', kind: 'pass', files: find('iptc-ninjs/examples/NewsML/*.xml') },
    { corpus: 'NewsML-G2 examples', kind: 'pass', files: find('iptc-newsml-g2/examples/*.xml') },
    { corpus: 'NewsML-G2 unit tests', kind: 'pass', files: find('iptc-newsml-g2/tests/unit_test_files/*/should_pass/*.xml') },
    { corpus: 'NewsML-G2 unit tests', kind: 'fail', files: find('iptc-newsml-g2/tests/unit_test_files/*/should_fail/*.xml') },
    {
      corpus: 'NewsML-G2 unit tests, by version',
      kind: 'pass',
      files: find('iptc-newsml-g2/tests/unit_test_files/*/should_pass/*.xml'),
      versionOf: ofFolder,
    },
    {
      corpus: 'NewsML-G2 unit tests, by version',
      kind: 'fail',
      files: find('iptc-newsml-g2/tests/unit_test_files/*/should_fail/*.xml'),
      versionOf: ofFolder,
    },
  ]
}

/** Why a case did not come to what it should, '' where it did, 'knowledge' where it is valid and no news. */
const judge = (file: string, kind: 'pass' | 'fail', version: string | undefined): string => {
  const bytes = readFileSync(file)
  const read = readFeed(bytes, { now, against: version })
  const reason = read.problems.find(({ severity }) => severity === 'error')?.message ?? ''
  const items = read.items.map((item) => prepareItem(item, { feedAddress: 'https://wire.example/' })).length
  if (kind === 'fail') return read.ok ? 'not refused' : reason ? '' : 'refused without a reason'
  if (!read.ok) return `refused: ${reason}`
  if (items > 0) return ''
  return read.problems.some(({ code }) => code.startsWith('not-news') || code === 'only-a-part') ? 'knowledge' : 'no article'
}

/** Reads all of IPTC's open documents under `data`: each pass case must become articles (or be told of as knowledge), each fail case be refused with its reason. Undefined: the corpora are not there. */
export const scoreWire = (data: string): WireScore[] | undefined => {
  if (!existsSync(join(data, 'iptc-ninjs')) || !existsSync(join(data, 'iptc-newsml-g2'))) return undefined
  return corpora(data).map(({ corpus, kind, files, versionOf }) => {
    const outcomes = files.map((file) => ({ file, outcome: judge(file, kind, versionOf?.(file)) }))
    const failures = outcomes.filter(({ outcome }) => outcome !== '' && outcome !== 'knowledge')
    return {
      corpus,
      kind,
      cases: files.length,
      held: files.length - failures.length,
      knowledge: outcomes.filter(({ outcome }) => outcome === 'knowledge').length,
      failures: failures.map(({ file, outcome }) => `${file.slice(data.length + 1)}: ${outcome}`),
    }
  })
}

if (import.meta.main) {
  const scores = scoreWire(process.env.MASTHEAD_DATA ?? '../shared/data')
  if (!scores) console.log('The corpora of IPTC are not here: set MASTHEAD_DATA.')
  for (const { corpus, kind, cases, held, knowledge, failures } of scores ?? []) {
    console.log(`${corpus.padEnd(34)} ${kind}  ${held}/${cases}${knowledge > 0 ? `  (${knowledge} no news, told of)` : ''}`)
    for (const failure of failures) console.log(`    ${failure}`)
  }
}

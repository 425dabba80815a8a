import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type File, filesOf } from './source-files.ts'

// In applications that people enjoy to change, the median file has 45 to 80 lines; a file over 400 is a missing noun.
const most = 400
const median = 80
const ninetieth = 220

const linesOf = ({ text }: File) => text.replace(/\n$/, '').split('\n').length
/** The value that a share of the sorted numbers does not exceed (nearest rank). */
const share = (numbers: number[], part: number) => numbers.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(numbers.length * part) - 1)] ?? 0

/** What is too long, one sentence each. */
const checkSizes = (files: File[]): string[] => {
  const sizes = files.map(linesOf)
  return [
    ...files.filter((file) => linesOf(file) > most).map((file) => `${file.path} has ${linesOf(file)} lines; ${most} are the most`),
    ...(share(sizes, 0.5) > median ? [`the median file has ${share(sizes, 0.5)} lines; ${median} are the most`] : []),
    ...(share(sizes, 0.9) > ninetieth ? [`one file in ten has over ${share(sizes, 0.9)} lines; ${ninetieth} are the most`] : []),
  ]
}

// A drawer for everything: what is in it has no name yet.
const drawers = [
  'utils',
  'util',
  'helpers',
  'helper',
  'common',
  'shared',
  'lib',
  'misc',
  'services',
  'service',
  'managers',
  'manager',
  'index',
]

/** Files and folders named after a drawer: 'utils.ts', 'lib/x.ts', 'story-helpers.ts'. */
const checkNames = (paths: string[]): string[] =>
  paths.flatMap((path) => {
    const parts = path.split('/').map((part) => part.replace(/\..*$/, ''))
    const bad = parts.find((part) => drawers.includes(part) || /-(utils?|helpers?|misc|services?|managers?)$/.test(part))
    return bad ? [`${path}: "${bad}" does not say what is in it`] : []
  })

const code = filesOf('src/**/*.{ts,tsx,js,css}')

test('no file of src is long, and most are short', (t) => {
  assert.ok(code.length > 100)
  const sizes = code.map(linesOf)
  t.diagnostic(
    `${code.length} files; median ${share(sizes, 0.5)}, 90th percentile ${share(sizes, 0.9)}, longest ${Math.max(...sizes)} lines`,
  )
  assert.deepEqual(checkSizes(code), [])
})

test('no file or folder is a drawer for everything', () => {
  assert.deepEqual(checkNames([...code, ...filesOf('{tests,bench,bin}/**/*.{ts,tsx,mjs}')].map(({ path }) => path)), [])
})

test('the check finds what is too long', () => {
  const file = (lines: number): File => ({ path: `src/${lines}.ts`, text: 'x\n'.repeat(lines) })
  assert.deepEqual(checkSizes([file(80), file(80), file(1)]), [])
  assert.equal(checkSizes([...Array(9).fill(file(10)), file(401)]).length, 1)
  assert.match(checkSizes([file(81), file(81), file(1)])[0] ?? '', /median file has 81/)
  assert.match(checkSizes([...Array(8).fill(file(10)), file(221), file(221)])[0] ?? '', /one file in ten/)
  assert.equal(linesOf(file(400)), 400)
})

test('the check finds drawers', () => {
  const bad = [
    'src/utils.ts',
    'src/web/lib/x.ts',
    'src/stories/story-helpers.test.ts',
    'src/titles/index.ts',
    'src/readers/session-manager.ts',
  ]
  assert.equal(checkNames(bad).length, bad.length)
  assert.deepEqual(checkNames(['src/stories/stories.ts', 'src/web/feeds/library.ts', 'src/base/commons.ts']), [])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkNames, checkVerbs, wordsOf } from './check-words.ts'
import { readGlossary } from './read-glossary.ts'
import { filesOf, isTest, readFile } from './source-files.ts'

const glossary = readGlossary(readFile('GLOSSARY.md'))
// A test speaks of what comes in as it comes in.
const files = filesOf('src/**/*.{ts,tsx}').filter(({ path }) => !isTest(path))

test('the glossary gives each word one meaning, and bans no word that it also gives', () => {
  const words = glossary.map(({ word }) => word)
  assert.ok(words.length >= 30, `${words.length} words`)
  assert.deepEqual(
    words.filter((word, place) => words.indexOf(word) !== place),
    [],
  )
  assert.deepEqual(
    glossary.filter(({ meaning }) => meaning.length < 10).map(({ word }) => word),
    [],
  )
  const banned = glossary.flatMap((one) => one.banned.map(({ word }) => word))
  assert.ok(banned.length >= 20, `${banned.length} banned words`)
  assert.deepEqual(
    banned.filter((word, place) => words.includes(word) || banned.indexOf(word) !== place),
    [],
  )
})

test('names use the words of the glossary', () => {
  assert.deepEqual(checkNames(files, glossary), [])
})

test('a word that may stand in a room after all stands there', () => {
  const unused = glossary.flatMap(({ banned }) =>
    banned.flatMap(({ word, butIn }) =>
      butIn
        .filter(
          (room) =>
            checkNames(
              files.filter(({ path }) => path.startsWith(`src/${room}/`) || path === `src/${room}.ts`),
              [{ word: 'it', meaning: '', banned: [{ word, butIn: [] }] }],
            ).length === 0,
        )
        .map((room) => `${word} in ${room}`),
    ),
  )
  assert.deepEqual(unused, [])
})

test('no function is called handle, process or manage', () => {
  assert.deepEqual(checkVerbs(files), [])
})

const invented = readGlossary(
  '| word | meaning | not |\n|---|---|---|\n| **apple** | a fruit of the orchard | `pomme`, melon, `berry` (but in press: cider makers say so) |',
)

test('the check finds banned words in names, wherever they stand in them', () => {
  assert.deepEqual(invented[0]?.banned, [
    { word: 'pomme', butIn: [] },
    { word: 'berry', butIn: ['press'] },
  ])
  const problems = (text: string, path = 'src/orchard/trees.ts') => checkNames([{ path, text }], invented)
  for (const text of [
    'const pomme = 1',
    'type RedPomme = 1',
    'const pomme_id = 1',
    'let redPommes = 1',
    'const f = ({ pomme }) => 1',
    'const a: { pomme: string } = b',
    'let POMMES = 1',
    'const berries = 2',
  ]) {
    assert.equal(problems(text).length, 1, text)
  }
  for (const text of ['other.pomme()', `const a = 'pomme'`, '// pomme', 'const pommel = 1', '<pomme>x</pomme>', 'const melon = 1'])
    assert.deepEqual(problems(text), [], text)
  assert.deepEqual(problems('const berries = 2', 'src/press/cider.ts'), [])
  assert.deepEqual(wordsOf('HTMLPagesOf_stories'), ['html', 'page', 'of', 'story'])
})

test('the check finds empty verbs, and lets nouns be', () => {
  const problems = (text: string) => checkVerbs([{ path: 'src/a.ts', text }])
  for (const text of [
    'function handle(a) {}',
    'export async function processFeed<T>(a: T) {}',
    'const handleIt = async (a: A): Promise<B> => 1',
    'const manage = a => 1',
    'class A {\n  async process(a) {\n  }\n}',
    'const a = { handle: (b) => 1 }',
  ]) {
    assert.equal(problems(text).length, 1, text)
  }
  for (const text of [
    'const handle = openSync(file)',
    'process.on("exit", () => {})',
    'const processor = () => 1',
    '// function handle(a) {}',
    'if (process.exitCode) {}',
  ])
    assert.deepEqual(problems(text), [], text)
})

import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { test } from 'node:test'
import { verbNames } from '../../src/command/overview.ts'
import { checkCommands, checkLinks, checkPaths, type Known } from './check-documents.ts'
import { readArchitecture } from './read-architecture.ts'
import { filesOf, readFile, root } from './source-files.ts'

const documents = filesOf('*.md', '{docs,src,tests,data,bench}/**/*.md')
const { scripts } = JSON.parse(readFile('package.json')) as { scripts: Record<string, string> }
const known: Known = { exists: (path) => existsSync(`${root}${path}`), read: readFile, scripts: Object.keys(scripts), commands: verbNames }

test('links lead to something', () => {
  assert.ok(documents.length > 15)
  assert.deepEqual(
    documents.flatMap((document) => checkLinks(document, known)),
    [],
  )
})

test('files that are named are there', () => {
  assert.deepEqual(
    documents.flatMap((document) => checkPaths(document, known)),
    [],
  )
})

test('commands that are named exist', () => {
  assert.deepEqual(
    documents.flatMap((document) => checkCommands(document, known)),
    [],
  )
})

test('a script of the manifest leads to a file', () => {
  const files = Object.values(scripts).flatMap((script) =>
    [...script.matchAll(/\b(?:bench|bin|tests|src)\/[\w./-]+/g)].map(([file]) => file),
  )
  assert.ok(files.length >= 2)
  assert.deepEqual(
    files.filter((file) => !known.exists(file)),
    [],
  )
})

test('every room says in a few lines what it is for', () => {
  for (const { name } of readArchitecture(readFile('ARCHITECTURE.md'))) {
    assert.ok(known.exists(`src/${name}/README.md`), `src/${name}/README.md is not there`)
    const lines = readFile(`src/${name}/README.md`).trim().split('\n')
    assert.ok(lines.length >= 2 && lines.length <= 12, `src/${name}/README.md has ${lines.length} lines`)
  }
})

const invented: Known = {
  exists: (path) => ['docs/a.md', 'docs/b.md', 'src/a', 'README.md'].includes(path),
  read: () => '# The `first` thing\n\n```\n# no heading\n```\n',
  scripts: ['start', 'bench:a'],
  commands: ['start', 'feed check'],
}
const at = (text: string) => ({ path: 'docs/a.md', text })

test('the check finds links, files and commands that lead nowhere', () => {
  for (const text of [
    '[x](c.md)',
    '![x](pictures/c.png "said")',
    '[x](../../etc/passwd)',
    '[x](b.md#second)',
    '[x](#nowhere)',
    '[x]: c.md',
  ])
    assert.equal(checkLinks(at(text), invented).length, 1, text)
  for (const text of [
    '[x](b.md)',
    '[x](../README.md)',
    '[x](b.md#the-first-thing)',
    '# Here\n[x](#here)',
    '[x](https://example.org/c)',
    '[x](mailto:a@b.c)',
    '`[x](c.md)`',
    '```\n[x](c.md)\n```',
  ]) {
    assert.deepEqual(checkLinks(at(text), invented), [], text)
  }
  assert.equal(checkLinks(at('[x](b.md#no-heading)'), invented).length, 1)
  assert.equal(checkPaths(at('see `src/b/c.ts` and `src/a/`'), invented).length, 1)
  for (const text of ['npm run bench:b', 'npm test', 'npx masthead sing', 'bin/masthead.mjs feed'])
    assert.equal(checkCommands(at(text), invented).length, 1, text)
  for (const text of [
    'npm run bench:a',
    'npm start -- --x',
    'npx masthead feed check URL',
    'npx masthead start --port 1',
    'npx masthead help feed',
  ])
    assert.deepEqual(checkCommands(at(text), invented), [], text)
})

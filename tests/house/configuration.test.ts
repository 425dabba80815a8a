import assert from 'node:assert/strict'
import { test } from 'node:test'
import { settings } from '../../src/base/config.ts'
import { configurationPage } from './configuration-page.ts'
import { filesOf, readFile } from './source-files.ts'

test('docs/configuration.md lists the settings as they are (if not: npm run docs:configuration)', () => {
  assert.equal(readFile('docs/configuration.md'), configurationPage())
})

test('every setting says in one sentence what it is', () => {
  for (const [name, { says }] of Object.entries(settings)) assert.match(says, /^[A-Z].*\.$/, name)
})

/** Names in capitals that are set on a line of a command or a unit: NAME=value. */
const namesSet = (text: string) =>
  [...text.matchAll(/(?:^|[\s"'=-])(?<name>[A-Z][A-Z0-9_]{2,})=/gm)].map(({ groups }) => groups?.name ?? '')
// Settings of other programs, named in the documents.
const others = [
  'POSTGRES_PASSWORD',
  'POSTGRES_USER',
  'POSTGRES_DB',
  'MASTHEAD_DATA',
  'TEST_DATABASE_URL',
  'NODE_ENV',
  'TEST_STDERR',
  'FUZZ_SEED',
  'FUZZ_MUTANTS',
]

test('documents set only settings that exist', () => {
  const known = new Set([...Object.keys(settings), ...others])
  const documents = filesOf('*.md', 'docs/**/*.md', 'compose.yaml', 'Dockerfile')
  assert.deepEqual(
    documents.flatMap(({ path, text }) =>
      namesSet(text)
        .filter((name) => !known.has(name))
        .map((name) => `${path}: ${name}`),
    ),
    [],
  )
})

test('the checks find what is wrong', () => {
  const page = configurationPage({
    APPLES: { fallback: ['red', 'green'], says: 'Which apples.' },
    PEARS: { fallback: undefined, says: 'Which pears.' },
  })
  assert.match(page, /\| `APPLES` \| `red,green` \| Which apples\. \|\n\| `PEARS` \| – \| Which pears\. \|/)
  assert.deepEqual(namesSet('PORT=8080 npm start\nEnvironment=APPLES=red\n  - "PEARS=none"'), ['PORT', 'APPLES', 'PEARS'])
})

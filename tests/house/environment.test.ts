import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSource } from './read-source.ts'
import { type File, filesOf } from './source-files.ts'

/** The one file that reads the environment, so that every setting has a default, a check and a sentence. */
const reader = 'src/base/config.ts'

const ways = [
  /\bprocess\s*\??\.\s*env\b/,
  /\bprocess\s*\[\s*['"]env['"]\s*\]/,
  /\{[^}]*\benv\b[^}]*\}\s*(?:=\s*process\b|from\s*['"](?:node:)?process['"])/,
  /\bimport\.meta\.env\b/,
  /\bloadEnvFile\b/,
]

const checkEnvironment = (files: File[]): string[] =>
  files
    .filter(({ path, text }) => path !== reader && ways.some((way) => way.test(readSource(text).quoted)))
    .map(({ path }) => `${path} reads the environment; only ${reader} does`)

test('the environment is read in one file', () => {
  const files = filesOf('src/**/*.{ts,tsx}')
  assert.match(files.find(({ path }) => path === reader)?.text ?? '', /process\.env/)
  assert.deepEqual(checkEnvironment(files), [])
})

test('the check finds each way to read it', () => {
  for (const text of [
    'const a = process.env.A',
    'process?.env',
    `process['env'].A`,
    'const { env } = process',
    `import { env } from 'node:process'`,
    'import.meta.env.MODE',
    'process.loadEnvFile()',
  ]) {
    assert.equal(checkEnvironment([{ path: 'src/a.ts', text }]).length, 1, text)
  }
  assert.deepEqual(checkEnvironment([{ path: 'src/a.ts', text: '// process.env\nconst said = `process.env is read elsewhere`' }]), [])
})

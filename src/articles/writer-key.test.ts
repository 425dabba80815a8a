import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writerKey } from './writer-key.ts'

test('a writer has one key, however the name is printed', () => {
  const cases: [string, string][] = [
    ['Jane Smith', 'jane-smith'],
    ['JANE  SMITH', 'jane-smith'],
    ['José Álvarez-Díaz', 'jose-alvarez-diaz'],
    ['Seán O’Brien', 'sean-obrien'],
    ["Sean O'Brien", 'sean-obrien'],
    ['J. R. Ewing', 'j-r-ewing'],
    ['Анна Петрова', 'anna-petrova'],
    ['王小明', '王小明'],
    ['…', ''],
    [`${'a'.repeat(300)} b`, 'a'.repeat(80)],
  ]
  for (const [name, key] of cases) assert.equal(writerKey(name), key, name)
})

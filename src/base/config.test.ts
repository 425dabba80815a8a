import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readConfig } from './config.ts'
import { Refusal } from './refusal.ts'

test('everything has a default', () => {
  const config = readConfig({})
  assert.equal(config.PORT, 4100)
  assert.deepEqual(config.RUN, ['web', 'work'])
  assert.equal(config.DATABASE_URL, undefined)
})

test('every mistake is listed at once, and says what is wanted', () => {
  assert.throws(
    () => readConfig({ PORT: 'eighty', RUN: 'web,cook', DATABASE_URL: 'mysql://x', PUBLIC_URL: 'news.example' }),
    (error: Refusal) =>
      error instanceof Refusal &&
      ['PORT=eighty', 'RUN=web,cook', 'DATABASE_URL=mysql', 'PUBLIC_URL=news.example'].every((part) => error.message.includes(part)),
  )
})

test('an empty value counts as unset', () => assert.equal(readConfig({ PORT: '' }).PORT, 4100))

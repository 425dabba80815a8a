import assert from 'node:assert/strict'
import { test } from 'node:test'
import { headlineFromText, readHeadline } from './headline.ts'

test('a headline is read as people read it', () => {
  assert.equal(readHeadline('Tom &amp;amp; Jerry'), 'Tom & Jerry')
  assert.equal(readHeadline('  Two\n  lines '), 'Two lines')
  assert.equal(readHeadline('&lt;b&gt;Bold&lt;/b&gt; move'), 'Bold move')
  assert.equal(readHeadline('<i>The Tempest</i>, reviewed'), 'The Tempest, reviewed')
  assert.equal(readHeadline('Is 3 < 4 & 5 > 4?'), 'Is 3 < 4 & 5 > 4?')
  assert.equal(readHeadline('<script>alert(1)</script>Ferry aground'), 'Ferry aground')
  assert.equal(readHeadline('It&#8217;s over'), 'It’s over')
  assert.equal(readHeadline('a\u202e\u0000b'), 'ab')
})

test('a headline without end is cut', () => assert.equal(readHeadline('word '.repeat(10_000)).length <= 400, true))

test('a piece without a headline takes its first sentence', () => {
  assert.equal(headlineFromText('The ferry ran aground. No one was hurt.'), 'The ferry ran aground')
  assert.equal(headlineFromText('word '.repeat(60)).endsWith('…'), true)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { scoreWire } from '../../../bench/feeds-wire.ts'
import { corpora } from '../../../tests/town/corpora.ts'

const scores = scoreWire(corpora)

test('all documents of IPTC become articles, and all that are invalid by their version are refused', {
  skip: scores ? false : 'the corpora of IPTC are not here (MASTHEAD_DATA)',
}, () => {
  for (const { corpus, kind, cases, failures } of scores!) {
    assert.ok(cases > 0, corpus)
    // What is invalid by an older version only cannot be known from a file that does not say which it follows.
    if (kind === 'pass' || corpus.includes('by version')) assert.deepEqual(failures, [], corpus)
    else assert.ok(failures.length <= cases / 3, `${corpus}: ${failures.join('; ')}`)
  }
})

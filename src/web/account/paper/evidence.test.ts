import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Belief } from '../../../readers/readers.ts'
import { believed, evidence } from './evidence.ts'

const belief = (more: Partial<Belief>): Belief => ({
  kind: 'topic',
  key: 'venezuela',
  name: 'Venezuela',
  weight: 0.5,
  opened: 0,
  finished: 0,
  abandoned: 0,
  said: false,
  changedAt: new Date(0),
  ...more,
})

test('what a belief follows from is said in numbers of pieces', () => {
  assert.equal(evidence(belief({ finished: 7, abandoned: 1 })), 'You finished 7 of 8 pieces about Venezuela, and left 1 at once.')
  assert.equal(evidence(belief({ finished: 1 })), 'You finished 1 of 1 piece about Venezuela.')
  assert.equal(evidence(belief({ opened: 3, kind: 'writer', name: 'Ada Ash' })), 'You opened 3 pieces by Ada Ash.')
  assert.equal(
    evidence(belief({ abandoned: 2, opened: 1, kind: 'title', name: 'The Herald' })),
    'You left 2 of 3 pieces of The Herald at once.',
  )
  assert.equal(evidence(belief({})), 'No piece stands behind it any more.')
})

test('how strongly something is believed is said in words, and what was said is told from what was learnt', () => {
  assert.equal(believed({ weight: 0.7, said: false }), 'The paper believes that it draws you very much')
  assert.equal(believed({ weight: -0.1, said: false }), 'The paper believes that it puts you off a little')
  assert.equal(believed({ weight: 0.01, said: false }), 'Too little is known to say whether it draws you')
  assert.equal(believed({ weight: -1, said: true }), 'You said that it puts you off')
  assert.equal(believed({ weight: 0, said: true }), 'You said that it neither draws you nor puts you off')
})

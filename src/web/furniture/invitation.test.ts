import assert from 'node:assert/strict'
import { test } from 'node:test'
import { capital, invitation, sayDays, sayTitles } from './invitation.ts'

test('days and titles in words', () => {
  assert.deepEqual([1, 7, 14, 30].map(sayDays), ['one day', 'seven days', 'fourteen days', '30 days'])
  assert.equal(capital(sayDays(14)), 'Fourteen days')
  assert.deepEqual([1, 29, 199, 200].map(sayTitles), ['one title', '29 titles', '199 titles', 'hundreds of titles'])
  assert.equal(invitation(766), 'Read news from hundreds of titles, curated specifically for you.')
})

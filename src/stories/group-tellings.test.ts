import assert from 'node:assert/strict'
import { test } from 'node:test'
import { groupTellings } from './group-tellings.ts'

test('each line gets its story, in the order given, whatever the order of times', () => {
  const lines = [
    {
      id: '2',
      title: 'Drivers walk out of flooded Port Lorne tunnel',
      text: 'The road tunnel at Port Lorne is shut after the tide broke the quay.',
      ts: '2026-11-23T13:00:00Z',
    },
    {
      id: '9',
      title: 'Norland bank holds rates',
      text: 'The central bank of Norland held its rate at four per cent.',
      ts: '2026-11-23T12:30:00Z',
    },
    {
      id: '1',
      title: 'Port Lorne tunnel closed by flood',
      text: 'Tide breaks over the quay at Port Lorne and floods the road tunnel.',
      ts: '2026-11-23T12:00:00Z',
    },
  ]
  const grouped = groupTellings(lines)
  assert.deepEqual(
    grouped.map((one) => one.id),
    ['2', '9', '1'],
  )
  assert.equal(grouped[0]?.story, grouped[2]?.story)
  assert.notEqual(grouped[0]?.story, grouped[1]?.story)
})

test('empty titles, missing texts, bad dates and repeated ids are grouped without complaint', () => {
  const grouped = groupTellings([
    { id: 'x', title: '' },
    { id: 'x', title: '', text: null, ts: 'yesterday' },
    { id: 'y', title: '日本の首相が辞任を表明', ts: null },
  ])
  assert.equal(grouped.length, 3)
})

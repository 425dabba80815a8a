import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTurns } from './turns.ts'

test('so many are at work at once, the others come in order, and those beyond are turned away', async () => {
  const turns = openTurns({ atOnce: 2, waiting: 2 })
  const ends: (() => void)[] = []
  const begun: number[] = []
  const begin = (n: number) =>
    turns.take(`title-${n}`, () => {
      begun.push(n)
      return new Promise<number>((resolve) => ends.push(() => resolve(n)))
    })
  const all = [1, 2, 3, 4].map(begin)
  assert.equal(begin(5), undefined)
  assert.deepEqual(begun, [1, 2])
  ends[1]?.()
  assert.equal(await all[1], 2)
  assert.deepEqual(begun, [1, 2, 3])
  ends[0]?.()
  await all[0]
  ends[2]?.()
  ends[3]?.()
  assert.deepEqual(await Promise.all(all as Promise<number>[]), [1, 2, 3, 4])
  const failing = turns.take('one', () => Promise.reject(new Error('no')))
  await assert.rejects(failing as Promise<never>)
  assert.equal(await turns.take('one', async () => 'free again'), 'free again')
})

test('who is slow holds up nobody but himself', async () => {
  const turns = openTurns({ atOnce: 6, waiting: 200 })
  const ends: (() => void)[] = []
  const slow = () => turns.take('slow', () => new Promise<void>((resolve) => ends.push(resolve)))
  const all = Array.from({ length: 60 }, slow)
  assert.equal(ends.length, 2)
  assert.ok(all.at(-1) === undefined, 'his line is full')
  for (const other of ['one', 'two', 'three', 'four', 'five']) assert.equal(await turns.take(other, async () => other), other)
  while (ends.length > 0) {
    ends.shift()?.()
    await Promise.resolve()
    await new Promise(setImmediate)
  }
  assert.equal((await Promise.all(all.filter((one) => one !== undefined))).length, 52)
})

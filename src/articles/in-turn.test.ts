import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inTurn, inTurnBy } from './in-turn.ts'

test('work is done a few at a time, in turn, and a crowd is turned away', async () => {
  const turn = inTurn(2, 3)
  const doors: (() => void)[] = []
  const order: number[] = []
  const work = (n: number) =>
    turn(async () => {
      order.push(n)
      await new Promise<void>((resolve) => doors.push(resolve))
      return n
    })
  const all = [1, 2, 3, 4, 5, 6].map(work)
  assert.equal(await all[5], null, 'two run, three wait, the sixth goes')
  assert.deepEqual(order, [1, 2])
  for (let opened = 0; opened < 5; opened++) {
    doors[opened]!()
    await all[opened]
    await new Promise(setImmediate)
  }
  assert.deepEqual(order, [1, 2, 3, 4, 5])
})

test('work that fails gives its place to the next', async () => {
  const turn = inTurn(1, 1)
  await assert.rejects(
    turn(async () => {
      throw new Error('no')
    }),
  )
  assert.equal(await turn(async () => 'yes'), 'yes')
})

test('who holds his own places holds nobody else’s', async () => {
  const turn = inTurnBy(1, 1)
  let open = () => {}
  const slow = turn('slow.example', () => new Promise<string>((resolve) => (open = () => resolve('at last'))))
  const next = turn('slow.example', async () => 'next')
  assert.equal(await turn('slow.example', async () => 'never'), null)
  assert.equal(await turn('quick.example', async () => 'at once'), 'at once')
  open()
  assert.deepEqual([await slow, await next], ['at last', 'next'])
})

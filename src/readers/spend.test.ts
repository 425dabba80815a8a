import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../tests/town/database.ts'
import { minute } from '../base/clock.ts'
import { spend, tidyReaders } from './readers.ts'

const { db } = await testDatabase()
const now = new Date('2030-05-04T10:00:00Z')
const after = (ms: number) => new Date(now.getTime() + ms)

test('of many at once no more than the limit get through', async () => {
  const asked = await Promise.all(Array.from({ length: 40 }, () => spend(db, { key: 'a', most: 7, within: minute }, now)))
  assert.equal(asked.filter(({ ok }) => ok).length, 7)
  assert.deepEqual(
    asked.find(({ ok }) => !ok),
    { ok: false, until: after(minute) },
  )
})

test('it begins anew when the time is over, and keys do not share', async () => {
  assert.equal((await spend(db, { key: 'a', most: 7, within: minute }, after(minute - 1))).ok, false)
  assert.equal((await spend(db, { key: 'b', most: 7, within: minute }, after(minute - 1))).ok, true)
  assert.equal((await spend(db, { key: 'a', most: 7, within: minute }, after(minute))).ok, true)
})

test('what is over is tidied away', async () => {
  assert.equal(await tidyReaders(db, after(minute)), 0)
  assert.equal(await tidyReaders(db, after(2 * minute)), 2)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../tests/town/database.ts'
import { secretOf } from '../base/secret.ts'
import { knowSecret } from './know-secret.ts'

test('another secret than the one before is noticed once', async () => {
  const { db } = await testDatabase()
  const now = new Date('2026-11-23T12:00:00Z')
  const [ours, theirs] = [secretOf('the secret of the first process, long'), secretOf('the secret of the second process, long')]
  assert.equal(await knowSecret(db, { secret: ours }, now), true)
  assert.equal(await knowSecret(db, { secret: ours }, now), true)
  assert.equal(await knowSecret(db, { secret: theirs }, now), false)
  assert.equal(await knowSecret(db, { secret: theirs }, now), true)
  const { print } = await db.selectFrom('secret_prints').select('print').limit(1).executeTakeFirstOrThrow()
  assert.ok(!print.includes('secret'))
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../tests/town/database.ts'
import { inTransaction, sql } from './database.ts'
import { openStatement } from './statement.ts'

const { db, database } = await testDatabase()

const sum = openStatement<{ sum: number }, { one: number; other: number }>(
  'test-sum',
  (given) => sql`select ${given('one')}::int + ${given('other')}::int as sum`,
)

test('a statement is asked again and again, each time with its own values', async () => {
  assert.deepEqual(await sum(db, { one: 1, other: 2 }), [{ sum: 3 }])
  assert.deepEqual(await sum(db, { one: 4, other: 6 }), [{ sum: 10 }])
})

test('a server parses it once for each session', {
  skip: database.kind === 'embedded' ? 'the embedded database is not given names' : false,
}, async () => {
  const prepared = await inTransaction(db, async (tx) => {
    await sum(tx, { one: 1, other: 1 })
    await sum(tx, { one: 2, other: 1 })
    return (await sql<{ name: string }>`select name from pg_prepared_statements`.execute(tx)).rows
  })
  assert.deepEqual(prepared, [{ name: 'test-sum' }])
})

test('text on a session of its own is answered, with values and without', { timeout: 10_000 }, async () => {
  assert.deepEqual((await database.run('select 1 as one')).rows, [{ one: 1 }])
  assert.deepEqual((await database.run('select $1::int as one', [2])).rows, [{ one: 2 }])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../tests/town/database.ts'
import { inTransaction, sql } from './database.ts'

const { db, database } = await testDatabase()

test('both drivers give the same types', async () => {
  const { rows } = await sql`select count(*) as n, 5::int8 as big, 9007199254740993::int8 as huge, '2026-11-23'::date as day,
    timestamptz '2026-11-23 12:00:00.5+02' as at, '{"a":[1]}'::jsonb as doc, 1.50::numeric as num, array['a','b'] as list, '1 day'::interval as gap from titles`.execute(
    db,
  )
  assert.deepEqual(rows[0], {
    n: 0,
    big: 5,
    huge: 9007199254740993n,
    day: '2026-11-23',
    at: new Date('2026-11-23T10:00:00.500Z'),
    doc: { a: [1] },
    num: '1.50',
    list: ['a', 'b'],
    gap: '1 day',
  })
})

test('what a transaction wrote is gone when it throws', async () => {
  await assert.rejects(
    inTransaction(db, async (tx) => {
      await sql`insert into publishers (id, name) values ('p', 'P')`.execute(tx)
      throw new Error('no')
    }),
    /no/,
  )
  assert.equal((await sql`select 1 from publishers`.execute(db)).rows.length, 0)
})

test('a database error keeps its code', async () => {
  await sql`insert into publishers (id, name) values ('q', 'Q')`.execute(db)
  await assert.rejects(sql`insert into publishers (id, name) values (${'q'}, 'Q')`.execute(db), { code: '23505' })
  await sql`delete from publishers`.execute(db)
})

test('a query that escapes its transaction is told so, not left hanging', {
  skip: database.kind === 'server' ? 'a server has other sessions: nothing hangs there' : false,
}, async () => {
  await assert.rejects(
    inTransaction(db, async () => {
      await sql`select 1`.execute(db)
    }),
    /escaped its transaction/,
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../tests/town/database.ts'
import { tidy } from './tidy.ts'

const { database } = await testDatabase()

test('tables that have changed are tidied once, the others left alone', async () => {
  await database.run(`insert into publishers (id, name) select g::text, g::text from generate_series(1, 3000) g`)
  await database.run('select pg_stat_force_next_flush()')
  const tidied = await tidy(database)
  if (database.kind === 'server') return assert.deepEqual(tidied, [])
  assert.ok(tidied.includes('public.publishers'))
  const { rows } = await database.run(`select reltuples::int as rows from pg_class where relname = 'publishers'`)
  assert.deepEqual(rows, [{ rows: 3000 }])
  await database.run('select pg_stat_force_next_flush()')
  assert.ok(!(await tidy(database)).includes('public.publishers'))
})

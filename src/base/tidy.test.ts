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

test('a log of changes that has grown long is let go', async () => {
  if (database.kind === 'server') return
  const logged = async () =>
    (
      (await database.run('select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn)::int8 as bytes from pg_control_checkpoint()'))
        .rows as { bytes: number }[]
    )[0]?.bytes ?? 0
  await tidy(database)
  const short = await logged()
  await database.run(`insert into publishers (id, name) select 'log-' || g, repeat(md5(g::text), 20) from generate_series(1, 90000) g`)
  const long = await logged()
  assert.ok(long > short + 64 * 1024 * 1024, `${long} bytes are enough to be long`)
  await tidy(database)
  assert.ok((await logged()) < 1024 * 1024)
})

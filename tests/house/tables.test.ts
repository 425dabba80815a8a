import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { test } from 'node:test'
import { sql } from '../../src/base/database.ts'
import { testDatabase } from '../town/database.ts'
import { checkWrites, readWrites } from './check-writes.ts'
import { readArchitecture } from './read-architecture.ts'
import { type Column, readTables } from './read-tables.ts'
import { filesOf, isTest, readFile, root } from './source-files.ts'

const rooms = readArchitecture(readFile('ARCHITECTURE.md'))
const owners = new Map(rooms.flatMap((room) => room.tables.map((table) => [table, room.name] as const)))
const { db } = await testDatabase()

/** The tables of a migrated database; `migrations` is base's own bookkeeping. */
const migrated = async (): Promise<Map<string, Column[]>> => {
  const { rows } = await sql<{ table_name: string; column_name: string; is_nullable: string; column_default: string | null }>`
    select table_name, column_name, is_nullable, column_default from information_schema.columns
    where table_schema = 'public' and table_name <> 'migrations' order by table_name, ordinal_position`.execute(db)
  const tables = new Map<string, Column[]>()
  for (const row of rows) {
    const columns = tables.get(row.table_name) ?? []
    tables.set(row.table_name, [
      ...columns,
      { name: row.column_name, nullable: row.is_nullable === 'YES', hasDefault: row.column_default !== null },
    ])
  }
  return tables
}
const inOrder = (columns: Column[]) => columns.toSorted((a, b) => (a.name < b.name ? -1 : 1))

test('every table has exactly one owner, and no room owns a table that is not there', async () => {
  const owned = rooms.flatMap((room) => room.tables)
  assert.equal(new Set(owned).size, owned.length, 'a table has two owners')
  assert.deepEqual(owned.toSorted(), [...(await migrated()).keys()].sort())
})

test('a room declares in its tables.ts its own tables with the columns, nulls and defaults that the migrations give them', async () => {
  const there = await migrated()
  for (const room of rooms) {
    const path = `src/${room.name}/tables.ts`
    const declared = existsSync(`${root}${path}`) ? readTables(readFile(path)) : new Map<string, Column[]>()
    assert.deepEqual([...declared.keys()].sort(), room.tables.toSorted(), path)
    for (const [table, columns] of declared) assert.deepEqual(inOrder(columns), inOrder(there.get(table) ?? []), `${path}: ${table}`)
  }
})

test('only its owner writes a table', () => {
  const files = filesOf('src/**/*.{ts,tsx}').filter(({ path }) => !isTest(path))
  assert.ok(files.flatMap(({ text }) => readWrites(text)).length > 10)
  assert.deepEqual(checkWrites(files, owners), [])
})

test('only tables.ts adds to Tables', () => {
  const elsewhere = filesOf('src/**/*.{ts,tsx}').filter(
    ({ path, text }) => path !== 'src/base/database.ts' && !/^src\/\w+\/tables\.ts$/.test(path) && readTables(text).size > 0,
  )
  assert.deepEqual(
    elsewhere.map(({ path }) => path),
    [],
  )
})

const apples = new Map([['apples', 'orchard']])
const problems = (text: string, path = 'src/press/cider.ts') => checkWrites([{ path, text }], apples)

test('the check finds each way to write', () => {
  for (const line of [
    `db.insertInto('apples').values(one)`,
    `db.updateTable('apples as a').set(one)`,
    `tx\n  .deleteFrom(\n    'apples')`,
    `db.mergeInto('apples')`,
    'sql`insert into apples (id) values (1)`',
    'sql`with a as (select 1)\n  update apples as x set ripe = true from a`',
    'sql`delete from only public.apples where true`',
    `database.run('TRUNCATE apples')`,
    'sql`alter table apples add column x int`',
    'db.insertInto(name).values(one)',
    "for (const table of ['pears', 'apples'] as const) tx.deleteFrom(table)",
    'for (const table of tables) tx.deleteFrom(table)',
    'sql`insert into ${sql.table(name)} values (1)`',
    'sql`update ${sql.table(name)} set x = 1`',
  ]) {
    assert.equal(problems(line).length, 1, line)
    if (!/name\)|of tables/.test(line)) assert.deepEqual(problems(line, 'src/orchard/pick.ts'), [], line)
  }
})

test('reading is no writing', () => {
  for (const line of [
    `db.selectFrom('apples')`,
    'sql`select * from apples for update skip locked`',
    'sql`select 1 from pears for update of apples`',
    'sql`insert into pears values (1) on conflict (id) do update set apples = 1`',
    "log.say('an update apples wait for')",
    '// db.insertInto("apples")',
  ]) {
    assert.deepEqual(problems(line), [], line)
  }
})

test('tables are read in either style', () => {
  const read =
    readTables(`declare module '../base/database.ts' {\n  interface Tables {\n    /** not { a column */\n    apples: { id: Id<'apple'>; kind: 'red' | 'green'; weight: number | null; on: Generated<{ a: string; b: number }[]> }
    pears: {\n      id: string // one: a day\n      ripe?: Generated<Date | null>\n    }\n  }\n}`)
  assert.deepEqual([...read.keys()], ['apples', 'pears'])
  assert.deepEqual(read.get('apples'), [
    { name: 'id', nullable: false, hasDefault: false },
    { name: 'kind', nullable: false, hasDefault: false },
    { name: 'weight', nullable: true, hasDefault: false },
    { name: 'on', nullable: false, hasDefault: true },
  ])
  assert.deepEqual(
    read.get('pears')?.map((column) => [column.name, column.nullable, column.hasDefault]),
    [
      ['id', false, false],
      ['ripe', true, true],
    ],
  )
})

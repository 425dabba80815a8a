import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { test } from 'node:test'
import { checkRooms, doorOf, findRings, roomOf, runTimeEdges } from './check-rooms.ts'
import { type Room, readArchitecture } from './read-architecture.ts'
import { hiddenImports, readImports } from './read-imports.ts'
import { filesOf, readFile, root } from './source-files.ts'

const rooms = readArchitecture(readFile('ARCHITECTURE.md'))
const files = filesOf('src/**/*.{ts,tsx}')

test('rooms reach each other through doors, and only where ARCHITECTURE.md says so', () => {
  assert.ok(files.length > 100)
  assert.deepEqual(checkRooms(files, rooms), [])
})

test('every folder of src is a room of the table, and every room of the table has its door', () => {
  const there = new Set(files.map(({ path }) => roomOf(path)).filter((room) => room && room !== 'base'))
  assert.deepEqual([...there].sort(), rooms.map((room) => room.name).sort())
  assert.deepEqual(
    rooms.map((room) => doorOf(room.name)).filter((door) => !existsSync(`${root}${door}`)),
    [],
  )
})

test('the table has no ring, and names no room that it does not list', () => {
  const names = new Set(rooms.map((room) => room.name))
  assert.deepEqual(
    rooms.flatMap((room) => room.mayImport).filter((name) => !names.has(name)),
    [],
  )
  assert.deepEqual(findRings(new Map(rooms.map((room) => [room.name, room.mayImport]))), [])
})

test('no file needs itself before it can run', () => {
  assert.deepEqual(findRings(runTimeEdges(files)), [])
})

test('nothing is called index: a door has the name of its room', () => {
  assert.deepEqual(
    files.filter(({ path }) => /\/index\.tsx?$/.test(path)),
    [],
  )
})

const invented: Room[] = [
  { name: 'orchard', mayImport: [], tables: [], says: [] },
  { name: 'press', mayImport: ['orchard'], tables: [], says: [] },
]
const problems = (path: string, text: string) => checkRooms([{ path, text }], invented)

test('the check finds each kind of import that goes astray', () => {
  const door = `'../orchard/orchard.ts'`
  assert.deepEqual(problems('src/press/cider.ts', `import { apples } from ${door}\nexport * from ${door}`), [])
  for (const line of [
    `import { apples } from '../orchard/trees.ts'`,
    `import {\n  apples,\n} from "../orchard/trees.ts"`,
    `import type { Apple } from '../orchard/trees.ts'`,
    `import '../orchard/trees.ts'`,
    `export { apples } from '../orchard/trees.ts'`,
    `const { apples } = await import('../orchard/trees.ts')`,
    `let apple: import('../orchard/trees.ts').Apple`,
    `new Worker(new URL('../orchard/trees-thread.ts', import.meta.url))`,
    `declare module '../orchard/orchard.ts' { interface Apples {} }`,
    `import { start } from '../main.ts'`,
    `import { town } from '../../tests/town/town.ts'`,
    `const room = 'orchard'; await import(\`../\${room}/trees.ts\`)`,
  ]) {
    assert.equal(problems('src/press/cider.ts', line).length, 1, line)
  }
  assert.match(problems('src/orchard/trees.ts', `import { cider } from '../press/press.ts'`)[0] ?? '', /does not allow orchard/)
  assert.match(problems('src/base/clock.ts', `import { apples } from ${door}`)[0] ?? '', /base knows no room/)
  assert.match(problems('src/cellar/barrel.ts', '')[0] ?? '', /not in ARCHITECTURE/)
  assert.deepEqual(problems('src/main.ts', `import { apples } from './orchard/orchard.ts'`), [])
  assert.equal(problems('src/main.ts', `import { apples } from './orchard/trees.ts'`).length, 1)
  assert.deepEqual(problems('src/orchard/trees.test.ts', `import { cider } from '../press/press.ts'`), [])
  assert.equal(problems('src/orchard/trees.test.ts', `import { cider } from '../press/cider.ts'`).length, 1)
})

test('what stands in comments, quotes and templates is no import', () => {
  const text = `// import '../a.ts'\n/* import('../b.ts') */\nconst said = "import '../c.ts'"\nconst why = \`export { d } from '../d.ts'\`\nconst e = /import '..f.ts'/`
  assert.deepEqual(readImports(text), [])
  assert.deepEqual(
    readImports("const a = `${await import('./hole.ts')}`").map((one) => one.specifier),
    ['./hole.ts'],
  )
  assert.deepEqual(
    readImports("<p>it isn't late</p>\nimport './after.ts'").map((one) => one.specifier),
    ['./after.ts'],
  )
  assert.deepEqual(hiddenImports("// import(x)\nimport('./plain.ts')"), [])
})

test('rings are found, and types make none', () => {
  assert.deepEqual(
    findRings(
      new Map([
        ['a', ['b']],
        ['b', ['c']],
        ['c', ['b']],
      ]),
    ),
    ['b → c → b'],
  )
  const pair = (line: string) =>
    runTimeEdges([
      { path: 'src/a.ts', text: line },
      { path: 'src/b.ts', text: `import { a } from './a.ts'` },
    ])
  assert.equal(findRings(pair(`import { type T, b } from './b.ts'`)).length, 1)
  assert.deepEqual(findRings(pair(`import { type T, type U } from './b.ts'\nimport type { V } from './b.ts'`)), [])
})

test('a table that cannot be read is no permission', () => {
  assert.throws(() => readArchitecture('no table here'))
  assert.throws(() => readArchitecture('| room | may import |\n|---|---|\n'))
  assert.deepEqual(readArchitecture('| room | may import | owns tables | says |\n|---|---|---|---|\n| a | b, c | – | x-done |\n')[0], {
    name: 'a',
    mayImport: ['b', 'c'],
    tables: [],
    says: ['x-done'],
  })
})

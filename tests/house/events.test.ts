import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { test } from 'node:test'
import { roomOf } from './check-rooms.ts'
import { readArchitecture } from './read-architecture.ts'
import { readEvents, readSayings } from './read-events.ts'
import { filesOf, isTest, readFile, root } from './source-files.ts'

const rooms = readArchitecture(readFile('ARCHITECTURE.md'))
const files = filesOf('src/**/*.{ts,tsx}').filter(({ path }) => !isTest(path))

test('a room declares the events that ARCHITECTURE.md says it has', () => {
  for (const { name, says } of rooms) {
    const path = `src/${name}/tables.ts`
    assert.deepEqual(existsSync(`${root}${path}`) ? readEvents(readFile(path)).sort() : [], says.toSorted(), path)
  }
})

test('an event is said by its own room, and only if it is declared', () => {
  const owners = new Map(rooms.flatMap(({ name, says }) => says.map((event) => [event, name])))
  const said = files.flatMap(({ path, text }) => readSayings(text).map((event) => ({ path, event })))
  assert.ok(said.length > 3)
  assert.deepEqual(
    said.filter(({ path, event }) => owners.get(event) !== roomOf(path)),
    [],
  )
})

test('every event is heard in the relay, and nothing else is', () => {
  const heard = [...readFile('src/relay.ts').matchAll(/^\s+'(?<name>[a-z-]+)':/gm)].map(({ groups }) => groups?.name ?? '')
  assert.deepEqual(heard.sort(), rooms.flatMap(({ says }) => says).sort())
})

test('events are read from declarations and from what is said', () => {
  const text = `declare module '../base/jobs.ts' {\n  interface Events {\n    /** 'not-this': */\n    'apple-fell': { apples: string[] }\n    'tree-felled': { 'inner': { a: 1 } }\n  }\n}\nconst a = { 'not-that': 1 }`
  assert.deepEqual(readEvents(text), ['apple-fell', 'tree-felled'])
  assert.deepEqual(readEvents('interface Other {}'), [])
  assert.deepEqual(readSayings(`await say(tx, 'apple-fell', { apples })\n// say(tx, 'never', {})\nlog.say('words')`), ['apple-fell'])
})

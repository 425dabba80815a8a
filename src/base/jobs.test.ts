import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../tests/town/database.ts'
import { inTransaction } from './database.ts'
import { openJobs, type Relay, say } from './jobs.ts'
import { silentLog } from './log.ts'

declare module './jobs.ts' {
  interface Events {
    'bell-rung': { by: string }
    'fire-seen': { where: string }
  }
}

const heard: string[] = []
let broken = false
const relay: Relay = {
  'bell-rung': async (facts) => {
    if (broken || facts.some((fact) => fact.by === 'Poison')) throw new Error('deaf')
    heard.push(...facts.map((fact) => fact.by))
  },
}
const { db, database, jobs } = await testDatabase(relay)
const now = () => new Date('2026-11-23T12:00:00Z')

test('what is said in a transaction is heard once it commits', async () => {
  await inTransaction(db, async (tx) => {
    await say(tx, 'bell-rung', { by: 'Ana' })
    await say(tx, 'bell-rung', { by: 'Bo' })
  })
  await jobs.settle(now)
  assert.deepEqual(heard.splice(0).sort(), ['Ana', 'Bo'])
})

test('what is said in a transaction that fails is never heard', async () => {
  await assert.rejects(
    inTransaction(db, async (tx) => {
      await say(tx, 'bell-rung', { by: 'Cy' })
      throw new Error('no')
    }),
  )
  await jobs.settle(now)
  assert.deepEqual(heard, [])
})

test('a hearer that fails is asked again, and nothing is lost', async () => {
  broken = true
  await say(db, 'bell-rung', { by: 'Di' })
  await jobs.settle(now)
  broken = false
  await database.run(`update pgboss.job set start_after = now() where state = 'retry'`)
  await jobs.settle(now)
  assert.deepEqual(heard.splice(0), ['Di'])
})

test('one fact that cannot be heard keeps nobody from hearing the others of its batch', async () => {
  for (const by of ['Flo', 'Poison', 'Gus']) await say(db, 'bell-rung', { by })
  await jobs.settle(now)
  assert.deepEqual(heard.splice(0).sort(), ['Flo', 'Gus'])
  await database.run(`delete from pgboss.job where state = 'retry'`)
})

test('a job that a killed process was hearing is heard by the next', {
  skip: database.kind === 'server' ? 'a server gives it back after expireInSeconds' : false,
}, async () => {
  await say(db, 'bell-rung', { by: 'Eve' })
  await database.run(`update pgboss.job set state = 'active', started_on = now() where state = 'created'`)
  await jobs.settle(now)
  assert.deepEqual(heard, [])
  const next = await openJobs(database, relay, silentLog)
  await next.settle(now)
  await next.stop()
  assert.deepEqual(heard, ['Eve'])
})

test('what comes first waits for no other hearer, however long that takes', async () => {
  let letGo = () => {}
  const slow = new Promise<void>((resolve) => (letGo = resolve))
  const { promise: heardFirst, resolve: hearFirst } = Promise.withResolvers<void>()
  const { promise: heardSlow, resolve: hearSlow } = Promise.withResolvers<void>()
  const own = await openJobs(
    database,
    { 'bell-rung': async () => (hearSlow(), await slow), 'fire-seen': async () => hearFirst() },
    silentLog,
    { first: ['fire-seen'] },
  )
  try {
    own.start(now)
    await say(db, 'bell-rung', { by: 'Hal' })
    await heardSlow
    await say(db, 'fire-seen', { where: 'here' })
    await heardFirst
  } finally {
    letGo()
    await own.stop()
  }
})

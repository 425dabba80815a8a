import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { testDatabase } from '../../../../tests/town/database.ts'
import { fillWithheld, markers, pathOf, sessionCookie } from '../../../../tests/town/withheld-fixture.ts'
import { readConfig } from '../../../base/config.ts'
import { giveComplimentary } from '../../../membership/membership.ts'
import { addReader, type ReaderId } from '../../../readers/readers.ts'
import { openWeb } from '../../web.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-23T12:00:00Z')
const config = readConfig({ PUBLIC_URL: 'https://paper.example', SECRET: 'a secret of forty letters, for this test only' })
let reader: ReaderId
before(async () => {
  await fillWithheld(db, now)
  reader = (await addReader(db, { mail: 'member@post.example' }, now)).reader
  await giveComplimentary(db, { reader, until: null, by: 'operator', why: 'test' }, now)
})

const strip = { signedIn: true, ends: null, rooms: [] }
const form = (may: unknown) => `${JSON.stringify(strip)} ${JSON.stringify(may)}`
const member = { decision: { may: true, why: 'complimentary' }, kind: 'complimentary', gives: true, trialDays: 14 }
// An address arrives decoded: once, forms were kept under such names.
const inAddress = (path: string, form: string) => `https://paper.example${path}${encodeURI(` ${form}`)}`
const inJson = (path: string) => `https://paper.example/${encodeURI(JSON.stringify([path, strip, JSON.stringify(member)]))}`

test('an address that spells the name of a form in memory is not given that form', async () => {
  const web = openWeb(db, { config, now: () => now })
  const cookie = await sessionCookie(db, reader, now)
  const last = markers('members')[3] as string
  const ask = async (address: string, headers: Record<string, string> = {}) => (await web.request(address, { headers })).text()
  assert.ok((await ask(`https://paper.example${pathOf('members')}`, { cookie })).includes(last))
  for (const address of [inAddress(pathOf('members'), form(member)), inJson(pathOf('members'))])
    assert.equal((await ask(address)).includes(last), false, address)
})

test('nor can anybody put a page of his own in the place of one', async () => {
  const web = openWeb(db, { config, now: () => now })
  const cookie = await sessionCookie(db, reader, now)
  const last = markers('members')[3] as string
  const ask = async (address: string, headers: Record<string, string> = {}) => (await web.request(address, { headers })).text()
  await ask(inAddress(pathOf('members'), form(member)))
  assert.ok((await ask(`https://paper.example${pathOf('members')}`, { cookie })).includes(last))
})

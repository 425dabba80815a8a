import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../tests/town/database.ts'
import { addReader, type ReaderId } from '../readers/readers.ts'
import { endInstitution, putInstitution } from './institutions.ts'
import { joinInstitution } from './join-institution.ts'
import { standingFor } from './standing-events-of.ts'

const { db } = await testDatabase()
const at = (hours: number) => new Date(Date.parse('2026-11-23T12:00:00Z') + hours * 3_600_000)
const form = { name: 'University', domains: [], ranges: [], provider: 'uni', until: null }
const join = async (name: string): Promise<ReaderId> => (await addReader(db, { mail: `${name}@example.org` }, at(0))).reader
const stands = (reader: ReaderId, hours: number) => standingFor(db, { reader }, at(hours), { graceDays: 7 })

test('who signed in with the provider of an institution leaves it when it ends, and hears of its new last day before', async () => {
  const id = await putInstitution(db, { form }, at(0))
  const [ada, ben] = [await join('ada'), await join('ben')]
  for (const reader of [ada, ben]) await joinInstitution(db, { reader, institution: id, name: 'University', until: null }, at(1))
  assert.equal((await stands(ada, 2)).kind, 'institution')
  await putInstitution(db, { id, form: { ...form, name: 'The University', until: new Date('2026-12-31T00:00:00Z') } }, at(3))
  const told = await stands(ada, 4)
  assert.deepEqual(
    [told.kind, told.kind === 'institution' && [told.name, told.until?.toISOString().slice(0, 10)]],
    ['institution', ['The University', '2026-12-31']],
  )
  await endInstitution(db, { id }, at(5))
  assert.deepEqual([(await stands(ada, 6)).kind, (await stands(ben, 6)).kind], ['lapsed', 'lapsed'])
})

test('who came by a provider that is no longer the institution’s leaves with it', async () => {
  const id = await putInstitution(db, { form }, at(10))
  const cleo = await join('cleo')
  await joinInstitution(db, { reader: cleo, institution: id, name: 'University', until: null }, at(11))
  await putInstitution(db, { id, form: { ...form, provider: null, domains: ['uni.example'] } }, at(12))
  assert.equal((await stands(cleo, 13)).kind, 'lapsed')
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../tests/town/database.ts'
import { Refusal } from '../base/refusal.ts'
import { institutionFor, openInstitutions } from './institution-memory.ts'
import { endInstitution, listInstitutions, putInstitution } from './institutions.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-23T12:00:00Z')
const after = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const refused = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => undefined,
    (one: unknown) => one,
  )
  assert.ok(error instanceof Refusal, String(error))
  return `${error.code}: ${error.message}`
}
const name = (found: { name: string } | undefined) => found?.name

const university = await putInstitution(
  db,
  {
    form: {
      name: ' University of Somewhere ',
      domains: ['Uni.example', 'uni.example', 'bücher.example'],
      ranges: ['192.0.2.77/24', '2001:db8::/32'],
      provider: 'uni',
    },
  },
  now,
)

test('an institution is kept in the form in which it is compared', async () => {
  assert.deepEqual(await listInstitutions(db), [
    {
      id: university,
      name: 'University of Somewhere',
      provider: 'uni',
      until: null,
      since: now,
      endedAt: null,
      domains: ['uni.example', 'xn--bcher-kva.example'],
      ranges: ['192.0.2.0/24', '2001:db8::/32'],
    },
  ])
})

test('its people are known by domain, by network and by provider', async () => {
  const institutions = openInstitutions({ db })
  for (const ip of ['192.0.2.1', '::ffff:192.0.2.1', '2001:db8:1::1'])
    assert.equal(name(await institutions.at(ip, now)), 'University of Somewhere', ip)
  for (const ip of ['192.0.3.1', '2001:db9::1', '']) assert.equal(await institutions.at(ip, now), undefined)
  for (const mail of ['anna@uni.example', 'Anna@UNI.example', 'anna@bücher.example', '"a@b"@uni.example'])
    assert.equal(name(await institutions.of({ mail }, now)), 'University of Somewhere', mail)
  for (const mail of ['anna@notuni.example', 'anna@uni.example.evil.example', 'uni.example@evil.example', 'anna@sub.uni.example', ''])
    assert.equal(await institutions.of({ mail }, now), undefined, mail)
  assert.equal(name(await institutions.of({ mail: 'anna@home.example', provider: 'uni' }, now)), 'University of Somewhere')
  assert.equal(await institutions.of({ provider: 'google' }, now), undefined)
  assert.equal(await institutions.of({}, now), undefined)
  assert.equal((await institutionFor(db, { mail: 'anna@uni.example' }, now))?.id, university)
})

test('the database is asked once a minute, however many pages there are', async () => {
  let asked = 0
  const counting = new Proxy(db, {
    get(target, key) {
      if (key === 'getExecutor') asked++
      const value = Reflect.get(target, key, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  const institutions = openInstitutions({ db: counting })
  await Promise.all(Array.from({ length: 50 }, () => institutions.at('192.0.2.1', now)))
  const once = asked
  assert.ok(once > 0)
  for (let second = 0; second < 60; second++) await institutions.of({ mail: 'anna@uni.example' }, after(second))
  assert.equal(asked, once)
  await Promise.all(Array.from({ length: 50 }, () => institutions.at('192.0.2.1', after(60))))
  assert.equal(asked, once * 2)
})

test('what an operator changes is heard of within a minute, or at once when the memory is told', async () => {
  const institutions = openInstitutions({ db })
  assert.equal(await institutions.of({ mail: 'ben@college.example' }, now), undefined)
  const college = await putInstitution(db, { form: { name: 'College', domains: ['college.example'] } }, now)
  assert.equal(await institutions.of({ mail: 'ben@college.example' }, after(59)), undefined)
  assert.equal(name(await institutions.of({ mail: 'ben@college.example' }, after(60))), 'College')
  await endInstitution(db, { id: college }, now)
  assert.equal(name(await institutions.of({ mail: 'ben@college.example' }, after(61))), 'College')
  institutions.forget()
  assert.equal(await institutions.of({ mail: 'ben@college.example' }, after(62)), undefined)
  assert.equal(await endInstitution(db, { id: college }, now), false)
})

test('one that has a last moment ends then, to the second', async () => {
  await putInstitution(db, { form: { name: 'School', ranges: ['198.51.100.0/24'], until: after(30) } }, now)
  const institutions = openInstitutions({ db })
  assert.deepEqual((await institutions.at('198.51.100.9', after(29)))?.until, after(30))
  assert.equal(await institutions.at('198.51.100.9', after(30)), undefined)
})

test("it can be changed; nothing of one is another's; what has ended is free", async () => {
  const library = await putInstitution(
    db,
    { form: { name: 'Library', domains: ['library.example'], ranges: ['203.0.113.0/24'], provider: 'lib' } },
    now,
  )
  await putInstitution(db, { id: library, form: { name: 'City Library', domains: ['library.example', 'books.example'] } }, now)
  const found = (await listInstitutions(db)).find((one) => one.id === library)
  assert.deepEqual(
    [found?.name, found?.domains, found?.ranges, found?.provider],
    ['City Library', ['books.example', 'library.example'], [], null],
  )
  assert.equal(
    await refused(
      putInstitution(db, { form: { name: 'Thief', domains: ['books.example'], ranges: ['192.0.2.0/24'], provider: 'uni' } }, now),
    ),
    "institution-taken: books.example is City Library's already; 192.0.2.0/24 is University of Somewhere's already; uni is University of Somewhere's already.",
  )
  await endInstitution(db, { id: library }, now)
  assert.ok(await putInstitution(db, { form: { name: 'Heir', domains: ['books.example'] } }, now))
  assert.match(
    await refused(putInstitution(db, { id: library, form: { name: 'Library', domains: ['library.example'] } }, now)),
    /^no-such-institution/,
  )
  assert.match(
    await refused(putInstitution(db, { id: 'none', form: { name: 'Nothing', domains: ['nothing.example'] } }, now)),
    /^no-such-institution/,
  )
  assert.equal((await listInstitutions(db)).at(-1)?.endedAt === null, false)
})

test('two who give the same domain at once do not both have it', async () => {
  const both = await Promise.allSettled(
    ['One', 'Two'].map((one) => putInstitution(db, { form: { name: one, domains: ['raced.example'] } }, now)),
  )
  assert.deepEqual(both.map((one) => one.status).toSorted(), ['fulfilled', 'rejected'])
})

test('what would make members of everyone is refused, with every mistake', async () => {
  assert.equal(
    await refused(
      putInstitution(
        db,
        { form: { name: '', domains: ['gmail.com', 'localhost', 'a b.example'], ranges: ['0.0.0.0/0', '::/0', '10/8'], provider: 'X!' } },
        now,
      ),
    ),
    'bad-institution: This institution cannot be kept: name: must not be empty; domains.0: gmail.com is where anyone can have a mail address; ' +
      'domains.1: “localhost” is not a mail domain, as uni.example; domains.2: “a b.example” is not a mail domain, as uni.example; ' +
      'ranges.0: 0.0.0.0/0 is too wide for one institution; ranges.1: ::/0 is too wide for one institution; ' +
      'ranges.2: “10/8” is not a range of network addresses, as 192.0.2.0/24 or 2001:db8::/32; provider: must be the id of a provider in the file that SIGN_IN_WITH names.',
  )
  assert.match(
    await refused(putInstitution(db, { form: { name: 'Nobody' } }, now)),
    /must have a mail domain, a network range or a provider/,
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openPayingHouse } from '../../../../tests/town/paying-house.ts'
import { fillWeb } from '../../../../tests/town/web-fixture.ts'
import { putInstitution } from '../../../membership/membership.ts'

const invite = async (house: Awaited<ReturnType<typeof openPayingHouse>>, who = house.visitor()) =>
  (await who.open('/')).document.querySelector('.invite')

test('the front page tells a visitor in one line what there is to sign up for, and nobody who has signed in', async () => {
  const house = await openPayingHouse()
  await fillWeb(house.db, house.now())
  const asked = await invite(house)
  assert.equal(
    asked?.textContent,
    'Read news from 29 titles, curated specifically for you.Fourteen days free, no card.Start readingMembership',
  )
  assert.deepEqual(
    [...(asked?.querySelectorAll('a') ?? [])].map((one) => one.getAttribute('href')),
    ['/join', '/membership'],
  )
  for (const trial of [true, false])
    assert.equal(await invite(house, await house.reader(`reader-${trial}@harbour.example`, { trial })), null)
})

test('it is not told to whoever reads through an institution’s network, nor where all is open and nothing is on sale', async () => {
  const house = await openPayingHouse({ plans: false, settings: { TRIAL_DAYS: '0' } })
  await fillWeb(house.db, house.now())
  assert.match((await invite(house))?.textContent ?? '', /you\.Free, no card\.Start reading$/)
  const form = { name: 'Harbour College', domains: [], ranges: ['203.0.113.0/24'], provider: null, until: null }
  await putInstitution(house.db, { form }, house.now())
  house.inside.institutions.forget()
  assert.equal(await invite(house), null)

  const open = await openPayingHouse({ plans: false })
  await fillWeb(open.db, open.now())
  await open.db.deleteFrom('terms').execute()
  assert.equal(await invite(open), null)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../tests/town/database.ts'
import { sayMoney } from '../base/money.ts'
import { addReader } from '../readers/readers.ts'
import { readPlans } from './plan-form.ts'
import { planOfPrice, plansOf, priceFor } from './plans-of.ts'
import { putPlans } from './put-plans.ts'
import { addStudentDomain, listStudentDomains, mayTakePlan, removeStudentDomain } from './students.ts'
import { tellSubscription } from './tell-subscription.ts'

const { db } = await testDatabase()
const monday = new Date('2026-11-23T08:00:00Z')
const tuesday = new Date('2026-11-24T08:00:00Z')
const monthly = {
  id: 'monthly',
  name: 'Monthly',
  kind: 'personal',
  every: 'month',
  prices: [
    { amount: '9.99', currency: 'EUR' },
    { amount: '8.99', currency: 'GBP', country: 'GB', tax: 'included', provider: 'price_gb' },
    { amount: '1500', currency: 'JPY', country: 'JP', tax: 'added' },
  ],
}
const family = { id: 'family', name: 'Family', kind: 'family', every: 'year', prices: [{ amount: '150', currency: 'EUR' }] }
const gift = { id: 'gift-3', name: 'Three months', kind: 'gift', months: 3, prices: [{ amount: '27', currency: 'EUR', country: 'DE' }] }
const student = {
  id: 'student',
  name: 'Student',
  kind: 'student',
  every: 'month',
  active: false,
  prices: [{ amount: '4.5', currency: 'EUR' }],
}
const put = (plans: object[], now = monday) => putPlans(db, readPlans(JSON.stringify({ plans }), 'plans.json'), now)
const offered = async (country: string | null, now = monday) =>
  (await plansOf(db, { country }, now)).map(({ id, price }) => `${id} ${sayMoney(price.price)}`)

test('plans come in the order of the file, each at the price of the country or the general one', async () => {
  assert.deepEqual(await put([monthly, family, gift, student]), { plans: 4, pricesNew: 6, pricesEnded: 0 })
  assert.deepEqual(await offered(null), ['monthly €9.99', 'family €150.00'])
  assert.deepEqual(await offered('GB'), ['monthly £8.99', 'family €150.00'])
  assert.deepEqual(await offered('JP'), ['monthly ¥1,500', 'family €150.00'])
  assert.deepEqual(await offered('DE'), ['monthly €9.99', 'family €150.00', 'gift-3 €27.00'])
  const found = await priceFor(db, { plan: 'family', country: 'FR' }, monday)
  assert.deepEqual(found?.plan, { id: 'family', name: 'Family', kind: 'family', every: 'year', months: null, seats: 6 })
  assert.deepEqual([found?.price, found?.inclusive], [{ amount: 15_000n, currency: 'EUR' }, true])
  assert.equal(await priceFor(db, { plan: 'student', country: null }, monday), undefined)
  assert.equal(await priceFor(db, { plan: 'gift-3', country: 'FR' }, monday), undefined)
  const gb = await priceFor(db, { plan: 'monthly', country: 'GB' }, monday)
  assert.deepEqual([gb?.provider, gb?.inclusive], ['price_gb', true])
})

test('the same again changes nothing; a price that changes ends, and is still the plan’s', async () => {
  const before = JSON.stringify(await db.selectFrom('plan_prices').selectAll().orderBy('id').execute())
  assert.deepEqual(await put([monthly, family], tuesday), { plans: 2, pricesNew: 0, pricesEnded: 0 })
  assert.equal(JSON.stringify(await db.selectFrom('plan_prices').selectAll().orderBy('id').execute()), before)
  const old = await priceFor(db, { plan: 'family', country: null }, monday)
  assert.deepEqual(await put([{ ...family, prices: [{ amount: '160', currency: 'EUR' }] }], tuesday), {
    plans: 1,
    pricesNew: 1,
    pricesEnded: 1,
  })
  const fresh = await priceFor(db, { plan: 'family', country: null }, tuesday)
  assert.equal(fresh?.price.amount, 16_000n)
  assert.notEqual(fresh?.id, old?.id)
  assert.equal((await planOfPrice(db, old?.id ?? ''))?.id, 'family')
  assert.equal((await priceFor(db, { plan: 'family', country: null }, monday))?.price.amount, 15_000n)
  assert.equal(await planOfPrice(db, 'pr-none'), undefined)
})

test('two who import at once leave one price in force', async () => {
  const at = (amount: string) => put([{ ...family, prices: [{ amount, currency: 'EUR' }] }], tuesday)
  await Promise.all(['161', '162', '163', '164'].map(at))
  const inForce = await db.selectFrom('plan_prices').select('id').where('plan_id', '=', 'family').where('until', 'is', null).execute()
  assert.equal(inForce.length, 1)
})

test('every mistake of a file is told, and nothing of it is taken', async () => {
  const wrong = [
    { ...monthly, id: 'No Good', prices: [{ amount: '9.999', currency: 'EUR' }] },
    { ...family, seats: 7 },
    { ...gift, months: undefined, every: 'month' },
    {
      ...student,
      seats: 2,
      surprise: 1,
      prices: [
        { amount: 4.5, currency: 'EUR' },
        { amount: '1', currency: 'XXQ', country: 'UK' },
      ],
    },
    {
      id: 'twice',
      name: 'Twice',
      kind: 'personal',
      every: 'month',
      prices: [
        { amount: '1', currency: 'EUR' },
        { amount: '2', currency: 'EUR' },
      ],
    },
  ]
  const refusal = (text: string) => {
    try {
      readPlans(text, 'plans.json')
    } catch (error) {
      return error as Error & { code: string }
    }
    throw new Error('it was taken')
  }
  const { code, message } = refusal(JSON.stringify({ plans: wrong }))
  assert.equal(code, 'bad-plans')
  for (const words of [
    'plans[0].id must be lower case letters',
    'plans[0].prices[0] amount: “9.999” is not an amount of EUR',
    'plans[1].seats must be 1 to 6',
    'plans[2].every is not for a gift',
    'plans[2].months must say how many months',
    'plans[3].prices[0].amount must be a text',
    'plans[3].prices[1].country must be a country code',
    'plans[4].prices must have one price for a country',
  ])
    assert.ok(message.includes(words), `${words}\n${message}`)
  assert.match(refusal('{').message, /is not JSON/)
  assert.match(refusal(JSON.stringify({ plans: [monthly, monthly] })).message, /two plans have the same id/)
  assert.match(refusal('{"plans": []}').message, /at least one plan/)
})

test('what was bought stays what it is; its name may change', async () => {
  const { reader } = await addReader(db, { mail: 'ada@example.org' }, monday)
  const told = {
    version: 1,
    by: 'subscription',
    seats: 1,
    state: 'active',
    paidFrom: monday,
    paidUntil: tuesday,
    renews: true,
    endsAt: null,
  } as const
  await tellSubscription(db, { reader, key: 'k', subscription: { id: 's', plan: 'monthly', ...told } }, monday)
  await assert.rejects(put([{ ...monthly, every: 'year' }], tuesday), { code: 'plan-sold' })
  assert.equal((await put([{ ...monthly, name: 'Each month' }], tuesday)).plans, 1)
  assert.equal((await put([{ ...family, every: 'month' }], tuesday)).plans, 1)
})

test('a student’s plan is for mail addresses at listed domains and below', async () => {
  const may = async (mail: string, plan = 'student') => {
    const answer = await mayTakePlan(db, { plan, mail })
    return answer.ok || answer.code
  }
  assert.equal(await may('eve@quay.ac.example'), 'no-student')
  assert.deepEqual(await addStudentDomain(db, { domain: '@AC.example' }, monday), { ok: true })
  assert.equal((await addStudentDomain(db, { domain: 'no domain' }, monday)).ok, false)
  assert.equal(await may('eve@quay.ac.example'), true)
  assert.equal(await may('eve@ac.example'), true)
  assert.equal(await may('eve@notac.example'), 'no-student')
  assert.equal(await may('eve@example.org', 'monthly'), true)
  assert.equal(await may('eve@example.org', 'none'), 'no-such-plan')
  assert.deepEqual(await listStudentDomains(db), [{ domain: 'ac.example', since: monday }])
  assert.equal(await removeStudentDomain(db, { domain: 'AC.example' }), true)
  assert.equal(await may('eve@ac.example'), 'no-student')
})

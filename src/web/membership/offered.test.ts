import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseMoney } from '../../base/money.ts'
import type { PriceId } from '../../membership/membership.ts'
import { arrangeOffers, labelOf, type Offered, savingOf, spanOf, sumOf, taxWords } from './offered.ts'

const plan = (id: string, amount: string, over: Partial<Offered> = {}, currency = 'EUR', inclusive = true): Offered => ({
  id,
  name: 'Personal',
  kind: 'personal',
  every: 'month',
  months: null,
  seats: 1,
  price: { id: id as PriceId, plan: id, country: null, price: parseMoney(amount, currency), inclusive, provider: null },
  ...over,
})
const yearly = plan('y', '99', { every: 'year', name: 'Personal, yearly' })
const gift = (months: number) => plan(`g${months}`, '29', { kind: 'gift', name: 'Gift', every: null, months })

test('plans of a kind and a name stand beside each other, the shorter first', () => {
  const offers = arrangeOffers([
    gift(12),
    gift(3),
    plan('f', '15', { kind: 'family', name: 'Family', seats: 6 }),
    yearly,
    plan('m', '9.99'),
  ])
  assert.deepEqual(
    offers.map(({ name, plans }) => [name, ...plans.map(({ id }) => id)]),
    [
      ['Personal', 'm', 'y'],
      ['Family', 'f'],
      ['Gift', 'g3', 'g12'],
    ],
  )
  assert.match(offers[1]?.says ?? '', /up to 6 people/)
  assert.deepEqual(arrangeOffers([]), [])
})

test('what a year saves is the difference to twelve months in the same currency, and nothing where there is none', () => {
  const [offer] = arrangeOffers([plan('m', '9.99'), yearly])
  assert.ok(offer)
  assert.equal(savingOf(yearly, offer), 'saves €20.88')
  assert.equal(savingOf(plan('m', '9.99'), offer), undefined)
  const dear = plan('y', '120', { every: 'year' })
  assert.equal(savingOf(dear, { ...offer, plans: [plan('m', '9.99'), dear] }), undefined)
  const foreign = plan('y', '99', { every: 'year' }, 'USD')
  assert.equal(savingOf(foreign, { ...offer, plans: [plan('m', '9.99'), foreign] }), undefined)
})

test('sums, spans and taxes in words', () => {
  assert.deepEqual([plan('a', '9.99'), yearly, plan('j', '1200', {}, 'JPY'), plan('k', '2.990', {}, 'KWD')].map(sumOf), [
    '€9.99',
    '€99',
    '¥1,200',
    'KWD\u00a02.990',
  ])
  assert.deepEqual([plan('a', '1'), yearly, gift(1), gift(3), gift(12)].map(spanOf), [
    'a month',
    'a year',
    'for a month',
    'for 3 months',
    'for a year',
  ])
  assert.deepEqual([plan('a', '1'), yearly, gift(3)].map(labelOf), ['Monthly', 'Yearly', '3 months'])
  assert.equal(taxWords(plan('a', '1', {}, 'USD', false)), 'plus tax')
  assert.equal(taxWords(plan('a', '1')), undefined)
})

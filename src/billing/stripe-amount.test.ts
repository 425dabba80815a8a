import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refusal } from '../base/refusal.ts'
import { fromStripe, toStripe } from './stripe-amount.ts'

test('an amount goes to Stripe in its own units and comes back the same', () => {
  for (const [amount, currency, there] of [
    [999n, 'EUR', 999],
    [1200n, 'JPY', 1200],
    [13000n, 'KRW', 13000],
    [2990n, 'KWD', 2990],
    [500n, 'ISK', 50000],
    [500n, 'UGX', 50000],
    [9007199254740991n, 'USD', 9007199254740991],
  ] as const) {
    assert.equal(toStripe({ amount, currency }), there, currency)
    assert.equal(fromStripe(there, currency.toLowerCase()), amount, currency)
  }
})

test('what Stripe cannot take is refused before it is asked', () => {
  assert.throws(() => toStripe({ amount: 2995n, currency: 'KWD' }), Refusal)
  assert.throws(() => toStripe({ amount: 1n, currency: 'EURO' }), Refusal)
})

test('finer units of Stripe are rounded, half away from zero', () => {
  assert.equal(fromStripe(150, 'isk'), 2n)
  assert.equal(fromStripe(149, 'isk'), 1n)
  assert.equal(fromStripe(-150, 'isk'), -2n)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decimalOf, minorDigits, parseMoney, sayMoney } from './money.ts'
import { Refusal } from './refusal.ts'

test('currencies have the minor digits that ISO 4217 gives them', () => {
  assert.deepEqual(['EUR', 'JPY', 'KWD', 'INR', 'HUF', 'IQD'].map(minorDigits), [2, 0, 3, 2, 2, 3])
  for (const wrong of ['eur', 'EURO', 'QQQ', '']) assert.throws(() => minorDigits(wrong), Refusal)
})

test('amounts are written and read without a fraction lost', () => {
  for (const [text, currency, amount] of [
    ['9.99', 'EUR', 999n],
    ['0.05', 'EUR', 5n],
    ['10', 'EUR', 1000n],
    ['1500', 'JPY', 1500n],
    ['1.234', 'KWD', 1234n],
    ['999999999999.99', 'USD', 99999999999999n],
  ] as const) {
    const money = parseMoney(text, currency)
    assert.equal(money.amount, amount)
    assert.equal(parseMoney(decimalOf(money), currency).amount, amount)
  }
  assert.equal(decimalOf({ amount: -5n, currency: 'EUR' }), '-0.05')
})

test('what is not an amount is refused', () => {
  for (const wrong of ['', '-1', '1,5', '1.999', '1e3', 'ten', '1.', '.5', '1 000', '9'.repeat(20)])
    assert.throws(() => parseMoney(wrong, 'EUR'), Refusal, wrong)
  assert.throws(() => parseMoney('1.5', 'JPY'), Refusal)
})

test('amounts are said as a language says them', () => {
  assert.equal(sayMoney({ amount: 999n, currency: 'EUR' }), '€9.99')
  assert.equal(sayMoney({ amount: 120000n, currency: 'INR' }, 'en-IN'), '₹1,200.00')
  assert.equal(sayMoney({ amount: 1500n, currency: 'JPY' }), '¥1,500')
  assert.match(sayMoney({ amount: 999n, currency: 'EUR' }, 'de'), /9,99/)
  assert.match(sayMoney({ amount: 99950n, currency: 'HUF' }), /999\.50/)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Payment, paidTime } from './paid-time.ts'

const on = (month: number) => new Date(Date.UTC(2026, month - 1, 23))
const invoice = (month: number, over: Partial<Payment> = {}): Payment => ({
  state: 'paid',
  paid: 999n,
  refunded: 0n,
  dispute: null,
  from: on(month),
  to: on(month + 1),
  ...over,
})

test('paid is what was paid and has not gone back', () => {
  assert.deepEqual(paidTime([]), { from: null, until: null })
  assert.deepEqual(paidTime([invoice(2), invoice(1)]), { from: on(1), until: on(3) })
  assert.deepEqual(paidTime([invoice(1), invoice(2, { state: 'open', paid: 0n })]), { from: on(1), until: on(2) })
  assert.deepEqual(
    paidTime([invoice(1), invoice(2, { refunded: 500n })]),
    { from: on(1), until: on(3) },
    'a part refunded leaves the period',
  )
  assert.deepEqual(paidTime([invoice(1), invoice(2, { refunded: 999n })]), { from: on(1), until: on(2), why: 'refunded' })
  assert.deepEqual(paidTime([invoice(1, { dispute: 'open' })]), { from: null, until: null, why: 'disputed' })
  assert.deepEqual(paidTime([invoice(1, { dispute: 'won' })]), { from: on(1), until: on(2) })
  assert.deepEqual(
    paidTime([invoice(1, { refunded: 999n }), invoice(2)]),
    { from: on(2), until: on(3) },
    'what was refunded earlier says nothing now',
  )
})

test('an invoice of nothing, as of a free period, is paid', () => {
  assert.deepEqual(paidTime([invoice(1, { paid: 0n })]), { from: on(1), until: on(2) })
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../tests/town/database.ts'
import { addMonths } from '../base/add-months.ts'
import { day } from '../base/clock.ts'
import { silentLog } from '../base/log.ts'
import { secretOf } from '../base/secret.ts'
import { openLetters } from '../letters/letters.ts'
import { addReader, type ReaderId } from '../readers/readers.ts'
import { giftsBy } from './gifts-by.ts'
import { planForm } from './plan-form.ts'
import { putPlans } from './put-plans.ts'
import { peekGift, redeemGift } from './redeem-gift.ts'
import { standingFor } from './standing-events-of.ts'
import { tellGift } from './tell-gift.ts'
import { tellSubscription } from './tell-subscription.ts'

const { db } = await testDatabase()
const began = new Date('2026-11-23T08:00:00Z')
const on = (days: number) => new Date(began.getTime() + days * day)
const secret = secretOf('a secret of the tests, long enough')
const address = 'https://paper.example'
const letters = openLetters({
  config: { SMTP_URL: undefined, MAIL_FROM: undefined, PAPER_NAME: 'The Paper' },
  address,
  secret,
  log: silentLog,
})
const sender = { letters, secret, address }
const given = { secret, graceDays: 7 }
await putPlans(
  db,
  [planForm.parse({ id: 'gift-3', name: 'Three', kind: 'gift', months: 3, prices: [{ amount: '27', currency: 'EUR' }] })],
  began,
)

const join = async (name: string): Promise<ReaderId> => (await addReader(db, { mail: `${name}@example.org` }, began)).reader
const giver = await join('gina')
const tell = (order: string, version = 1, state: 'paid' | 'refunded' | 'disputed' = 'paid', days = 0) =>
  tellGift(db, { buyer: giver, key: `gift:${order}:${version}`, gift: { id: order, version, plan: 'gift-3', state } }, on(days), sender)
const buy = async (order: string): Promise<string> => {
  await tell(order)
  const row = await db.selectFrom('subscription_gifts').select('id').where('bought_as', '=', order).executeTakeFirstOrThrow()
  return (await giftsBy(db, { giver }, given)).find(({ id }) => id === row.id)?.code ?? 'none'
}
const redeem = async (reader: ReaderId, code: string, days = 1) => {
  const answer = await redeemGift(db, { reader, code }, on(days), given)
  return answer.ok ? answer.until : answer.code
}
const standing = (reader: ReaderId, days: number) => standingFor(db, { reader }, on(days), given)

test('months are those of the calendar, short ones too', () => {
  const month = (at: string, months: number) => addMonths(new Date(at), months).toISOString().slice(0, 10)
  assert.equal(month('2026-11-23T08:00:00Z', 3), '2027-02-23')
  assert.equal(month('2027-01-31T08:00:00Z', 1), '2027-02-28')
  assert.equal(month('2028-01-31T23:59:59Z', 1), '2028-02-29')
  assert.equal(month('2026-12-31T08:00:00Z', 12), '2027-12-31')
  assert.equal(month('2026-10-31T08:00:00Z', 13), '2027-11-30')
})

test('a gift that is told twice is one gift and one letter; its code lies nowhere', async () => {
  const code = await buy('o1')
  assert.match(code, /^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/)
  await Promise.all([tell('o1'), tell('o1'), tell('o1', 2)])
  const written = (await letters.outbox(db, 100)).filter(({ kind }) => kind === 'gift')
  assert.equal(written.length, 1)
  assert.ok(written[0]?.to === 'gina@example.org' && written[0].text.includes(`https://paper.example/gifts/${code}`))
  assert.ok(!JSON.stringify(await db.selectFrom('subscription_gifts').selectAll().execute()).includes(code))
})

test('it is redeemed once, however the code is typed, and its giver sees it', async () => {
  const code = await buy('o1')
  const ada = await join('ada')
  assert.deepEqual(await peekGift(db, { code }, given), { ok: true, months: 3 })
  const until = addMonths(on(1), 3)
  assert.deepEqual(await redeem(ada, ` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')}`), until)
  assert.deepEqual(await redeem(ada, code, 9), until)
  assert.equal(await redeem(await join('ben'), code), 'gift-taken')
  assert.deepEqual(await standing(ada, 2), { kind: 'member', until, by: 'gift', plan: 'gift-3', renews: false })
  const [gift] = await giftsBy(db, { giver }, given)
  assert.deepEqual([gift?.redeemedAt, gift?.code], [on(1), null])
  assert.equal((await peekGift(db, { code }, given)).ok, false)
})

test('two at once: one has it', async () => {
  const code = await buy('o2')
  const answers = await Promise.all([redeem(await join('cleo'), code), redeem(await join('dora'), code)])
  assert.equal(answers.filter((one) => one === 'gift-taken').length, 1)
  assert.equal(answers.filter((one) => one instanceof Date).length, 1)
})

test('it counts after what the reader has: two gifts at once, a cancelled membership, not a grace', async () => {
  const eve = await join('eve')
  const codes = [await buy('o3'), await buy('o4')]
  const untils = await Promise.all(codes.map((code) => redeem(eve, code)))
  assert.deepEqual(untils.map(Number).sort(), [addMonths(on(1), 3), addMonths(addMonths(on(1), 3), 3)].map(Number))
  const fay = await join('fay')
  const subscription = {
    id: 's1',
    version: 1,
    by: 'subscription',
    plan: 'm',
    seats: 1,
    state: 'active',
    paidFrom: on(0),
    paidUntil: on(30),
    renews: false,
    endsAt: on(30),
  } as const
  await tellSubscription(db, { reader: fay, key: 's1:1', subscription }, on(0))
  const code = await buy('o5')
  assert.deepEqual(await redeemGift(db, { reader: fay, code }, on(5), given), { ok: true, until: addMonths(on(30), 3), renews: false })
  const gil = await join('gil')
  await tellSubscription(db, { reader: gil, key: 's2:1', subscription: { ...subscription, id: 's2', renews: true } }, on(0))
  assert.deepEqual(await redeemGift(db, { reader: gil, code: await buy('o6') }, on(5), given), {
    ok: true,
    until: addMonths(on(30), 3),
    renews: true,
  })
  const hana = await join('hana')
  await tellSubscription(
    db,
    { reader: hana, key: 's3:1', subscription: { ...subscription, id: 's3', renews: true, state: 'past-due' } },
    on(30),
  )
  assert.deepEqual(await redeem(hana, await buy('o7'), 31), addMonths(on(31), 3))
})

test('a payment that goes back takes the gift back, and gives it again when it holds after all', async () => {
  const ivo = await join('ivo')
  const code = await buy('o8')
  await redeem(ivo, code)
  await tell('o8', 3, 'disputed', 5)
  await tell('o8', 2, 'paid', 6)
  assert.deepEqual(await standing(ivo, 7), { kind: 'lapsed', since: on(5), was: 'member' })
  await tell('o8', 4, 'paid', 8)
  await tell('o8', 4, 'paid', 9)
  assert.equal((await standing(ivo, 9)).kind, 'member')
  const unused = await buy('o9')
  await tell('o9', 2, 'refunded', 5)
  assert.equal(await redeem(await join('jan'), unused), 'gift-void')
  const answer = await peekGift(db, { code: unused }, given)
  assert.ok(!answer.ok && answer.code === 'gift-void')
})

test('codes are not guessed', async () => {
  const kim = await join('kim')
  const answers: unknown[] = []
  for (let n = 0; n < 21; n++) answers.push(await redeem(kim, `GUESS-${n}`))
  assert.deepEqual([answers[19], answers[20]], ['no-gift', 'too-many'])
  assert.equal(await redeem(await join('lea'), 'x'.repeat(100_000)), 'no-gift')
})

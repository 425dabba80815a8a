import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../tests/town/database.ts'
import { day } from '../base/clock.ts'
import { inTransaction } from '../base/database.ts'
import { silentLog } from '../base/log.ts'
import { secretOf } from '../base/secret.ts'
import { openLetters } from '../letters/letters.ts'
import { addReader, forgetReader, type ReaderId } from '../readers/readers.ts'
import { dropOldInvitations } from './drop-old-invitations.ts'
import { leaveSeat, removeSeat } from './end-seat.ts'
import { forgetMembership } from './forget-membership.ts'
import { inviteSeat } from './invite-seat.ts'
import { seatIn, seatsOf } from './seats-of.ts'
import { standingFor } from './standing-events-of.ts'
import { peekSeat, takeSeat } from './take-seat.ts'
import { type SubscriptionTold, tellSubscription } from './tell-subscription.ts'

const said: string[] = []
const { db, jobs } = await testDatabase({ 'standing-changed': async (facts) => void said.push(...facts.map(({ reader }) => reader)) })
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
const given = { letters, secret, address, graceDays: 7 }

const join = async (name: string): Promise<ReaderId> => (await addReader(db, { mail: `${name}@example.org` }, began)).reader
const pay = (reader: ReaderId, version: number, days: number, more: Partial<SubscriptionTold> = {}) => {
  const subscription: SubscriptionTold = {
    id: `s-${reader}`,
    version,
    by: 'subscription',
    plan: 'family',
    seats: 6,
    state: 'active',
    paidFrom: on(0),
    paidUntil: on(365),
    renews: true,
    endsAt: null,
    ...more,
  }
  return tellSubscription(db, { reader, key: `subscription:${reader}:${version}`, subscription }, on(days))
}
const invite = async (owner: ReaderId, mail: string, days = 1) => {
  const answer = await inviteSeat(db, { owner, mail }, on(days), given)
  return answer.ok ? 'yes' : answer.code
}
const tokenFor = async (mail: string) => {
  const letter = (await letters.outbox(db, 100)).find(({ to, kind }) => to === mail && kind === 'seat-invitation')
  return /\/seats\/(?<token>[\w-]{43})/.exec(letter?.text ?? '')?.groups?.token ?? 'no letter'
}
const take = async (reader: ReaderId, token: string, days = 2) => {
  const answer = await takeSeat(db, { reader, token }, on(days), given)
  return answer.ok ? 'yes' : answer.code
}
const kind = async (reader: ReaderId, days: number) => (await standingFor(db, { reader }, on(days), given)).kind
const heard = async () => {
  await jobs.settle(() => began)
  return said.splice(0).sort()
}

const otto = await join('otto')
await pay(otto, 1, 0)

test('an invitation by letter, the seat taken, the family’s membership read with', async () => {
  const ada = await join('ada')
  assert.equal(await invite(otto, 'Ada@Example.org'), 'yes')
  const token = await tokenFor('ada@example.org')
  assert.deepEqual(await peekSeat(db, { token }, on(2), given), { ok: true, by: 'otto@example.org', until: on(8) })
  await heard()
  assert.equal(await take(ada, token), 'yes')
  assert.equal(await take(ada, token), 'yes')
  assert.deepEqual(await standingFor(db, { reader: ada }, on(3), given), {
    kind: 'member',
    until: on(365),
    by: 'seat',
    plan: 'family',
    renews: true,
  })
  assert.deepEqual(await heard(), [ada])
  assert.deepEqual(await seatIn(db, { reader: ada }), { by: 'otto@example.org', takenAt: on(2) })
  const { paid, seats } = await seatsOf(db, { owner: otto }, on(3), given)
  assert.deepEqual([paid, seats.map(({ place, mail, takenAt }) => [place, mail, takenAt])], [6, [[2, 'ada@example.org', on(2)]]])
  assert.ok(!JSON.stringify(await db.selectFrom('seats').selectAll().execute()).includes(token))
})

test('a link is good for one, for seven days, and for nobody in the family already', async () => {
  const [ben, cleo] = [await join('ben'), await join('cleo')]
  await invite(otto, 'friend@example.org')
  const token = await tokenFor('friend@example.org')
  assert.equal(await take(otto, token), 'own-seat')
  assert.equal(await take(await join('ada'), token), 'has-seat')
  assert.equal(await take(ben, 'guessed'), 'no-invitation')
  assert.equal(await take(ben, token, 8.1), 'no-invitation')
  const both = await Promise.all([take(ben, token), take(cleo, token)])
  assert.deepEqual(both.sort(), ['no-invitation', 'yes'])
  assert.equal((await peekSeat(db, { token }, on(2), given)).ok, false)
})

test('six at most, also when several are invited at once; a void invitation frees its seat', async () => {
  const codes = await Promise.all(['c', 'd', 'e', 'f', 'g'].map((name) => invite(otto, `${name}@example.net`)))
  assert.deepEqual(codes.sort(), ['no-free-seat', 'no-free-seat', 'yes', 'yes', 'yes'])
  assert.equal(await invite(otto, 'c@example.net', 1), 'invited-already')
  assert.equal(await invite(otto, 'late@example.net', 9), 'yes')
  assert.equal((await seatsOf(db, { owner: otto }, on(9), given)).seats.length, 3)
})

test('who invites whom', async () => {
  assert.equal(await invite(otto, 'no address'), 'mail-wrong')
  assert.equal(await invite(otto, 'OTTO+x@example.org', 9), 'own-mail')
  const single = await join('single')
  assert.equal(await invite(single, 'x@example.org'), 'no-family')
  await pay(single, 1, 0, { plan: 'monthly', seats: 1 })
  assert.equal(await invite(single, 'x@example.org'), 'no-family')
  const eager = await join('eager')
  const codes: string[] = []
  for (let n = 0; n < 13; n++) codes.push(await invite(eager, `n${n}@example.org`))
  assert.deepEqual([codes[11], codes[12]], ['no-family', 'too-many'])
})

test('the name in the letter is no link of the inviter’s choice', async () => {
  const vera = await join('vera')
  await pay(vera, 1, 0)
  await db.updateTable('readers').set({ name: 'Win a car at evil.example' }).where('id', '=', vera).execute()
  await invite(vera, 'stranger@example.org')
  const letter = (await letters.outbox(db, 100)).find(({ to }) => to === 'stranger@example.org')
  assert.ok(letter && !letter.text.includes('evil.example') && !letter.html.includes('evil.example'))
})

test('the owner takes a seat back, the reader leaves it: both are told apart', async () => {
  const paul = await join('paul')
  await pay(paul, 1, 0)
  const [gil, hana] = [await join('gil'), await join('hana')]
  for (const [reader, name] of [
    [gil, 'gil'],
    [hana, 'hana'],
  ] as const) {
    await invite(paul, `${name}@example.org`)
    assert.equal(await take(reader, await tokenFor(`${name}@example.org`)), 'yes')
  }
  const { seats } = await seatsOf(db, { owner: paul }, on(3), given)
  assert.equal(await removeSeat(db, { owner: otto, seat: seats[0]?.id ?? '' }, on(4)), false)
  assert.equal(await removeSeat(db, { owner: paul, seat: seats[0]?.id ?? '' }, on(4)), true)
  assert.deepEqual(await standingFor(db, { reader: gil }, on(5), given), { kind: 'lapsed', since: on(4), was: 'member' })
  assert.equal(await leaveSeat(db, { reader: hana }, on(6)), true)
  assert.equal(await leaveSeat(db, { reader: hana }, on(6)), false)
  assert.equal(await kind(hana, 6), 'lapsed')
  await invite(paul, 'gil@example.org', 7)
  assert.equal(await take(gil, await tokenFor('gil@example.org'), 8), 'yes')
  assert.equal(await kind(gil, 8), 'member')
})

test('a seat goes with the family: past due, lapsed, back, fewer seats', async () => {
  const rosa = await join('rosa')
  const ivo = await join('ivo')
  await pay(rosa, 1, 0, { paidUntil: on(30) })
  await invite(rosa, 'ivo@example.org')
  await take(ivo, await tokenFor('ivo@example.org'))
  await heard()
  await pay(rosa, 2, 30, { paidUntil: on(30), state: 'past-due', why: 'payment-failed' })
  assert.deepEqual(await heard(), [ivo, rosa].sort())
  const standing = await standingFor(db, { reader: ivo }, on(31), given)
  assert.deepEqual(standing.kind === 'member' && standing.pastDueUntil, on(37))
  assert.equal(await kind(ivo, 37), 'lapsed')
  await pay(rosa, 3, 40, { paidUntil: on(70) })
  assert.equal(await kind(ivo, 41), 'member')
  await pay(rosa, 4, 42, { paidUntil: on(70), plan: 'monthly', seats: 1 })
  assert.equal(await kind(ivo, 43), 'registered')
})

test('when the payer is forgotten the seats end, and no address of theirs stays', async () => {
  const nora = await join('nora')
  const jan = await join('jan')
  await pay(nora, 1, 0)
  await invite(nora, 'jan@example.org')
  await invite(nora, 'unknown@example.org')
  await take(jan, await tokenFor('jan@example.org'))
  await heard()
  await inTransaction(db, async (tx) => {
    await forgetMembership(tx, { reader: nora }, on(10))
    await forgetReader(tx, { reader: nora }, on(10))
  })
  assert.deepEqual(await standingFor(db, { reader: jan }, on(11), given), { kind: 'lapsed', since: on(10), was: 'member' })
  assert.deepEqual(await heard(), [jan])
  const left = JSON.stringify([
    await db.selectFrom('seats').selectAll().execute(),
    await db.selectFrom('standing_events').selectAll().execute(),
  ])
  assert.ok(!left.includes('unknown@') && !left.includes('jan@') && !left.includes(nora))
})

test('invitations that nobody took go, with the addresses of strangers', async () => {
  assert.ok((await dropOldInvitations(db, on(40))) > 0)
  const rows = await db.selectFrom('seats').select('reader_id').execute()
  assert.ok(rows.length > 0 && rows.every((row) => row.reader_id !== null))
  assert.equal(await dropOldInvitations(db, on(40)), 0)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Standing } from '../../membership/membership.ts'
import { standingLine, standingWords } from './standing-words.ts'

const now = new Date('2026-11-23T12:00:00Z')
const until = new Date('2026-12-04T12:00:00Z')
const member: Standing = { kind: 'member', until, by: 'subscription', plan: 'personal-month', renews: true }

test('the line says what ends when, and what can be done', () => {
  assert.equal(standingLine({ kind: 'trial', until }, now), 'Free for 11 more days · Become a member')
  assert.match(standingLine({ ...member, renews: false }, now) ?? '', /4 December · Keep it$/)
  assert.match(standingLine({ ...member, pastDueUntil: until }, now) ?? '', /4 December · Pay again$/)
  assert.match(standingLine({ kind: 'lapsed', since: now, was: 'trial' }, now) ?? '', / · Become a member$/)
})

test('where nothing ends there is no line', () => {
  for (const standing of [{ kind: 'visitor' }, { kind: 'registered' }, member, { kind: 'complimentary', until: null }] as Standing[])
    assert.equal(standingLine(standing, now), null, standing.kind)
})

test('the line is the same all day for everyone who stands so', () => {
  const at = (time: string) => standingLine({ kind: 'trial', until }, new Date(`2026-11-${time}:00Z`))
  assert.equal(at('23T12:01'), at('24T11:59'))
  assert.notEqual(at('23T11:59'), at('23T12:01'))
})

test('every standing has its words, and those that end have their day', () => {
  const day = /4 December 2026/
  assert.match(standingWords({ kind: 'trial', until }).has, day)
  assert.match(standingWords(member, 'Personal').has, /^Personal: renews on 4 December 2026$/)
  assert.match(standingWords({ ...member, renews: false }, 'Personal').has, /^Personal: ends on 4 December 2026$/)
  assert.match(standingWords({ ...member, pastDueUntil: until }).follows, day)
  for (const by of ['seat', 'gift'] as const) assert.match(standingWords({ ...member, by }).has, day)
  assert.match(standingWords({ kind: 'lapsed', since: until, was: 'member' }).has, day)
  assert.match(
    standingWords({ kind: 'institution', name: 'Harbour College', until }).has,
    /^Through Harbour College, until 4 December 2026$/,
  )
  assert.match(standingWords({ kind: 'complimentary', until: null }).has, /^With our compliments$/)
  for (const kind of ['visitor', 'registered'] as const) assert.ok(standingWords({ kind }).follows)
})

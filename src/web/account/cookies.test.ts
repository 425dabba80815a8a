import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TitleId } from '../../titles/titles.ts'
import { joiningIn, joiningLine } from './joining/joining-cookie.ts'
import { choicesIn, choicesLine, joinChoices } from './welcome/choices-cookie.ts'

const address = 'https://paper.example'
const sent = (line: string) => line.split(';')[0] as string
const titles = (...ids: string[]) => ids as TitleId[]

test('a visitor’s choices come back as they were made', () => {
  const choices = { region: 'AU', sections: ['world' as const, 'science' as const], titles: titles('the-guardian-au', 'le-monde') }
  assert.deepEqual(choicesIn(`a=b; ${sent(choicesLine(choices, address))}; c=d`), choices)
  assert.deepEqual(choicesIn(sent(choicesLine({ region: null, sections: [], titles: [] }, address))), {
    region: null,
    sections: [],
    titles: [],
  })
  assert.equal(choicesIn(undefined), undefined)
  assert.equal(choicesIn('choosy=AU..'), undefined)
})

test('cookies are for the paper alone', () => {
  const line = choicesLine({ region: 'AU', sections: [], titles: [] }, address)
  for (const flag of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']) assert.ok(line.includes(flag), flag)
  assert.doesNotMatch(choicesLine({ region: 'AU', sections: [], titles: [] }, 'http://localhost:8080'), /Secure/)
  assert.match(joiningLine({ mail: 'ada@example.org', next: '/' }, address), /Path=\/join;.*HttpOnly/)
})

test('a cookie that somebody wrote himself chooses nothing that cannot be chosen', () => {
  for (const value of ['ZZ.nonsense.', '<b>.world.x', '%00.%FF.%', 'x'.repeat(5000), 'AU'.repeat(900), `..${'t_'.repeat(3000)}`]) {
    const read = choicesIn(`choices=${value}`)
    assert.ok(read === undefined || read.region === null, value.slice(0, 20))
    for (const section of read?.sections ?? []) assert.equal(section, 'world')
    assert.ok((read?.titles ?? []).every((id) => /^[a-z0-9-]+$/.test(id)))
  }
})

test('however many titles a visitor chooses, the cookie stays one that browsers keep', () => {
  const many = titles(...Array.from({ length: 500 }, (_, n) => `a-title-of-some-length-${n}`))
  const line = choicesLine({ region: 'AU', sections: ['world'], titles: many }, address)
  assert.ok(line.length < 4096, `${line.length} bytes`)
  const back = choicesIn(sent(line))?.titles ?? []
  assert.ok(back.length > 50)
  assert.deepEqual(back, many.slice(0, back.length))
})

test('what a visitor chose is added to what the reader had, and his region counts', () => {
  const had = { region: 'GB', sections: ['world' as const], titles: titles('a', 'b') }
  const visitors = { region: 'AU', sections: ['world' as const, 'sport' as const], titles: titles('b', 'c') }
  assert.deepEqual(joinChoices(had, visitors), { region: 'AU', sections: ['world', 'sport'], titles: ['a', 'b', 'c'] })
  assert.equal(joinChoices(had, { ...visitors, region: null }).region, 'GB')
})

test('where the letter went is known to the browser that asked, and nonsense is nothing', () => {
  const joining = { mail: 'åda+news@example.org', next: '/news/x-a1?why' }
  assert.deepEqual(joiningIn(sent(joiningLine(joining, address))), joining)
  for (const value of ['', '[', '{}', 'null', '[1,2]', '%', '"x"']) assert.deepEqual(joiningIn(`joining=${encodeURIComponent(value)}`), {})
})

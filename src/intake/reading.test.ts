import assert from 'node:assert/strict'
import { test } from 'node:test'
import { categories, firstDate, innerBase, openComplaints, people, person, resolveAddress } from './reading.ts'

test('persons are read from the forms in which they come', () => {
  const jo = { name: 'Jo Doe', email: 'jo@p.example' }
  for (const written of ['jo@p.example (Jo Doe)', 'Jo Doe <jo@p.example>', 'Jo Doe (jo@p.example)', 'mailto:jo@p.example Jo Doe'])
    assert.deepEqual(person(written), jo, written)
  assert.deepEqual(
    [person('By Ann Lee'), person('jo@p.example'), person('  '), person(undefined)],
    [{ name: 'Ann Lee' }, { name: 'jo', email: 'jo@p.example' }, undefined, undefined],
  )
  assert.deepEqual(people([{ name: 'Jo', email: 'j@p.example' }, 'jo', 'Ann']), [{ name: 'Jo', email: 'j@p.example' }, { name: 'Ann' }])
})

test('the same complaint is made once, with how many', () => {
  const complaints = openComplaints()
  for (let n = 0; n < 3; n++) complaints.about('note', 'x', (count) => `${count} times`)
  complaints.about('error', 'y', () => 'why')
  assert.deepEqual(complaints.all(), [
    { severity: 'error', code: 'y', message: 'why' },
    { severity: 'note', code: 'x', message: '3 times' },
  ])
})

test('addresses are absolute and lead to the web, or are dropped and told', () => {
  const { about, all } = openComplaints()
  const read = (given: string, base?: string) => resolveAddress(given, base, about)
  assert.deepEqual(
    [read(' /a ', 'https://p.example/x'), read('//q.example/b', 'https://p.example/'), read('https://p.example/ü')],
    ['https://p.example/a', 'https://q.example/b', 'https://p.example/%C3%BC'],
  )
  assert.deepEqual(
    [read('javascript:x'), read(' JaVa\tScript:x'), read('data:x'), read('/a'), read('')],
    [undefined, undefined, undefined, undefined, undefined],
  )
  assert.deepEqual(
    all().map(({ code }) => code),
    ['link-relative', 'link-dropped'],
  )
})

test('bases stand on one another and are never programs', () => {
  assert.deepEqual(
    [
      innerBase('https://p.example/a/', 'b/'),
      innerBase(undefined, 'b/'),
      innerBase('https://p.example/', 'javascript:x'),
      innerBase('https://p.example/', undefined),
    ],
    ['https://p.example/a/b/', undefined, 'https://p.example/', 'https://p.example/'],
  )
})

test('the first date that can be read counts', () => {
  const { about, all } = openComplaints()
  const setting = { base: undefined, now: new Date('2026-11-23T12:00:00Z'), complain: about }
  assert.equal(firstDate([undefined, 'rubbish', '2026-11-23'], setting)?.toISOString(), '2026-11-23T00:00:00.000Z')
  assert.equal(firstDate(['2100-01-01'], setting)?.getUTCFullYear(), 2100)
  assert.equal(firstDate([undefined], setting), undefined)
  assert.deepEqual(
    all().map(({ code }) => code),
    ['date-unreadable', 'date-future'],
  )
})

test('categories are plain, single and not endless', () => {
  assert.deepEqual(categories(['World', 'World', 'Q&amp;A', '', undefined]), ['World', 'Q&A'])
  assert.equal(categories(Array.from({ length: 500 }, (_, n) => `c${n}`)).length, 50)
})

import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { testDatabase } from '../../../tests/town/database.ts'
import {
  agreeTerms,
  defaultTerms,
  joinTitles,
  keepStatements,
  type MachineUse,
  machineUseOf,
  machineUseOfPaper,
  machineUseSentence,
  machineUses,
  type TitleForm,
  type TitleId,
  type UseWord,
} from '../titles.ts'
import { inForce } from './machine-use-of.ts'
import { contentSignal, contentUsage, rslLicense, tdmReservation } from './write-machine-use.ts'

const { db } = await testDatabase()
const monday = new Date('2026-11-22T08:00:00Z')
const tuesday = new Date('2026-11-23T08:00:00Z')
const robots = 'https://one.example/robots.txt'
const one = 'one' as TitleId
const words = async () => (await machineUseOf(db, [one])).get(one)!

const title: TitleForm = {
  id: 'one',
  name: 'The One',
  publisher: 'One Press',
  feeds: [{ address: 'https://one.example/rss' }],
} as TitleForm
before(async () => void (await joinTitles(db, [title], monday)))

test('the strictest of what is said and what was agreed is in force, with where and since when', async () => {
  assert.deepEqual((await words()).words, {
    search: 'unsaid',
    'ai-index': 'refused',
    'ai-input': 'refused',
    'ai-train': 'refused',
    tdm: 'refused',
  })
  await agreeTerms(db, one, { ...defaultTerms, mining: 'allowed' }, monday)
  assert.deepEqual((await words()).words, {
    search: 'unsaid',
    'ai-index': 'unsaid',
    'ai-input': 'unsaid',
    'ai-train': 'unsaid',
    tdm: 'allowed',
  })
  const statements = [
    { form: 'content-signal' as const, address: robots, uses: { search: 'allowed' as const, 'ai-train': 'refused' as const } },
    { form: 'rsl' as const, address: 'https://one.example/l.xml', uses: { 'ai-train': 'priced' as const } },
  ]
  await keepStatements(db, one, { statements, answered: [robots, 'https://one.example/l.xml'] }, monday)
  const found = await words()
  assert.deepEqual(found.words, { search: 'allowed', 'ai-index': 'unsaid', 'ai-input': 'unsaid', 'ai-train': 'refused', tdm: 'allowed' })
  assert.deepEqual([found.by['ai-train']?.address, found.by['ai-train']?.since], [robots, monday])
  assert.equal(
    machineUseSentence(found),
    'Machine use: search yes, training no (robots.txt, 22 Nov), text and data mining yes (agreed here).',
  )
})

test('what an address no longer says is forgotten, what cannot be read stays, and what is said again keeps its day', async () => {
  const again = { form: 'content-signal' as const, address: robots, uses: { search: 'allowed' as const, 'ai-train': 'refused' as const } }
  await keepStatements(db, one, { statements: [again], answered: [robots] }, tuesday)
  assert.deepEqual(
    [(await words()).by['ai-train']?.since, (await words()).said.length],
    [monday, 3],
    'the licence could not be read and stands',
  )
  await keepStatements(db, one, { statements: [], answered: [robots, 'https://one.example/l.xml'] }, tuesday)
  assert.deepEqual((await words()).words['ai-train'], 'unsaid')
  await keepStatements(db, one, { statements: [{ ...again, uses: { search: 'allowed' } }], answered: [robots] }, tuesday)
  assert.deepEqual((await words()).by.search?.since, tuesday)
})

test('the paper as a whole says what the strictest title does, and may be found', async () => {
  await keepStatements(
    db,
    one,
    { statements: [{ form: 'rsl', address: robots, uses: { search: 'refused', 'ai-input': 'priced' } }], answered: [robots] },
    tuesday,
  )
  assert.deepEqual(await machineUseOfPaper(db), {
    search: 'allowed',
    'ai-index': 'unsaid',
    'ai-input': 'priced',
    'ai-train': 'unsaid',
    tdm: 'allowed',
  })
})

const said = (some: Partial<Record<MachineUse, UseWord>>) =>
  Object.fromEntries(machineUses.map((use) => [use, some[use] ?? 'unsaid'])) as Record<MachineUse, UseWord>

test('each vocabulary says it in its own words, and none says more than is said', () => {
  const words = said({ search: 'allowed', 'ai-train': 'refused', 'ai-input': 'priced' })
  assert.equal(contentUsage(words), 'train-ai=n, ai-use=n, search=y')
  assert.equal(contentSignal(words), 'search=yes, ai-input=no, ai-train=no')
  assert.equal(tdmReservation(words), '1')
  assert.equal(rslLicense(words, ''), '<license><prohibits type="usage">ai-input ai-train</prohibits></license>')
  assert.deepEqual([contentUsage(said({})), contentSignal(said({})), tdmReservation(said({}))], ['', '', '0'])
  const all = said({ search: 'allowed', 'ai-index': 'allowed', 'ai-train': 'refused', 'ai-input': 'refused' })
  assert.equal(
    rslLicense(all, 'rsl:'),
    '<rsl:license><rsl:permits type="usage">search ai-index</rsl:permits><rsl:prohibits type="usage">ai-input ai-train</rsl:prohibits></rsl:license>',
  )
  assert.equal(machineUseSentence(inForce([])), 'Machine use: nothing is said.')
})

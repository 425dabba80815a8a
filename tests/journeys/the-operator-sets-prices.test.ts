import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { runToEnd } from '../town/start-command.ts'

let folder: string
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plans-'))
})
after(() => rm(folder, { recursive: true, force: true }))

const plans = [
  {
    id: 'monthly',
    name: 'Monthly',
    kind: 'personal',
    every: 'month',
    prices: [
      { amount: '9.99', currency: 'EUR' },
      { amount: '1500', currency: 'JPY', country: 'JP' },
    ],
  },
  { id: 'gift-3', name: 'Three months', kind: 'gift', months: 3, prices: [{ amount: '27', currency: 'EUR' }] },
]
const masthead = (words: string[], input?: string) =>
  runToEnd(words, { DATA_DIR: join(folder, 'paper') }, { cwd: folder, ...(input && { input }) })

test('plans go on sale from a file, are listed, and go round', async () => {
  await writeFile(join(folder, 'plans.json'), JSON.stringify({ plans }))
  const put = await masthead(['plans', 'import', 'plans.json'])
  assert.deepEqual([put.code, put.out, put.err], [0, '2 plans are in force: 3 prices new, 0 ended.\n', ''])
  const listed = await masthead(['plans', 'list'])
  assert.match(listed.out, /^monthly +Monthly +personal +¥1,500 in JP, €9\.99 a month\ngift-3 +Three months +gift +€27\.00 for 3 months\n$/)
  const lines = (await masthead(['plans', 'list', '--json'])).out.trimEnd().split('\n')
  // What is listed is what is read: nothing of it is new.
  const again = await masthead(['plans', 'import', '-'], `{"plans": [${lines.join(',')}]}`)
  assert.deepEqual([again.code, again.out], [0, '2 plans are in force: 0 prices new, 0 ended.\n'])
  const dearer = [{ ...plans[1], prices: [{ amount: '30', currency: 'EUR' }] }]
  const changed = await masthead(['plans', 'import', '-'], JSON.stringify({ plans: dearer }))
  assert.equal(changed.out, '1 plan is in force: 1 price new, 1 ended.\n')
})

test('a file with mistakes is refused whole, each mistake on a line', async () => {
  const wrong = [
    { ...plans[0], prices: [{ amount: '9,99', currency: 'EUR' }] },
    { ...plans[1], months: 0 },
  ]
  const { code, out, err } = await masthead(['plans', 'import', '-'], JSON.stringify({ plans: wrong }))
  assert.deepEqual([code, out], [1, ''])
  assert.match(
    err,
    /^-: plans\[0\]\.prices\[0\] amount: “9,99” is not an amount of EUR; write 9\.99\.\n-: plans\[1\]\.months must be 1 to 36/,
  )
  assert.equal((await masthead(['plans', 'import'])).code, 2)
  assert.equal((await masthead(['plans', 'list', 'extra'])).code, 2)
})

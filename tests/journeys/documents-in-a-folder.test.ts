import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { link, mkdir, mkdtemp, readdir, readFile, realpath, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, beforeEach, test } from 'node:test'
import { sql } from '../../src/base/database.ts'
import { type DocumentOutcome, lookIntoInbox, openInbox, type Reading, readHere } from '../../src/intake/intake.ts'
import { testDatabase } from '../town/database.ts'
import { joinFeeds, nobodyMinds } from '../town/join-feeds.ts'

const { db } = await testDatabase(nobodyMinds)
let at = new Date('2026-11-23T12:00:00Z')
const [title = ''] = await joinFeeds(db, ['https://one.example/feed'], at, 'dropped')
const root = await realpath(await mkdtemp(join(tmpdir(), 'inbox-')))
after(() => rm(root, { recursive: true, force: true }))
const folder = join(root, title)
const said: string[] = []
const log = { say: (words: string) => void said.push(words), warn: (words: string) => void said.push(words) }
const addressOf = ({ id }: { id: string }) => `https://paper.example/news/${id}`
const reading = await readHere()
let inbox = openInbox(root)
const look = (with_: { reading?: Reading } = {}) =>
  lookIntoInbox(db, inbox, { reading, addressOf, log, ...with_ }, (at = new Date(at.getTime() + 3000)))
/** Two looks: at the first a file is new. */
const settle = async () => (await look()) + (await look())

beforeEach(async () => {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  inbox = openInbox(root)
  said.length = 0
})
const rss = (n: number, words = `Words of ${n}.`) =>
  `<rss version="2.0"><channel><title>The Paper</title><item><title>Dropped piece ${n}</title><link>https://one.example/${n}</link><guid isPermaLink="false">dropped-${n}</guid><description>${words}</description></item></channel></rss>`
const drop = (name: string, text: string | Uint8Array) => writeFile(join(folder, name), text)
const noteOf = async (path: string) => JSON.parse(await readFile(join(folder, path), 'utf8')) as DocumentOutcome & { at: string }
const headlines = async () =>
  (await sql<{ headline: string }>`select headline from articles order by headline`.execute(db)).rows.map((row) => row.headline)
const names = async (sub = '') => (await readdir(join(folder, sub)).catch(() => [])).sort()

test('a document that lies still is taken, and put away with a note of what became of it', async () => {
  await drop('one.xml', rss(1))
  assert.equal(await look(), 0, 'at the first look it may still be written')
  assert.deepEqual(await headlines(), [])
  assert.equal(await look(), 1)
  assert.deepEqual(await headlines(), ['Dropped piece 1'])
  assert.deepEqual(await names(), ['done'])
  assert.deepEqual(await names('done'), ['one.xml', 'one.xml.json'])
  const { ok, format, items } = await noteOf('done/one.xml.json')
  assert.deepEqual([ok, format, items.length], [true, 'rss', 1])
  assert.deepEqual(
    [items[0]?.guid, items[0]?.became, items[0]?.address],
    ['dropped-1', 'fresh', `https://paper.example/news/${items[0]?.article}`],
  )
  assert.equal(await readFile(join(folder, 'done/one.xml'), 'utf8'), rss(1), 'as it was')
  assert.deepEqual(said, ['a document was taken from the inbox'])
})

test('a file that is being written is let be, under its own name or an unfinished one', async () => {
  await drop('two.xml', rss(2).slice(0, 40))
  assert.equal(await look(), 0)
  await drop('two.xml', rss(2).slice(0, 90))
  assert.equal(await look(), 0, 'it has grown')
  await drop('two.xml', rss(2))
  assert.equal(await look(), 0)
  for (const name of ['.hidden.xml', 'three.xml.part', 'three.xml.tmp', 'three.xml~']) await drop(name, rss(3))
  assert.equal(await look(), 1)
  assert.equal(await settle(), 0)
  await rename(join(folder, 'three.xml.part'), join(folder, 'three.xml'))
  assert.equal(await settle(), 1)
  assert.deepEqual((await headlines()).slice(1), ['Dropped piece 2', 'Dropped piece 3'])
})

test('the same document again is no second piece, and both files are kept', async () => {
  await drop('four.xml', rss(4))
  await settle()
  await drop('four.xml', rss(4))
  assert.equal(await settle(), 1)
  const done = await names('done')
  assert.deepEqual([done.length, done.filter((name) => name.endsWith('four.xml')).length], [4, 2])
  assert.equal((await headlines()).filter((one) => one === 'Dropped piece 4').length, 1)
  await drop('four.xml', rss(4, 'Words of four, corrected.'))
  await settle()
  const newest = (await names('done')).filter((name) => name.endsWith('.json')).map((name) => noteOf(`done/${name}`))
  assert.ok((await Promise.all(newest)).some(({ items }) => items[0]?.became === 'changed'))
})

test('killed between receiving and putting away, it is taken again with the same outcome', async () => {
  await drop('five.xml', rss(5))
  await look()
  // A folder that cannot be written to stands for the kill: the articles are received, the file stays where it is.
  await writeFile(join(folder, 'done'), 'a file in the way')
  assert.equal(await look(), 0)
  assert.ok((await headlines()).includes('Dropped piece 5'))
  assert.deepEqual(await names(), ['done', 'five.xml'])
  assert.deepEqual(said, ['a document of the inbox could not be taken; it stays there'])
  await rm(join(folder, 'done'))
  inbox = openInbox(root)
  assert.equal(await settle(), 1)
  assert.equal((await noteOf('done/five.xml.json')).items[0]?.became, 'fresh', 'as it was when it was received')
  assert.equal((await headlines()).filter((one) => one === 'Dropped piece 5').length, 1)
})

test('a reading that breaks down loses nothing and holds up nobody else', async () => {
  await drop('a-breaks.xml', rss(6))
  await drop('b-reads.xml', rss(7))
  await look()
  const breaking: Reading = {
    close: async () => {},
    read: async (order) => {
      if (Buffer.from(order.body).includes('dropped-6')) throw new Error('out of memory')
      return reading.read(order)
    },
  }
  assert.equal(await look({ reading: breaking }), 1)
  assert.equal(await look({ reading: breaking }), 0)
  assert.deepEqual(
    said.toSorted(),
    ['a document of the inbox could not be taken; it stays there', 'a document was taken from the inbox'],
    'told once',
  )
  assert.equal(await look(), 1)
})

test('a document that is written anew while it is read is not put away unread', async () => {
  await drop('eleven.xml', rss(11))
  await look()
  const overwriting: Reading = {
    close: async () => {},
    read: async (order) => {
      await drop('eleven.xml', rss(12))
      return reading.read(order)
    },
  }
  assert.equal(await look({ reading: overwriting }), 0)
  assert.deepEqual(await names(), ['eleven.xml'])
  assert.equal(await settle(), 1)
  const found = await headlines()
  assert.ok(found.includes('Dropped piece 11') && found.includes('Dropped piece 12'), 'both have come')
})

test('what is no document is refused with its reason: links, pipes, huge files, what cannot be read', async () => {
  const outside = join(root, 'secret.txt')
  await writeFile(outside, rss(66))
  await symlink(outside, join(folder, 'link.xml'))
  await link(outside, join(folder, 'hard.xml'))
  await symlink('/etc/passwd', join(folder, 'passwd'))
  execFileSync('mkfifo', [join(folder, 'pipe.xml')])
  await drop('huge.xml', '')
  await truncate(join(folder, 'huge.xml'), 5_000_000_000)
  await drop('words.txt', 'just some words')
  await drop('empty.xml', '')
  await mkdir(join(folder, 'a-folder'))
  await drop('good.xml', rss(8))
  const files = 8
  assert.equal(await settle(), files)
  const codes: Record<string, string | undefined> = {}
  for (const name of (await names('failed')).filter((one) => one.endsWith('.json')))
    codes[name.slice(0, -5)] = (await noteOf(`failed/${name}`)).problems[0]?.code
  assert.deepEqual(codes, {
    'empty.xml': 'empty',
    'hard.xml': 'linked',
    'huge.xml': 'too-large',
    'link.xml': 'link',
    passwd: 'link',
    'pipe.xml': 'no-file',
    'words.txt': 'not-a-feed',
  })
  assert.deepEqual(await names('done'), ['good.xml', 'good.xml.json'])
  assert.ok(!(await headlines()).includes('Dropped piece 66'))
  assert.deepEqual(await names(), ['a-folder', 'done', 'failed'])
  await rm(outside)
})

test('a folder that leads elsewhere, has no title’s name, or is of a title that is not here, is left alone and told once', async () => {
  const elsewhere = await realpath(await mkdtemp(join(tmpdir(), 'elsewhere-')))
  await writeFile(join(elsewhere, 'x.xml'), rss(9))
  await symlink(elsewhere, join(root, 'dropped-2'))
  await mkdir(join(root, 'Not A Title'))
  await mkdir(join(root, 'nobody-knows-it'))
  await writeFile(join(root, 'nobody-knows-it', 'x.xml'), rss(9))
  for (let n = 0; n < 3; n++) await settle()
  assert.deepEqual(said.toSorted(), [
    'the inbox holds documents of a title that is not in the paper',
    'the inbox holds what is no folder of a title',
    'the inbox holds what is no folder of a title',
  ])
  assert.deepEqual([await readdir(elsewhere), await readdir(join(root, 'nobody-knows-it'))], [['x.xml'], ['x.xml']])
  assert.ok(!(await headlines()).includes('Dropped piece 9'))
  // A place to put away that is a link would have us write elsewhere.
  await symlink(elsewhere, join(folder, 'done'))
  await drop('ten.xml', rss(10))
  await settle()
  assert.deepEqual(await readdir(elsewhere), ['x.xml'])
  assert.ok((await names()).includes('ten.xml'))
  await rm(elsewhere, { recursive: true })
})

test('two processes that look at once take each file once', async () => {
  for (let n = 20; n < 30; n++) await drop(`${n}.xml`, rss(n))
  const other = openInbox(root)
  const both = () => Promise.all([look(), lookIntoInbox(db, other, { reading, addressOf, log }, at)])
  await both()
  const [mine = 0, its = 0] = await both()
  assert.equal(mine + its, 10)
  assert.equal((await names('done')).filter((name) => name.endsWith('.xml')).length, 10)
  assert.equal((await headlines()).filter((one) => /piece 2\d/.test(one)).length, 10)
})

test('a note is written to no file that the folder’s owner has put in its way', async () => {
  const outside = await realpath(await mkdtemp(join(tmpdir(), 'outside-')))
  await writeFile(join(outside, 'linked'), 'as it was')
  await writeFile(join(outside, 'hard'), 'as it was')
  await mkdir(join(folder, 'done'))
  await symlink(join(outside, 'linked'), join(folder, 'done/thirty.xml.json.part'))
  await link(join(outside, 'hard'), join(folder, 'done/thirty-one.xml.json.part'))
  await drop('thirty.xml', rss(30))
  await drop('thirty-one.xml', rss(31))
  assert.equal(await settle(), 2)
  for (const name of ['linked', 'hard']) assert.equal(await readFile(join(outside, name), 'utf8'), 'as it was', name)
  assert.deepEqual(
    (await names('done')).filter((name) => !name.endsWith('.part')),
    ['thirty-one.xml', 'thirty-one.xml.json', 'thirty.xml', 'thirty.xml.json'],
  )
  await rm(outside, { recursive: true })
})

test('an inbox that is set to a folder of something else moves and changes nothing there', async () => {
  const wrong = await realpath(await mkdtemp(join(tmpdir(), 'wrong-')))
  await mkdir(join(wrong, 'boot'))
  await writeFile(join(wrong, 'boot', 'kernel'), '')
  await truncate(join(wrong, 'boot', 'kernel'), 5_000_000)
  await symlink('kernel', join(wrong, 'boot', 'latest'))
  await writeFile(join(wrong, 'boot', 'config'), 'x')
  await link(join(wrong, 'boot', 'config'), join(wrong, 'boot', 'config.old'))
  const mistaken = openInbox(wrong)
  for (let n = 0; n < 3; n++) await lookIntoInbox(db, mistaken, { reading, addressOf, log }, at)
  assert.deepEqual((await readdir(join(wrong, 'boot'))).sort(), ['config', 'config.old', 'kernel', 'latest'])
  assert.deepEqual(said, ['the inbox holds documents of a title that is not in the paper'])
  await rm(wrong, { recursive: true })
})

test('a title whose folder is full holds up no other', async () => {
  const [late = ''] = await joinFeeds(db, ['https://late.example/feed'], at, 'zz-late')
  await mkdir(join(root, late))
  for (let n = 100; n < 220; n++) await drop(`${n}.xml`, rss(n))
  await writeFile(join(root, late, 'x.xml'), rss(99))
  await settle()
  assert.deepEqual(await readdir(join(root, late)), ['done'])
  await rm(join(root, late), { recursive: true })
})

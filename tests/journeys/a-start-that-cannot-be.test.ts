import assert from 'node:assert/strict'
import { once } from 'node:events'
import { chmod, cp, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openDatabase } from '../../src/base/database.ts'
import { runToEnd, startCommand } from '../town/start-command.ts'

let folder: string
let paper: string
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cannot-start-'))
  paper = join(folder, 'paper')
  await (await openDatabase({ folder: paper })).close()
})
after(() => rm(folder, { recursive: true, force: true }))

/** One clear sentence and what to do, no stack, exit code 1. */
const refused = async (settings: Record<string, string>, pattern: RegExp, words = ['start']) => {
  const { code, err } = await runToEnd(words, { PORT: '0', DATA_DIR: join(folder, 'none'), ...settings })
  assert.match(err, pattern)
  assert.doesNotMatch(err, /^\s+at /m, 'no stack')
  assert.equal(code, 1, err)
}

test('wrong settings are listed all at once', () =>
  refused({ PORT: 'eighty', RUN: 'web,cook' }, /PORT=eighty must be a whole number.*RUN=web,cook must be/))

test('a taken port', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  await refused({ PORT: String((server.address() as AddressInfo).port) }, /The port \d+ on 127\.0\.0\.1 is taken.*--port/)
  server.close()
})

test('an address that this machine does not have', () => refused({ HOST: '192.0.2.1' }, /has no address 192\.0\.2\.1.*HOST/))

test('a data folder that another paper holds', async () => {
  const running = startCommand(['start', '--titles', new URL('../../data/titles/nl.json', import.meta.url).pathname], {
    PORT: '0',
    DATA_DIR: paper,
  })
  await running.says(/is open/)
  await refused({ DATA_DIR: paper }, /in use by process \d+\. Stop that one, or set DATA_DIR/)
  running.process.kill('SIGTERM')
  const { code } = await running.ended
  assert.equal(code, 0, 'a paper that is asked to stop ends well')
})

test('a damaged database', async () => {
  const damaged = join(folder, 'damaged')
  await cp(paper, damaged, { recursive: true })
  await truncate(join(damaged, 'pg/global/pg_control'), 100)
  await refused({ DATA_DIR: damaged }, /The database in .* cannot be opened .*Restore a backup/)
  await rm(join(damaged, 'pg/base'), { recursive: true })
  await refused({ DATA_DIR: damaged }, /cannot be opened .*Restore a backup/)
})

test('a data folder that is a file', async () => {
  const file = join(folder, 'a-file')
  await writeFile(file, '')
  await refused({ DATA_DIR: file }, /data folder .*a-file cannot be used: there is a file/)
})

test('a data folder that may not be written', { skip: process.getuid?.() === 0 ? 'root may write everywhere' : false }, async () => {
  const closed = join(folder, 'closed')
  await cp(paper, closed, { recursive: true })
  await chmod(closed, 0o500)
  await refused({ DATA_DIR: closed }, /data folder .*closed cannot be used: this user may not write there/)
  await chmod(closed, 0o700)
})

test('a database server that is not there, or of a wrong scheme; the password is not told', async () => {
  await refused(
    { DATABASE_URL: 'postgres://paper:geheim@127.0.0.1:1/paper' },
    /The database server at postgres:\/\/paper:…@127\.0\.0\.1:1\/paper cannot be used: nothing answers/,
  )
  await refused({ DATABASE_URL: 'mysql://x' }, /DATABASE_URL=mysql:\/\/x must be an address/)
})

test('a list of titles that is missing, or no list', async () => {
  await refused({}, /no-such\.opml cannot be read: there is no such file/, ['start', '--titles', join(folder, 'no-such.opml')])
  await writeFile(join(folder, 'odd.txt'), 'Hello')
  await refused({}, /No title was taken .*neither OPML nor/s, ['start', '--titles', join(folder, 'odd.txt')])
})

test('a command that is called wrongly ends with 2', async () => {
  for (const words of [['start', '--port', '99999'], ['start', '--nonsense'], ['sing'], ['feed'], []]) {
    const { code, err, out } = await runToEnd(words)
    assert.equal(code, 2, words.join(' '))
    assert.ok(err.length > 0 && out === '')
  }
})

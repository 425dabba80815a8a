import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { startCommand } from '../town/start-command.ts'

const folder = mkdtempSync(join(tmpdir(), 'masthead-operator-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const run = (...words: string[]) => startCommand(['operator', ...words], { DATA_DIR: folder }).ended

test('an operator is named on the command line, and listed', async () => {
  assert.equal((await run('list')).code, 1)
  assert.deepEqual(await run('add', 'Ada@Example.org'), { code: 0, out: 'ada@example.org is an operator now.\n', err: '' })
  assert.match((await run('add', 'ada@example.org')).out, /was an operator already/)
  const { out } = await run('list', '--json')
  assert.deepEqual({ ...JSON.parse(out), since: '' }, { mail: 'ada@example.org', name: null, since: '' })
  for (const words of [['add'], ['add', 'no address'], ['add', 'a@example.org', 'b@example.org'], ['list', 'x']])
    assert.equal((await run(...words)).code, 2, words.join(' '))
})

import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { startCommand } from '../town/start-command.ts'

const folder = mkdtempSync(join(tmpdir(), 'masthead-operator-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const say = (...words: string[]) => startCommand(words, { DATA_DIR: folder }).ended
const run = (...words: string[]) => say('operator', ...words)

test('an operator is named on the command line, and listed', async () => {
  assert.equal((await run('list')).code, 1)
  assert.deepEqual(await run('add', 'Ada@Example.org'), { code: 0, out: 'ada@example.org is an operator now.\n', err: '' })
  assert.match((await run('add', 'ada@example.org')).out, /was an operator already/)
  const { out } = await run('list', '--json')
  assert.deepEqual({ ...JSON.parse(out), since: '' }, { mail: 'ada@example.org', name: null, since: '' })
  for (const words of [['add'], ['add', 'no address'], ['add', 'a@example.org', 'b@example.org'], ['list', 'x']])
    assert.equal((await run(...words)).code, 2, words.join(' '))
})

test('an editor is named, listed, and is one no more', async () => {
  assert.match((await say('editor', 'add', 'ines@example.org')).out, /ines@example.org is an editor now/)
  assert.match((await say('editor', 'list')).out, /^ines@example.org/)
  assert.deepEqual(await say('editor', 'end', 'Ines@example.org'), { code: 0, out: 'ines@example.org is no editor any more.\n', err: '' })
  const again = await say('editor', 'end', 'ines@example.org')
  assert.equal(again.code, 1)
  assert.match(again.err, /ines@example.org is no editor/)
  assert.equal((await say('editor', 'list')).out, '')
  assert.equal((await say('editor', 'end')).code, 2)
})

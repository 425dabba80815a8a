import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { Refusal } from './refusal.ts'
import { newToken, openSecret, printOf, seal, secretOf, unseal } from './secret.ts'

const ours = secretOf('a secret of thirty-two letters or more')
const theirs = secretOf('another secret of thirty-two letters')

test('what is sealed is read by the same secret for the same purpose, and by nothing else', () => {
  const sealed = seal(ours, 'meter', 'Grüße')
  assert.equal(unseal(ours, 'meter', sealed), 'Grüße')
  assert.equal(unseal(theirs, 'meter', sealed), undefined)
  assert.equal(unseal(ours, 'letter', sealed), undefined)
  assert.notEqual(seal(ours, 'meter', 'Grüße'), sealed, 'the same text is never sealed alike')
})

test('a sealed text with any bit changed, or cut, is not read', () => {
  const bytes = Buffer.from(seal(ours, 'meter', 'three articles'), 'base64url')
  for (let at = 0; at < bytes.length; at++) {
    const changed = Buffer.from(bytes)
    changed[at] = (changed[at] as number) ^ 1
    assert.equal(unseal(ours, 'meter', changed.toString('base64url')), undefined, `byte ${at}`)
    assert.equal(unseal(ours, 'meter', bytes.subarray(0, at).toString('base64url')), undefined, `cut at ${at}`)
  }
})

test('a print is the same for the same text and purpose, and tells nothing to others', () => {
  assert.equal(printOf(ours, 'mail', 'ada@example.org'), printOf(ours, 'mail', 'ada@example.org'))
  assert.notEqual(printOf(ours, 'mail', 'ada@example.org'), printOf(theirs, 'mail', 'ada@example.org'))
  assert.notEqual(printOf(ours, 'mail', 'ada@example.org'), printOf(ours, 'token', 'ada@example.org'))
  assert.equal(newToken().length, 43)
})

test('the first start makes a secret that only its owner may read, and later ones find it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'secret-'))
  try {
    const first = openSecret({ SECRET: undefined, DATA_DIR: join(folder, 'paper') })
    assert.equal(openSecret({ SECRET: undefined, DATA_DIR: join(folder, 'paper') }).text, first.text)
    assert.equal((await stat(join(folder, 'paper', 'secret'))).mode & 0o777, 0o600)
    assert.equal((await readFile(join(folder, 'paper', 'secret'), 'utf8')).trim(), first.text)
    assert.equal(openSecret({ SECRET: 'x'.repeat(40), DATA_DIR: join(folder, 'paper') }).text, 'x'.repeat(40))
    await writeFile(join(folder, 'file'), '')
    await writeFile(join(folder, 'secret'), '\n')
    assert.throws(() => openSecret({ SECRET: undefined, DATA_DIR: folder }), Refusal, 'an empty file is no secret')
    assert.throws(() => openSecret({ SECRET: undefined, DATA_DIR: join(folder, 'file', 'in') }), Refusal)
  } finally {
    await rm(folder, { recursive: true })
  }
})

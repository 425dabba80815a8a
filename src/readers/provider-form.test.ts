import assert from 'node:assert/strict'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { Refusal } from '../base/refusal.ts'
import { readProviders } from './provider-form.ts'

const file = join(mkdtempSync(join(tmpdir(), 'masthead-providers-')), 'providers.json')
const read = (content: unknown) => {
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return readProviders(file)
}
const refusal = (content: unknown) => {
  try {
    read(content)
  } catch (error) {
    assert.ok(error instanceof Refusal && error.code === 'wrong-providers')
    assert.doesNotMatch(error.message, /hush/)
    return error.message
  }
  return assert.fail('it was taken')
}
const whole = {
  id: 'town',
  name: 'Town',
  discovery: 'https://id.example.org/.well-known/openid-configuration',
  clientId: 'a',
  clientSecret: 'hush',
}

test('no file is no providers', () => assert.deepEqual(readProviders(undefined), []))

test('Google and Apple need only what is theirs', () => {
  const [google, apple] = read([
    { id: 'google', clientId: 'g', clientSecret: 'hush' },
    { id: 'apple', clientId: 'a', teamId: 'T', keyId: 'K', privateKey: '-----BEGIN PRIVATE KEY-----\nx' },
  ])
  assert.deepEqual([google?.name, google?.discovery], ['Google', 'https://accounts.google.com/.well-known/openid-configuration'])
  assert.deepEqual([apple?.name, apple?.key?.keyId, apple?.scopes], ['Apple', 'K', ['openid', 'email', 'name']])
  assert.deepEqual(read([whole])[0]?.scopes, ['openid', 'email', 'profile'])
})

test('every mistake is told in words, and no secret', () => {
  assert.match(refusal('{'), /not JSON/)
  assert.match(refusal({}), /the list/)
  assert.match(refusal([{ ...whole, id: 'The Town' }]), /0\.id: must be lower case/)
  assert.match(refusal([{ ...whole, id: 'credential' }]), /taken by passwords/)
  assert.match(refusal([{ ...whole, discovery: 'http://id.example.org/x' }]), /must be an https address/)
  assert.match(refusal([{ ...whole, discovery: undefined }]), /discovery is missing/)
  assert.match(refusal([{ ...whole, clientSecret: undefined }]), /clientSecret is missing/)
  assert.match(refusal([{ ...whole, teamId: 'T' }]), /go together/)
  assert.match(refusal([whole, whole]), /same id/)
  assert.match(refusal([{ ...whole, secret: 'hush' }]), /0|secret/)
  assert.throws(() => readProviders('/nowhere/providers.json'), /there is no such file/)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openPaper } from '../../../tests/town/open-paper.ts'
import { offerOperator } from '../../readers/readers.ts'

const paper = await openPaper()

test('the link of the first start makes one operator: after signing in, by a button, once', async () => {
  const token = await offerOperator(paper.db, paper.now())
  assert.ok(token)
  const visitor = paper.person()
  assert.match((await visitor.open(`/operator/${token}`)).path, /^\/join\?next=%2Foperator%2F/)

  const ada = await paper.member('ada@example.org')
  assert.equal((await ada.open('/office')).status, 403)
  const asked = await ada.open(`/operator/${token}`)
  assert.match(asked.text, /You are signed in as ada@example\.org/)
  assert.equal((await ada.open('/office')).status, 403, 'opening the link changes nothing')
  await ada.open(`/operator/${token}`)
  const taken = await ada.fill(`/operator/${token}`)
  assert.deepEqual([taken.status, taken.path], [200, '/office'])

  const ben = await paper.member('ben@example.org')
  const late = await ben.send(`/operator/${token}`)
  assert.equal(late.status, 403)
  assert.match(late.text, /This link does not work/)
  assert.equal((await ben.open('/office')).status, 403)
  assert.equal(await offerOperator(paper.db, paper.now()), undefined, 'no link is made where there is an operator')
})

test('a guessed or an old link makes nobody operator', async () => {
  const eve = await paper.member('eve@example.org')
  assert.equal((await eve.send(`/operator/${'x'.repeat(43)}`)).status, 403)
})

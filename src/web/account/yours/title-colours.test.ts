import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openPaper } from '../../../../tests/town/open-paper.ts'

const paper = await openPaper()

test('a browser keeps the sheet of colours, a signed-in reader’s too, and not what stands under another print', async () => {
  const ada = await paper.member('ada@post.example')
  for (const one of [paper.person(), ada]) {
    const sheet = /\/yours\/colours\/[^"]+\.css/.exec((await one.open('/yours')).text)?.[0] ?? assert.fail('no sheet')
    for (let turn = 0; turn < 2; turn++) {
      const { headers, status } = await one.open(sheet)
      assert.deepEqual([status, headers.get('cache-control')], [200, 'public, max-age=31536000, immutable'])
      assert.equal(headers.get('set-cookie'), null)
    }
    assert.match((await one.open('/yours/colours/older.css')).headers.get('cache-control') ?? '', /no-store/)
  }
})

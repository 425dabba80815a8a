import assert from 'node:assert/strict'
import { test } from 'node:test'
import { blocksIn, compareVersions, isSeen } from './compare-versions.ts'

const version = (html: string, headline = 'A bridge', standfirst: string | null = null) => ({ headline, standfirst, html })

test('a paragraph with another number is that paragraph, changed in one word', () => {
  const compared = compareVersions(
    version('<p>One.</p><p>The bridge is 1.8 km long &amp; high.</p><p>Two.</p>'),
    version('<p>One.</p><p>The bridge is 1.3 km long &amp; high.</p><p>Two.</p>'),
  )
  assert.deepEqual(compared.body, [
    { kind: 'kept', count: 1 },
    {
      kind: 'changed',
      words: [
        { kind: 'same', parts: ['The ', 'bridge ', 'is '] },
        { kind: 'gone', parts: ['1.8 '] },
        { kind: 'new', parts: ['1.3 '] },
        { kind: 'same', parts: ['km ', 'long ', '& ', 'high. '] },
      ],
    },
    { kind: 'kept', count: 1 },
  ])
  assert.equal(compared.headline, undefined)
  assert.ok(isSeen(compared))
})

test('a paragraph that was taken out, one put in, and another headline are told as such', () => {
  const compared = compareVersions(
    version('<p>Old words here today.</p><p>Stays.</p>'),
    version('<p>Stays.</p><p>Something else entirely.</p>', 'A long bridge', 'New.'),
  )
  assert.deepEqual(
    compared.body.map(({ kind }) => kind),
    ['gone', 'kept', 'new'],
  )
  assert.deepEqual(compared.headline?.find(({ kind }) => kind === 'new')?.parts, ['long '])
  assert.ok(compared.standfirst)
})

test('nothing is seen of what differs in markup and pictures alone', () => {
  const one = version('<p>Words.</p>')
  assert.equal(
    isSeen(compareVersions(one, version('<figure><img src="x"><figcaption>Caption</figcaption></figure><p><b>Words.</b></p>'))),
    false,
  )
  assert.deepEqual(blocksIn('<ul><li>a</li><li>b &lt;c&gt;</li></ul><table><tr><td>1</td><td>2</td></tr></table>'), ['a', 'b <c>', '1 2'])
  assert.deepEqual(blocksIn(null), [])
})

test('a body of any length is compared in bounded time', () => {
  const long = (word: string) => version(Array.from({ length: 3000 }, (_, i) => `<p>${word} ${i} ${word.repeat(20)}</p>`).join(''))
  const began = performance.now()
  assert.ok(isSeen(compareVersions(long('a'), long('b'))))
  assert.ok(performance.now() - began < 2000)
})

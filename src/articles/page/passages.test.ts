import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parseHTML } from 'linkedom'
import { readPassages } from './passages.ts'

const passagesOf = (html: string) => readPassages(parseHTML(html).document).passages
const texts = (html: string) => passagesOf(html).map(({ text }) => text)

describe('passages', () => {
  it('end where a box starts or ends, and at blank lines', () => {
    assert.deepEqual(texts('<body><div>One <b>and</b> a half<p>Two</p>Three<br>goes on<br><br>Four</div></body>'), [
      'One and a half',
      'Two',
      'Threegoes on',
      'Four',
    ])
  })

  it('hold no text of scripts, buttons and hidden copies for browsers without them', () => {
    assert.deepEqual(texts('<body><script>var a</script><button>Share</button><noscript>Turn it on</noscript><p>Text</p></body>'), ['Text'])
  })

  it('say which share of them is linked or bold', () => {
    const [passage] = passagesOf('<body><p><a href="/">four</a><b>bold</b></p></body>')
    assert.equal(passage!.linked, 0.5)
    assert.equal(passage!.bold, 0.5)
  })

  it('count an East Asian character as three letters', () => {
    assert.equal(passagesOf('<body><p>新聞社</p></body>')[0]!.chars, 9)
  })

  it('know what their boxes are called and what they stand in', () => {
    const [passage] = passagesOf(
      '<body><aside><ul class="c-relatedLinks__list"><li><ruby>紙<rp>(</rp><rt>かみ</rt><rp>)</rp></ruby></li></ul></aside></body>',
    )
    assert.equal(passage!.text, '紙(かみ)')
    assert.equal(passage!.box.tag, 'li')
    assert.deepEqual(passage!.box.parent!.names, ['<ul>', 'related', 'links', 'list'])
    assert.equal(passage!.box.marks.aside, true)
    assert.equal(passage!.box.marks.list, true)
  })
})

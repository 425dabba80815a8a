import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decodeFeed } from './decode-feed.ts'

const xml = (encoding: string) =>
  `<?xml version="1.0"${encoding ? ` encoding="${encoding}"` : ''}?><rss><title>Élan café “Привет”</title></rss>`
const title = (text: string) => /<title>(.*)<\/title>/.exec(text)?.[1]
const utf16 = (text: string, swap: boolean) => (swap ? Buffer.from(text, 'utf16le').swap16() : Buffer.from(text, 'utf16le'))
const latin = (text: string, encoding = 'ISO-8859-1') =>
  Buffer.from(`<?xml version="1.0" encoding="${encoding}"?><rss><title>${text}</title></rss>`, 'latin1')

test('marks and zero bytes decide, whatever is declared', () => {
  for (const swap of [false, true]) {
    for (const mark of ['\ufeff', '']) {
      const decoded = decodeFeed(utf16(mark + xml('UTF-16'), swap), 'text/xml; charset=utf-8')
      assert.deepEqual([title(decoded.text), decoded.encoding], ['Élan café “Привет”', swap ? 'utf-16be' : 'utf-16le'])
    }
  }
  assert.equal(title(decodeFeed(Buffer.from(`\ufeff${xml('ISO-8859-1')}`)).text), 'Élan café “Привет”')
  const wide = Buffer.concat([...xml('UTF-32')].map((letter) => Buffer.from(Uint32Array.of(letter.codePointAt(0) ?? 0).buffer)))
  assert.equal(title(decodeFeed(wide).text), 'Élan café “Привет”')
})

test('a declaration is believed as far as the bytes bear it out', () => {
  assert.deepEqual([title(decodeFeed(latin('Élan')).text), decodeFeed(latin('Élan')).wrong], ['Élan', undefined])
  const lie = decodeFeed(Buffer.from(xml('ISO-8859-1')))
  assert.deepEqual([title(lie.text), lie.encoding, lie.wrong], ['Élan café “Привет”', 'utf-8', 'declared'])
  const other = decodeFeed(latin('Élan \x93caf\xe9\x94', 'UTF-8'))
  assert.deepEqual([title(other.text), other.encoding, other.wrong], ['Élan “café”', 'windows-1252', 'declared'])
  const missing = decodeFeed(Buffer.from('<rss><title>\xc9lan</title></rss>', 'latin1'))
  assert.deepEqual([title(missing.text), missing.wrong], ['Élan', 'declared'])
  assert.equal(title(decodeFeed(latin('Élan', 'windows-1252'), 'text/xml; charset=utf-8').text), 'Élan')
})

test('what HTTP says comes first, then the prolog', () => {
  const cyrillic = Buffer.concat([
    Buffer.from('<rss><title>'),
    Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]),
    Buffer.from('</title></rss>'),
  ])
  assert.equal(title(decodeFeed(cyrillic, 'text/xml; charset=windows-1251').text), 'Привет')
  assert.equal(title(decodeFeed(cyrillic, 'text/xml; charset="cp1251"').text), 'Привет')
  const japanese = Buffer.concat([
    Buffer.from('<?xml version="1.0" encoding="Shift_JIS"?><rss><title>'),
    Buffer.from([0x93, 0xfa, 0x96, 0x7b]),
    Buffer.from('</title></rss>'),
  ])
  assert.equal(title(decodeFeed(japanese).text), '日本')
})

test('a few damaged letters do not change the encoding', () => {
  const cut = Buffer.concat([Buffer.from(`${xml('UTF-8')}${'é'.repeat(20)}`), Buffer.from([0xc3])])
  const decoded = decodeFeed(cut)
  assert.deepEqual([title(decoded.text), decoded.wrong], ['Élan café “Привет”', 'damaged'])
  assert.equal(decodeFeed(Buffer.from('<rss/>'), 'text/xml; charset=no-such-thing').encoding, 'utf-8')
  assert.equal(decodeFeed(new Uint8Array()).text, '')
})

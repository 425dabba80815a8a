import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { makeMaster } from '../picture-bytes.ts'
import { pictureWords } from './picture-words.ts'

const sky = () => sharp({ create: { width: 600, height: 300, channels: 3, background: '#336699' } }).jpeg()
const xmp = (inner: string) =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:e="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" ${inner}</rdf:Description></rdf:RDF></x:xmpmeta>`
const record = (set: number, text: string) => {
  const bytes = Buffer.from(text)
  return Buffer.concat([Buffer.from([0x1c, 2, set, bytes.length >> 8, bytes.length & 255]), bytes])
}

test('XMP says whose it is, what it shows and whether a machine made it', async () => {
  const bytes = await sky()
    .withXmp(
      xmp(
        'photoshop:Credit="Reuters" e:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"><dc:creator><rdf:Seq><rdf:li>Ines Calder</rdf:li></rdf:Seq></dc:creator><dc:description><rdf:Alt><rdf:li xml:lang="x-default">The harbour &amp; its cranes.</rdf:li><rdf:li xml:lang="de">Der Hafen.</rdf:li></rdf:Alt></dc:description>',
      ),
    )
    .toBuffer()
  const made = await makeMaster(bytes)
  assert.ok(made.ok)
  assert.deepEqual(made.words, { credit: 'Ines Calder/Reuters', caption: 'The harbour & its cranes.', madeBy: 'machine' })
})

test('EXIF says who took it and whose it is, and the master keeps none of it', async () => {
  const made = await makeMaster(
    await sky()
      .withExif({ IFD0: { Copyright: 'Concord Press', Artist: 'Tom Ashe' } })
      .toBuffer(),
  )
  assert.ok(made.ok)
  assert.deepEqual(made.words, { credit: 'Tom Ashe' })
  assert.equal((await sharp(made.bytes).metadata()).exif, undefined)
})

test('IPTC IIM is read within a Photoshop block; XMP goes before it', () => {
  const iptc = Buffer.concat([Buffer.from('Photoshop 3.0\x008BIM'), record(80, 'Ann Poe'), record(110, 'AFP'), record(120, 'A caption')])
  assert.deepEqual(pictureWords({ iptc }), { credit: 'Ann Poe/AFP', caption: 'A caption' })
  assert.equal(pictureWords({ iptc, xmp: Buffer.from(xmp('photoshop:Credit="PA">')) }).credit, 'Ann Poe/PA')
})

test('what cameras write says nothing, and garbage does no harm', () => {
  assert.deepEqual(pictureWords({ iptc: record(120, 'OLYMPUS DIGITAL CAMERA') }), {})
  let seed = 7
  const noise = (length: number) => Uint8Array.from({ length }, () => (seed = (seed * 1103515245 + 12345) & 0x7fffffff) >> 16)
  for (let n = 0; n < 300; n++) {
    const bytes = noise(n * 7)
    for (const some of [
      bytes,
      Buffer.concat([Buffer.from('Exif\0\0II*\0\x08\0\0\0'), bytes]),
      Buffer.concat([Buffer.from('<x:xmpmeta>'), bytes]),
    ])
      pictureWords({ exif: some, iptc: some, xmp: some })
  }
})

test('a picture is cut to what it is about', async () => {
  const face = await sharp({ create: { width: 60, height: 60, channels: 3, background: '#ff7744' } })
    .png()
    .toBuffer()
  const made = await makeMaster(
    await sky()
      .composite([{ input: face, left: 500, top: 20 }])
      .jpeg()
      .toBuffer(),
  )
  assert.ok(made.ok)
  assert.ok(made.focus.x > 0.75 && made.focus.y < 0.35, JSON.stringify(made.focus))
})

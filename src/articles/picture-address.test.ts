import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pictureAddress, pictureFormatFor, pictureWidthFor, readPictureAddress } from './picture-address.ts'

test('an address is read back as it was made', () => {
  assert.deepEqual(readPictureAddress(pictureAddress('0a1b', 640)), { id: '0a1b', width: 640, format: null })
  assert.deepEqual(readPictureAddress(pictureAddress('logo-harbour-uk', 160, 'avif')), {
    id: 'logo-harbour-uk',
    width: 160,
    format: 'avif',
  })
})

test('only our widths and formats exist', () => {
  for (const path of [
    '/pictures/a-641',
    '/pictures/a-640.gif',
    '/pictures/a-640.svg',
    '/pictures/../etc-640',
    '/pictures/a',
    '/pictures/-640',
    '/pictures/a%2f-640',
  ])
    assert.equal(readPictureAddress(path), null, path)
})

test('the format is what the browser takes', () => {
  assert.equal(pictureFormatFor('image/avif,image/webp,*/*'), 'avif')
  assert.equal(pictureFormatFor('image/webp,*/*'), 'webp')
  assert.equal(pictureFormatFor('image/avif;q=0, image/webp;q=0.5'), 'webp')
  assert.equal(pictureFormatFor('*/*'), 'jpeg')
  assert.equal(pictureFormatFor(null), 'jpeg')
})

test('the width is the next that is large enough', () => {
  assert.deepEqual([1, 160, 161, 1600, 9999].map(pictureWidthFor), [160, 160, 320, 1600, 1600])
})

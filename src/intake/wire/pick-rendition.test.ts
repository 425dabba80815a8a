import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pickRenditions } from './pick-rendition.ts'

const at = (name: string, width?: number, more: object = {}) => ({
  name,
  address: `https://pictures.example/${name}.jpg`,
  ...(width ? { width } : {}),
  ...more,
})

test('of renditions the widest that a screen can use is taken, before thumbnails and enormous originals', () => {
  const kept = pickRenditions([at('thumbnail', 150), at('web', 1200), at('original', 9000), at('preview', 600)], 'picture', {
    credit: 'Jo Reed',
  })
  assert.deepEqual(kept, [{ address: 'https://pictures.example/web.jpg', medium: 'image', width: 1200, credit: 'Jo Reed' }])
  assert.equal(pickRenditions([at('thumbnail', 150), at('original', 9000)], 'picture', {})[0]?.width, 9000)
})

test('a film keeps its still beside it', () => {
  const film = { name: 'main', address: 'https://films.example/1', type: 'video/mp4' }
  assert.deepEqual(
    pickRenditions([film, at('still', 800)], 'video', {}).map(({ medium }) => medium),
    ['image', 'video'],
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { draw, illustration } from './illustration.ts'
import { print } from './print.ts'
import { sceneNames } from './scene-names.ts'

test('every scene can be drawn from any seed: whole numbers, no gaps, the same again for the same seed and another for another', () => {
  for (const scene of sceneNames) {
    const drawings = ['a', 'b', 'c', 'd'].map((seed) => draw(scene, seed))
    assert.equal(new Set(drawings).size, 4, `${scene} looks the same from four seeds`)
    assert.equal(draw(scene, 'a'), drawings[0], `${scene} changes by itself`)
    for (const drawing of drawings) {
      assert.doesNotMatch(drawing, /NaN|undefined|Infinity/, scene)
      assert.doesNotMatch(drawing, /<text/, `${scene} holds words`)
      assert.ok(drawing.length < 900_000, `${scene} is ${drawing.length} characters long`)
    }
  }
})

test('a printed picture is a JPEG of the size that feeds announce, and never differs', async () => {
  const picture = await illustration('harbour', 'a')
  const { format, width, height } = await sharp(picture).metadata()
  assert.deepEqual([format, width, height], ['jpeg', 1600, 1067])
  assert.deepEqual(await print(draw('harbour', 'a')), picture)
  assert.equal(await illustration('harbour', 'a'), picture)
})

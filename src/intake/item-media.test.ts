import assert from 'node:assert/strict'
import { test } from 'node:test'
import { itemMedia } from './item-media.ts'

const resolve = (address: string | undefined) => (address ? new URL(address, 'https://p.example/').href : undefined)

test('of the renditions of one picture one is taken: the preferred, else the widest that is not enormous', () => {
  const contents = [300, 1200, 6000].map((width) => ({ url: `/${width}.jpg`, medium: 'image', width }))
  assert.deepEqual(
    itemMedia({ groups: [{ contents }] }, [], [], resolve).map(({ address }) => address),
    ['https://p.example/1200.jpg'],
  )
  assert.deepEqual(
    itemMedia({ groups: [{ contents: contents.map((one) => ({ ...one, isDefault: one.width === 300 })) }] }, [], [], resolve).map(
      ({ width }) => width,
    ),
    [300],
  )
})

test('what a picture does not say, its group or item says for it; writers are no photographers', () => {
  const [one] = itemMedia(
    {
      contents: [{ url: '/a.jpg', title: { value: 'A <b>boat</b>' } }],
      description: { value: 'At sea' },
      credits: [
        { value: 'Jo', role: 'author' },
        { value: 'Ann', role: 'photographer' },
      ],
    },
    [],
    [],
    resolve,
  )
  assert.deepEqual([one?.alt, one?.caption, one?.credit, one?.medium, one?.lead], ['A boat', 'At sea', 'Ann', 'image', true])
})

test('thumbnails stand in only where there is no picture, and no address comes twice', () => {
  const thumbnails = [
    { url: '/t1.jpg', width: 90 },
    { url: '/t2.jpg', width: 400 },
  ]
  assert.deepEqual(
    itemMedia({ thumbnails }, [{ url: '/a.mp3', type: 'audio/mpeg' }], [], resolve).map(({ address, lead }) => [address, lead]),
    [
      ['https://p.example/a.mp3', undefined],
      ['https://p.example/t2.jpg', true],
    ],
  )
  assert.equal(
    itemMedia({ thumbnails, contents: [{ url: '/a.jpg' }] }, [{ url: '/a.jpg', type: 'image/jpeg' }], ['/a.jpg'], resolve).length,
    1,
  )
})

test('no more than twenty', () => {
  assert.equal(
    itemMedia(
      undefined,
      Array.from({ length: 500 }, (_, n) => ({ url: `/${n}.jpg` })),
      [],
      resolve,
    ).length,
    20,
  )
})

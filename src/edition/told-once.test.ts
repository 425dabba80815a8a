import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toldOnce } from './told-once.ts'

type Told = Parameters<typeof toldOnce>[0][number]
const one = (storyId: string, language: string | null, publishers: number, ...abroad: string[]) =>
  ({ storyId, language, publishers, abroad }) as unknown as Told
const standing = (
  stories: Told[],
  { language = 'en', pinned = [] as string[], ids = stories.map(({ storyId }) => storyId as string) } = {},
) => [...toldOnce(stories, { ids, language, pinned })].sort().join(' ')

test('of stories that tell one event in different languages the one in the page’s language stands, else the larger', () => {
  const ferry = [one('de', 'de', 9, 'en', 'fr'), one('en', 'en', 1, 'de', 'fr'), one('fr', 'fr', 4, 'de', 'en')]
  assert.equal(standing([...ferry, one('other', 'fr', 1)]), 'en other')
  assert.equal(standing(ferry, { language: 'nl' }), 'de')
  assert.equal(standing(ferry, { language: 'nl', ids: ['fr', 'en', 'x'] }), 'fr x', 'only what may stand on the page counts')
  assert.equal(standing(ferry.toReversed()), 'en')
})

test('one that lost its place to another keeps nobody away, and what an editor pinned stays', () => {
  const chain = [one('en', 'en', 1, 'de'), one('de', 'de', 5, 'en', 'fr'), one('fr', 'fr', 2, 'de')]
  assert.equal(standing(chain), 'en fr')
  assert.equal(standing(chain, { pinned: ['de'] }), 'de')
  assert.equal(standing(chain, { pinned: ['de', 'en'] }), 'de en')
})

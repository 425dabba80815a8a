import assert from 'node:assert/strict'
import { test } from 'node:test'
import { orderPage } from './order-page.ts'
import type { Weighed } from './weigh-story.ts'

const story = (n: number, score: number, desk: string, titleId: string): Weighed => ({
  storyId: `s${n}` as Weighed['storyId'],
  desk,
  articleId: `a${n}` as Weighed['articleId'],
  titleId,
  titleName: titleId,
  hasPicture: false,
  publishers: 1,
  titles: 1,
  prominence: 0,
  prominentTitle: null,
  beganAt: new Date(0),
  latestAt: new Date(0),
  score,
  reasons: [],
})

test('heaviest first, and no desk fills the page', () => {
  const football = Array.from({ length: 20 }, (_, n) => story(n, 5 - n * 0.01, 'sport', `t${n}`))
  const others = Array.from({ length: 20 }, (_, n) =>
    story(100 + n, 3 - n * 0.01, ['world', 'business', 'health'][n % 3] as string, `u${n}`),
  )
  const page = orderPage([...others, ...football], 10)
  assert.equal(page[0]?.storyId, 's0')
  assert.ok(page.filter((one) => one.desk === 'sport').length < 8, 'sport has not filled the page')
  assert.ok(page.some((one) => one.reasons.some((reason) => reason.code === 'variety')))
})

test('the same stories in any order give the same page', () => {
  const stories = Array.from({ length: 30 }, (_, n) => story(n, n % 5, 'world', `t${n % 3}`))
  assert.deepEqual(orderPage(stories, 12), orderPage([...stories].reverse(), 12))
})

test('a page of few stories keeps them all', () => {
  assert.equal(orderPage([story(1, 0, 'world', 't')], 10).length, 1)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Place } from '../gather-cards.ts'
import { arrangeFront, standing } from './arrange-front.ts'

const place = (page: string, story: number, article = `a${story}`): Place => ({
  page,
  storyId: `s${story}`,
  articleId: article,
  reasons: [],
})
const run = (page: string, from: number, to: number) => Array.from({ length: to - from }, (_, i) => place(page, from + i))

test('one lead, three beside it, four under it, nine in brief; bands have what has not stood above', () => {
  const page = arrangeFront([...run('front', 0, 30), ...run('desk:world', 0, 30), ...run('desk:sport', 25, 40)])
  assert.equal(page.lead?.storyId, 's0')
  assert.deepEqual([page.beside.length, page.seconds.length, page.briefs.length], [3, 4, 9])
  assert.deepEqual(
    page.bands.map((band) => [band.desk, band.look, band.pieces[0]?.storyId, band.pieces.length]),
    [
      ['world', 'feature', 's17', 6],
      ['sport', 'row', 's25', 8],
    ],
  )
  const stories = standing(page).map((one) => one.storyId)
  assert.equal(new Set(stories).size, stories.length)
})

test('a shelf has what has not stood above, four at the most, and what stands on it is not told again; an empty one is not there', () => {
  const page = arrangeFront([...run('front', 0, 30), ...run('our-picks', 6, 14), place('good-news', 3), place('good-news', 9)])
  assert.deepEqual(
    page.shelves.map((band) => [band.shelf, band.pieces.map((one) => one.storyId)]),
    [['our-picks', ['s8', 's9', 's10', 's11']]],
  )
  assert.deepEqual(
    page.briefs.slice(0, 2).map((one) => one.storyId),
    ['s12', 's13'],
  )
  const stories = standing(page).map((one) => one.storyId)
  assert.equal(new Set(stories).size, stories.length)
})

test('a section with one piece left has no band, and its piece is free for another', () => {
  const page = arrangeFront([
    place('front', 0),
    place('desk:world', 0),
    place('desk:world', 1),
    place('desk:politics', 1),
    place('desk:politics', 2),
  ])
  assert.deepEqual(
    page.bands.map((band) => [band.desk, band.pieces.map((one) => one.storyId)]),
    [['politics', ['s1', 's2']]],
  )
})

test('a band has so many pieces as fill it: none is left over in a line of its own', () => {
  const pieces = (left: number, above = 0) =>
    arrangeFront([...run('desk:world', 500, 506), ...run('desk:politics', 0, left + above), ...run('front', 0, above)]).bands[1]?.pieces
      .length
  assert.deepEqual(
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 12].map((left) => pieces(left)),
    [undefined, undefined, 2, 3, 4, 4, 4, 4, 8, 8],
  )
  assert.equal(pieces(5, 3), 4)
  const twice = [place('desk:world', 1), place('desk:world', 1, 'b1'), place('desk:world', 2)]
  assert.deepEqual(
    arrangeFront(twice).bands.map((band) => band.pieces.length),
    [2],
    'a story counts once',
  )
})

test('of many countries those come that are asked for first, in the order of their names', () => {
  const codes = ['US', 'GB', 'DE', 'IN', 'FR', 'AU', 'NG', 'BR', 'CA']
  const page = arrangeFront(codes.flatMap((code, i) => [0, 1, 2].map((n) => place(`country:${code}`, i * 3 + n))))
  assert.deepEqual(
    page.countries.map((band) => band.country),
    ['AU', 'BR', 'FR', 'DE', 'IN', 'NG', 'GB', 'US'],
  )
})

test('countries may tell a story again in their own words', () => {
  const page = arrangeFront([
    place('front', 0),
    place('country:AU', 0, 'b0'),
    place('country:AU', 1, 'b1'),
    place('country:AU', 2, 'b2'),
    ...run('country:GB', 0, 2),
    ...run('country:ZZZ', 0, 3),
  ])
  assert.deepEqual(
    page.countries.map((band) => [band.country, band.pieces.map((one) => one.articleId)]),
    [['AU', ['b0', 'b1', 'b2']]],
  )
})

test('an empty edition is an empty page', () => {
  assert.deepEqual(arrangeFront([]), { lead: undefined, beside: [], seconds: [], shelves: [], briefs: [], bands: [], countries: [] })
})

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
    page.bands.map((band) => [band.desk, band.pieces[0]?.storyId, band.pieces.length]),
    [
      ['world', 's17', 6],
      ['sport', 's25', 6],
    ],
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
  assert.deepEqual(arrangeFront([]), { lead: undefined, beside: [], seconds: [], briefs: [], bands: [], countries: [] })
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Choices } from '../../../readers/readers.ts'
import { arrangeYours, type Candidate } from './arrange-yours.ts'

const at = (page: string, place: number, story: string, more: Partial<Candidate> = {}): Candidate => ({
  page,
  place,
  storyId: story,
  articleId: `a-${story}`,
  chosen: null,
  ...more,
})
const told = (page: string, place: number, story: string, chosen: string) =>
  at(page, place, story, { chosen, articleId: `${chosen}-${story}` })
const choices = (more: Partial<Choices>): Choices => ({ region: null, sections: [], titles: [], ...more })
const stories = (list: { storyId: string | null }[]) => list.map((one) => one.storyId)

test('a story that stands on two chosen pages comes before the leads of either', () => {
  const mine = arrangeYours(
    [at('desk:world', 0, 'w'), at('desk:world', 1, 'both'), at('country:AU', 0, 'au'), at('country:AU', 1, 'both')],
    choices({ region: 'AU', sections: ['world'] }),
  )
  assert.equal(mine[0]?.storyId, 'both')
  assert.equal(mine[0]?.because, 'You follow World. Australia is your region.')
  assert.deepEqual(new Set(stories(mine)), new Set(['both', 'w', 'au']))
  assert.equal(mine.length, 3, 'a story stands once')
})

test('a chosen title’s telling is shown in place of the page’s, and says so', () => {
  const mine = arrangeYours(
    [at('desk:world', 4, 'x'), told('desk:world', 4, 'x', 'The Ledger'), at('desk:world', 3, 'y')],
    choices({ sections: ['world'], titles: [] }),
  )
  assert.deepEqual(stories(mine), ['x', 'y'])
  assert.equal(mine[0]?.articleId, 'The Ledger-x')
  assert.equal(mine[0]?.because, 'You read The Ledger. You follow World.')
})

test('what a chosen title tells elsewhere comes in by the title alone', () => {
  const [one] = arrangeYours([told('front', 2, 'z', 'The Ledger')], choices({}))
  assert.equal(one?.because, 'You read The Ledger.')
})

test('pages that were not chosen are passed over', () => {
  assert.deepEqual(arrangeYours([at('desk:sport', 0, 's'), at('front', 0, 'f')], choices({ sections: ['world'] })), [])
})

test('no choice has three stories in a row while another has one left', () => {
  const loud = Array.from({ length: 9 }, (_, place) => at('desk:sport', place, `s${place}`))
  const quiet = Array.from({ length: 4 }, (_, place) => at('desk:science', place + 10, `q${place}`))
  const mine = arrangeYours([...loud, ...quiet], choices({ sections: ['sport', 'science'] }))
  const words = mine.map((one) => one.because)
  assert.equal(mine.length, 13)
  for (let i = 2; i < 12; i++)
    assert.ok(new Set(words.slice(i - 2, i + 1)).size > 1 || !words.slice(i).includes('You follow Science.'), `three in a row at ${i}`)
  assert.equal(words.indexOf('You follow Science.'), 2)
})

test('the page ends', () => {
  const many = Array.from({ length: 90 }, (_, place) => at('desk:world', place, `s${place}`))
  assert.equal(arrangeYours(many, choices({ sections: ['world'] })).length, 36)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refusal } from '../base/refusal.ts'
import { readTitles } from './read-catalogue.ts'

const feed = (address: string) => ({ address, section: null })
const herald = {
  id: 'harbour-herald',
  name: 'The Harbour Herald',
  publisher: 'Quay Press',
  language: 'en-GB',
  feeds: [feed('https://herald.example.org/rss')],
}
const file = (titles: unknown, country: unknown = 'GB') => JSON.stringify({ country, titles })

const mistakesIn = (text: string): string[] => {
  try {
    readTitles(text, 'list.json')
  } catch (error) {
    assert.ok(error instanceof Refusal)
    assert.equal(error.code, 'bad-titles')
    return error.facts.mistakes as string[]
  }
  return []
}

test('a title in our own form', () => {
  assert.deepEqual(readTitles(file([herald]), 'gb.json'), [{ ...herald, country: 'GB', kind: 'daily' }])
})

test('a list of files, and a title with a country of its own', () => {
  const list = JSON.stringify([
    { country: 'GB', titles: [herald] },
    { titles: [{ ...herald, id: 'b', country: 'NZ', feeds: [feed('https://b.example.org/rss')] }] },
  ])
  assert.deepEqual(
    readTitles(list, 'list.json').map((title) => title.country),
    ['GB', 'NZ'],
  )
})

test('all mistakes at once, each with its file and path', () => {
  const mistakes = mistakesIn(
    file([
      { ...herald, language: 'english', kind: 'weekly', colour: 'blue' },
      {
        ...herald,
        id: 'The Herald',
        feeds: [feed('ftp://herald.example.org/rss'), feed('https://ann:secret@herald.example.org/rss'), feed('herald')],
      },
      { ...herald, id: 'empty', feeds: [] },
      { ...herald, id: 'misspelt', langauge: 'en' },
      'a word',
    ]),
  )
  assert.deepEqual(
    mistakes.map((mistake) => mistake.slice(0, mistake.indexOf(': ', 12))),
    [
      'list.json: titles[0].language',
      'list.json: titles[0].kind',
      'list.json: titles[0].colour',
      'list.json: titles[1].id',
      'list.json: titles[1].feeds[0].address',
      'list.json: titles[1].feeds[1].address',
      'list.json: titles[1].feeds[2].address',
      'list.json: titles[2].feeds',
      'list.json: titles[3]',
      'list.json: titles[4]',
    ],
    mistakes.join('\n'),
  )
})

test('the same feed under two titles, and the same id twice', () => {
  const mistakes = mistakesIn(file([herald, { ...herald, id: 'other' }, { ...herald, feeds: [feed('https://c.example.org/rss')] }]))
  assert.deepEqual(mistakes, [
    'list.json: titles[1].feeds[0].address: https://herald.example.org/rss is already offered by harbour-herald',
    'list.json: titles[2].id: “harbour-herald” is already the id of list.json: titles[0]',
  ])
})

test('addresses that are written differently and called alike are the same', () => {
  const mistakes = mistakesIn(
    file([{ ...herald, feeds: [feed('https://herald.example.org/rss'), feed('HTTPS://Herald.Example.org:443/rss#top')] }]),
  )
  assert.equal(mistakes.length, 1)
})

test('a country that is none', () => {
  for (const country of ['UK', 'gb', 'ZZ', 'EU', 7]) assert.equal(mistakesIn(file([herald], country)).length, 1, String(country))
})

test('what is no list of titles', () => {
  for (const text of ['', 'id,name', '{', '{"country":"GB"}', 'null', '[]]', '{"country":"GB","titles":[]}'])
    assert.equal(mistakesIn(text).length, 1, text)
})

test('a list of nothing but mistakes is told in at most fifty lines', () => {
  assert.throws(
    () => readTitles(file(Array(300).fill(7)), 'list.json'),
    (error: Refusal) => error.message.split('\n').length === 52 && /250 more/.test(error.message),
  )
})

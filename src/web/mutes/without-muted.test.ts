import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Mutes } from '../../readers/readers.ts'
import { defaultTerms } from '../../titles/titles.ts'
import { titlesLeft } from '../furniture/hoist.tsx'
import type { Card, Telling } from '../reader/gather-cards.ts'
import { openWords, withoutMuted } from './without-muted.ts'

const none: Mutes = { title: [], topic: [], desk: [], writer: [], word: [], story: [] }
const facts = { topics: new Map<string, string[]>(), writers: new Map<string, string[]>() }
const titleOf = (id: string) => ({ id, name: `The ${id}`, colour: null })
const at = new Date('2030-05-04T10:00:00Z')
const telling = (story: string, title: string, language = 'en'): Telling => ({
  id: `${story}-${title}`,
  slug: 'x',
  headline: `${title} tells ${story}`,
  language,
  published: at,
  title: titleOf(title),
})
const card = (story: string, titles: string[], more: Partial<Card['article']> = {}): Card => {
  const [own = '', ...others] = titles
  return {
    page: 'front',
    storyId: story,
    articleId: `${story}-${own}`,
    reasons: [],
    story: { id: story, slug: story, titles: titles.length, articles: titles.length, countries: [] },
    article: {
      ...{ id: `${story}-${own}`, slug: 'x', headline: `${own} tells ${story}`, standfirst: null, opening: null, language: 'en' },
      ...{ desk: 'world', section: null, minutes: 1, published: at, corrected: false, picture: null },
      ...more,
    },
    title: { ...titleOf(own), country: null, edition: null },
    mark: null,
    terms: defaultTerms,
    first: titleOf(own),
    others: others.map((title) => telling(story, title)),
    telling: titles.map(titleOf),
  }
}

test('a muted title’s place goes to another title’s telling of the story, and to one in its language first', () => {
  const { cards, instead, stories } = withoutMuted(
    [
      { ...card('s1', ['herald', 'bote', 'mail']), others: [telling('s1', 'bote', 'de'), telling('s1', 'mail')] },
      card('s2', ['mail', 'herald']),
      card('s3', ['herald']),
    ],
    { ...none, title: ['herald'] },
    facts,
  )
  assert.equal(stories, 1)
  assert.deepEqual(
    [...instead].map(([n, place]) => [n, place.articleId, place.storyId]),
    [[0, 's1-mail', 's1']],
  )
  assert.deepEqual(
    cards.map((one) => one.telling.map(({ id }) => id)),
    [['bote', 'mail'], ['mail']],
  )
  assert.equal(cards[0]?.first, null)
  assert.deepEqual(
    cards.map((one) => titlesLeft(one)),
    ['2 titles, 1 more hidden', '1 title hidden'],
  )
})

test('a story of more titles than are looked at says how many of all of them are hidden', () => {
  const broad = { ...card('s1', ['mail', 'herald', 'bote']), hidden: 4 }
  const { cards, titles } = withoutMuted(
    [{ ...broad, story: { ...broad.story, titles: 30 } }],
    { ...none, title: ['herald', 'star', 'post', 'sun'] },
    facts,
  )
  assert.deepEqual([cards.map((one) => titlesLeft(one, ' tell it')), [...titles]], [['26 titles tell it, 4 more hidden'], ['herald']])
})

test('on its own page a muted title is not left out: the reader went there', () => {
  const kept = withoutMuted([card('s3', ['herald'])], { ...none, title: ['herald'] }, facts, { kind: 'title', key: 'herald' })
  assert.deepEqual([kept.cards.length, kept.stories], [1, 0])
})

test('muted words, topics, sections, stories and writers take away what they are about', () => {
  const all = [
    card('s1', ['herald', 'mail'], { headline: 'Royal baby born' }),
    card('s2', ['mail']),
    card('s3', ['herald'], { desk: 'sport' }),
    card('s4', ['herald']),
    card('s5', ['mail', 'herald']),
  ]
  const mutes = { ...none, word: ['royal baby'], topic: ['tides'], desk: ['sport'], story: ['s4'], writer: ['jane-smith'] }
  const known = { topics: new Map([['s2', ['tides', 'moon']]]), writers: new Map([['s5-mail', ['jane-smith']]]) }
  const { cards, instead, stories } = withoutMuted(all, mutes, known)
  assert.deepEqual([cards.map(({ story }) => story.id), stories], [['s5'], 4])
  assert.equal(instead.get(0)?.articleId, 's5-herald')
})

test('a story goes by a word in any of its headlines, as whole words however they are written', () => {
  const has = openWords(['royal baby', 'öl', '足球'])
  for (const text of ['The ROYAL  Baby!', 'a royal-baby boom', 'Ol fliesst', '英格兰足球队', 'Ｒｏｙａｌ ｂａｂｙ'])
    assert.ok(has(text), text)
  for (const text of ['royal babysitter', 'baby royal', 'Ölpreis', null, undefined, '']) assert.ok(!has(text), `${text}`)
  const { stories } = withoutMuted(
    [{ ...card('s1', ['mail', 'herald']), others: [{ ...telling('s1', 'herald'), headline: 'It is a royal baby' }] }],
    { ...none, word: ['royal baby'] },
    facts,
  )
  assert.equal(stories, 1)
  assert.ok(!openWords([])('anything'))
})

test('whatever is muted: nothing muted is kept, nothing else is lost, and every card is kept, counted or told by another', () => {
  let seed = 11
  const chance = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below
  const names = ['herald', 'mail', 'bote', 'post', 'star']
  for (let round = 0; round < 300; round++) {
    const cards = Array.from({ length: 12 }, (_, n) => {
      const titles = names.filter(() => chance(2) === 0)
      return card(`s${n}`, titles.length > 0 ? titles : ['star'], { desk: ['world', 'sport', 'science'][chance(3)] ?? null })
    })
    const some = (of: string[]) => of.filter(() => chance(4) === 0)
    const mutes: Mutes = {
      ...none,
      title: some(names),
      desk: some(['world', 'sport', 'science']),
      story: some(cards.map(({ story }) => story.id)),
      topic: some(['tides', 'moon']),
      writer: some(['jane-smith', 'ada-ash']),
    }
    const known = {
      topics: new Map(cards.map(({ story }) => [story.id, some(['tides', 'moon'])])),
      writers: new Map(cards.map(({ article }) => [article.id, some(['jane-smith', 'ada-ash'])])),
    }
    const kept = withoutMuted(cards, mutes, known)
    assert.equal(kept.cards.length + kept.stories, cards.length)
    for (const [n, one] of kept.cards.entries()) {
      assert.ok(!mutes.story.includes(one.story.id) && !mutes.desk.includes(one.article.desk ?? ''))
      assert.ok(!(known.topics.get(one.story.id) ?? []).some((topic) => mutes.topic.includes(topic)))
      assert.ok(![...one.telling, ...one.others.map(({ title }) => title)].some(({ id }) => mutes.title.includes(id)))
      const hidden =
        mutes.title.includes(one.title.id) || (known.writers.get(one.article.id) ?? []).some((key) => mutes.writer.includes(key))
      assert.equal(kept.instead.has(n), hidden)
      const told = [one.title, ...(cards.find(({ story }) => story.id === one.story.id)?.others.map(({ title }) => title) ?? [])]
      assert.equal(one.hidden, told.filter(({ id }) => mutes.title.includes(id)).length)
    }
    const clean = withoutMuted(cards, none, known)
    assert.deepEqual(
      [clean.cards.map(({ articleId }) => articleId), clean.stories, clean.instead.size],
      [cards.map(({ articleId }) => articleId), 0, 0],
    )
  }
})

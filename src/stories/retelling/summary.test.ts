import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ArticleId } from '../../articles/articles.ts'
import { defaultTerms } from '../../titles/titles.ts'
import type { StoryId } from '../tables.ts'
import { summaryOf } from './summary.ts'
import type { Retold } from './tellings-of.ts'

const retold = (title: string, opening: string, more: Partial<Retold> = {}): Retold => ({
  id: title as ArticleId,
  story: 's' as StoryId,
  title,
  titleName: title,
  publisher: title,
  headline: 'Ferry runs aground off Theonisi',
  standfirst: null,
  opening,
  language: 'en',
  wire: null,
  byline: [],
  published: new Date('2026-11-23T10:00:00Z'),
  received: new Date('2026-11-23T10:00:00Z'),
  origin: null,
  changed: 0,
  terms: defaultTerms,
  reserved: false,
  picture: null,
  ...more,
})
const a = retold(
  'a',
  'THEONISI, Greece (Concord Press) - A ferry with more than 400 people aboard ran aground on a reef off Theonisi, killing two passengers. “It was dark,” she said.',
)
const b = retold(
  'b',
  'Divers of the Greek coast guard found the bodies of two passengers in the ferry that lies on the reef. He spoke on Monday.',
)
const c = retold(
  'c',
  'The captain of the ferry was detained on the island after the coast guard had brought 400 passengers ashore.\nRead more in our newsletter about the ferry and the reef off Theonisi.',
)
const of = (...tellings: Retold[]) => summaryOf(tellings).map(({ articleId }) => articleId)

test('a summary has a sentence of each of several publishers, as it stands in the piece', () => {
  const summary = summaryOf([a, b, c])
  assert.deepEqual([...summary.map(({ articleId }) => articleId)].sort(), ['a', 'b', 'c'])
  for (const { articleId, sentence } of summary)
    assert.ok(
      [a, b, c].some(({ id, opening }) => id === articleId && opening?.includes(sentence)),
      sentence,
    )
  assert.ok(!summary.some(({ sentence }) => /Concord Press|Read more|He spoke|“/.test(sentence)))
})

test('what gives no sentence', () => {
  const terms = (more: object) => ({ terms: { ...defaultTerms, ...more } })
  const cases: [string, ArticleId[], string[]][] = [
    ['one telling', of(a), []],
    ['two titles of one publisher', of(a, { ...b, publisher: 'a' }), []],
    ['a title whose terms give the headline alone', of(a, b, { ...c, ...terms({ text: 'headline' }) }).sort(), ['a', 'b']],
    ['a title shown in some countries only', of(a, b, { ...c, ...terms({ territories: { only: ['GB'] } }) }).sort(), ['a', 'b']],
    ['a title that reserves its text from machines', of(a, b, { ...c, reserved: true }).sort(), ['a', 'b']],
    ['a copy beside its original', of(a, b, { ...c, opening: a.opening, origin: 'a' as ArticleId }).sort(), ['a', 'b']],
    ['another language', of(a, b, { ...c, language: 'fr' }).sort(), ['a', 'b']],
    ['the same said again', of(a, b, { ...c, opening: a.opening }).length === 2 ? [] : (['both'] as ArticleId[]), []],
    [
      'a question',
      of(a, b, { ...c, opening: 'Why did the ferry with 400 passengers run aground on the reef off Theonisi at night?' }).sort(),
      ['a', 'b'],
    ],
  ]
  for (const [what, found, expected] of cases) assert.deepEqual(found, expected, what)
})

test('of a gated title only the preview gives sentences', () => {
  const gated = { ...defaultTerms, access: 'members' as const, previewParagraphs: 1 }
  const late = 'The coast guard counted the ferry’s 400 passengers on the reef at Theonisi and found two dead.'
  assert.ok(!of(a, b, { ...c, terms: gated, opening: `Short.\n${late}` }).includes('c' as ArticleId))
  assert.ok(of(a, b, { ...c, terms: gated, opening: `${late}\nShort.` }).includes('c' as ArticleId))
  assert.ok(!of(a, b, { ...c, terms: { ...gated, previewParagraphs: 0 }, opening: late }).includes('c' as ArticleId))
})

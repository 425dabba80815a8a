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

test('what was measured is said once, unless another sentence has a figure of its own', () => {
  const rate = (title: string, opening: string) => retold(title, opening, { headline: 'Bank keeps rate at 2.75 per cent' })
  const bank = rate(
    'a',
    'Canada’s central bank kept its policy interest rate at 2.75 per cent, it said in a statement at 09.45 Eastern time.',
  )
  const again = rate('b', 'The central bank in Ottawa left its policy interest rate at 2.75 percent for the fourth meeting in a row.')
  const dollar = rate('c', 'Canada’s central bank left its policy rate at 2.75 percent, and the Canadian dollar ticked up to 73.4 cents.')
  const houses = rate('d', 'Owners of mortgages wait while the central bank keeps its policy rate and the statement names house prices.')
  const told = of(bank, again, dollar, houses)
  assert.deepEqual(told.sort(), ['c', 'd'])
  assert.deepEqual(of(bank, again, houses).filter((id) => id !== 'd').length, 1)
})

test('what speaks to the reader or leans on a sentence that is not there is not quoted', () => {
  for (const opening of [
    'In seven months it will carry ferry passengers past the reef off Theonisi, said the coast guard of the island.',
    'Why the ferry with 400 people aboard ran aground on the reef off Theonisi, and what the coast guard did.',
    'If you were on the ferry that ran aground on the reef off Theonisi, the coast guard asks for a word.',
  ])
    assert.deepEqual(of(a, b, { ...c, opening }).sort(), ['a', 'b'], opening)
})

test('of sentences as good as each other the later telling’s is quoted, where a story is told over hours', () => {
  const early = retold('a', 'The coast guard brought 412 passengers ashore from the ferry that struck the reef off Theonisi in the night.')
  const late = retold('b', 'The coast guard counted 410 passengers ashore from the ferry that struck the reef off Theonisi in the night.')
  const other = retold('c', 'Tugs from Piraeus will pull the ferry off the reef, its owner said, once divers have closed the hull.')
  const at = (hour: number) => ({ published: new Date(Date.UTC(2026, 10, 23, hour)) })
  assert.ok(of({ ...early, ...at(3) }, { ...late, ...at(12) }, { ...other, ...at(9) }).includes('b' as ArticleId))
  assert.ok(of({ ...early, ...at(12) }, { ...late, ...at(3) }, { ...other, ...at(9) }).includes('a' as ArticleId))
})

test('a figure is said twice at the most, unless another comes with it', () => {
  const told = [
    'In a cellar in Delft a quantum bit was held still for 61 minutes before anybody looked at it.',
    'Researchers have beaten their own record with a quantum memory that lasted 61 minutes, the institute said.',
    'For 61 minutes the quantum laboratory heard nothing but the hum of its cooler beneath a tram stop.',
    'No answer was asked of the quantum machine for 61 minutes, only whether something had gone wrong.',
  ].map((opening, n) => retold('abcd'.charAt(n), opening, { headline: 'Quantum bit survives 61 minutes in Delft' }))
  assert.equal(of(...told).length, 2)
  const last = { ...(told[3] as Retold), opening: `${told[3]?.opening?.slice(0, -1)} in 4,000 runs.` }
  assert.ok(of(...told.slice(0, 3), last).includes('d' as ArticleId))
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ArticleId } from '../../../articles/articles.ts'
import type { Quote } from '../../../stories/stories.ts'
import type { Told } from './gather-story.ts'
import { shownSummary } from './shown-summary.ts'

const sentence = (n: number) => `Sentence ${n} of the summary stands here.`
const told = (id: string, facts: Partial<Told>): Told => ({ id, standfirst: null, opening: null, reserved: false, ...facts }) as Told
const quote = (id: string, n: number): Quote => ({ articleId: id as ArticleId, sentence: sentence(n) })

test('a summary has only sentences that the page shows of their pieces anyhow', () => {
  const a = told('a', { opening: `${sentence(1)} And more.` })
  const b = told('b', { standfirst: sentence(2) })
  const gated = told('c', { opening: 'Only the beginning of it.' })
  const reserved = told('d', { opening: sentence(4), reserved: true })
  const shown = shownSummary([quote('a', 1), quote('b', 2), quote('c', 3), quote('d', 4), quote('gone', 5)], [a, b, gated, reserved])
  assert.deepEqual(
    shown.map(({ one }) => one.id),
    ['a', 'b'],
  )
  assert.deepEqual(shownSummary([quote('a', 1), quote('c', 3)], [a, gated]), [], 'one sentence is no summary')
})

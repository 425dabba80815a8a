import assert from 'node:assert/strict'
import { test } from 'node:test'
import { groupedInOrder, movedShare, shuffled } from '../../tests/town/orders-of-arrival.ts'
import { readNews } from '../../tests/town/read-news.ts'
import { readTitles } from '../../tests/town/read-titles.ts'
import { hour } from '../base/clock.ts'
import type { Telling } from './grouper.ts'

const opened = Date.parse('2026-11-23T12:00:00Z')
const titles = new Map(readTitles().map((title) => [title.id, title]))

/** Every telling of the town, as the house tells the grouper of it, in order of time. */
const tellings: Telling[] = readNews()
  .flatMap((event) =>
    event.tellings.map(({ title, after, headline, standfirst, section, paragraphs, wire }) => ({
      id: `${event.event}/${title}`,
      headline,
      text: [standfirst, ...paragraphs.slice(0, 3)].filter(Boolean).join(' '),
      at: opened + (event.hours + after) * hour,
      language: titles.get(title)?.language ?? null,
      source: title,
      section,
      wire: wire ?? null,
    })),
  )
  .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))

test('the measure counts who stands elsewhere', () => {
  const grouping = (...stories: string[]) => new Map(stories.flatMap((ids, n) => [...ids].map((id) => [id, `s${n}`] as const)))
  assert.equal(movedShare(grouping('abcd', 'ef'), grouping('ef', 'abcd')), 0)
  assert.equal(movedShare(grouping('abcd', 'ef'), grouping('abc', 'def')), 1 / 6)
  assert.equal(movedShare(grouping('abcd', 'ef'), grouping('abcdef')), 2 / 6)
})

test('whatever order the news of the town comes in, no more than one placing in fifty is another after mending', (t) => {
  const inTime = groupedInOrder(tellings)
  const others = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => groupedInOrder(shuffled(tellings, seed)))
  const shares = others.map(({ stories }) => movedShare(inTime.stories, stories))
  t.diagnostic(
    `${tellings.length} tellings in ${new Set(inTime.stories.values()).size} stories; moved ${shares.map((share) => (share * 100).toFixed(2)).join(', ')} %`,
  )
  for (const { stories, mended } of [inTime, ...others]) {
    assert.ok(mended < 10, 'mending comes to an end')
    assert.ok(![...stories.values()].includes('nowhere'), 'no telling is lost')
  }
  assert.ok(shares.every((share) => share <= 0.02))
})

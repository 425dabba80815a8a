import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readNews } from '../../tests/town/read-news.ts'
import { readTitles } from '../../tests/town/read-titles.ts'
import { hour } from '../base/clock.ts'
import { openGrouper, type Telling } from './grouper.ts'

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

const dice = (seed: number) => {
  let state = seed
  return (n: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return (state >>> 8) % n
  }
}
const shuffled = <T>(list: T[], seed: number): T[] => {
  const roll = dice(seed)
  const mixed = [...list]
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = roll(i + 1)
    ;[mixed[i], mixed[j]] = [mixed[j] as T, mixed[i] as T]
  }
  return mixed
}

/** Places in the order given and mends until nothing changes; each telling's story. */
const grouped = (order: Telling[]): Map<string, string> => {
  let named = 0
  const grouper = openGrouper(() => `s${named++}`)
  for (const one of order) grouper.place(one)
  for (let turn = 0; turn < 10; turn++) {
    const { joins, moves } = grouper.mend()
    if (joins.length + moves.length === 0) break
    assert.ok(turn < 9, 'mending comes to an end')
  }
  return new Map(order.map(({ id }) => [id, grouper.storyOf(id) ?? assert.fail(`${id} was lost`)]))
}

/**
 * The share of tellings that stand elsewhere: stories of one grouping are set against those of the other, each with the one that it shares most with (largest overlaps first), and whoever is not
 * in an overlap of such a pair has moved.
 */
const movedShare = (one: Map<string, string>, other: Map<string, string>): number => {
  const overlaps = new Map<string, { a: string; b: string; n: number }>()
  for (const [id, a] of one) {
    const b = other.get(id) as string
    const had = overlaps.get(`${a} ${b}`) ?? { a, b, n: 0 }
    overlaps.set(`${a} ${b}`, { ...had, n: had.n + 1 })
  }
  const [left, right] = [new Set<string>(), new Set<string>()]
  let stay = 0
  for (const { a, b, n } of [...overlaps.values()].sort((x, y) => y.n - x.n)) {
    if (left.has(a) || right.has(b)) continue
    left.add(a)
    right.add(b)
    stay += n
  }
  return (one.size - stay) / one.size
}

test('the measure counts who stands elsewhere', () => {
  const grouping = (...stories: string[]) => new Map(stories.flatMap((ids, n) => [...ids].map((id) => [id, `s${n}`] as const)))
  assert.equal(movedShare(grouping('abcd', 'ef'), grouping('ef', 'abcd')), 0)
  assert.equal(movedShare(grouping('abcd', 'ef'), grouping('abc', 'def')), 1 / 6)
  assert.equal(movedShare(grouping('abcd', 'ef'), grouping('abcdef')), 2 / 6)
})

test('whatever order the news of the town comes in, no more than one placing in fifty is another after mending', (t) => {
  const inTime = grouped(tellings)
  const shares = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => movedShare(inTime, grouped(shuffled(tellings, seed))))
  t.diagnostic(
    `${tellings.length} tellings in ${new Set(inTime.values()).size} stories; moved ${shares.map((share) => (share * 100).toFixed(2)).join(', ')} %`,
  )
  assert.ok(shares.every((share) => share <= 0.02))
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../../tests/town/database.ts'
import { putTitle } from '../../../tests/town/put-title.ts'
import { sql } from '../../base/database.ts'
import type { FeedId, TitleId } from '../../titles/titles.ts'
import { prepareItem } from '../prepare-item.ts'
import { receive } from '../receive.ts'
import type { ArticleId } from '../tables.ts'
import { withdraw } from '../withdraw.ts'
import { copiesOf } from './copies-of.ts'
import { findCopies, leaveCopies } from './find-copies.ts'
import { dropOldShingles } from './note-shingles.ts'

const { db } = await testDatabase({
  'article-received': async () => {},
  'article-corrected': async () => {},
  'article-withdrawn': async () => {},
})
const noon = new Date('2026-11-23T12:00:00Z')
const at = (minutes: number) => new Date(noon.getTime() + minutes * 60_000)

let made = 0
const newTitle = async (name: string) => {
  const id = `title-${++made}` as TitleId
  const feed = `${id}-main` as FeedId
  await putTitle(db, { id, name, country: 'GB', language: 'en', feeds: [{ id: feed, address: `https://${id}.example/rss` }] }, noon)
  return { id, feed }
}
type Title = Awaited<ReturnType<typeof newTitle>>

let pieces = 0
/** Brings one piece; gives its id. */
const bring = async (
  title: Title,
  paragraphs: string[],
  minutes: number,
  { authors = [] as string[], guid = `g${++pieces}`, now = at(minutes + 1) } = {},
) => {
  const item = prepareItem(
    {
      title: `Ferry aground ${guid}`,
      guid,
      authors: authors.map((name) => ({ name })),
      categories: [],
      media: [],
      published: at(minutes),
      contentHtml: paragraphs.map((text) => `<p>${text}</p>`).join(''),
    },
    { titleId: title.id, titleLanguage: 'en', feedAddress: `https://${title.id}.example/rss` },
  )
  const { fresh, changed } = await receive(db, { titleId: title.id, feedId: title.feed, isMain: true, feedLength: 1, items: [item] }, now)
  return [...fresh, ...changed][0] as ArticleId
}

// A paragraph of thirty words of its own for each number.
const paragraph = (text: string, n: number) => `${Array.from({ length: 30 }, (_, i) => `${text}${n}x${i}`).join(' ')}.`
const piece = (text: string, from: number, to: number) => Array.from({ length: to - from }, (_, i) => paragraph(text, from + i))

test('copies that were cut, begun anew or filled up are one group with the agency’s own as its original; another telling is not among them', async () => {
  const [agency, one, two, three, own] = [
    await newTitle('Concord Press'),
    await newTitle('One'),
    await newTitle('Two'),
    await newTitle('Three'),
    await newTitle('Own'),
  ]
  const ids = [
    await bring(one, piece('wire', 0, 4), 0, { authors: ['Concord Press'] }),
    await bring(two, [...piece('local', 0, 2), ...piece('wire', 0, 6)], 5),
    await bring(agency, piece('wire', 0, 10), 3),
    await bring(three, [...piece('wire', 0, 3), ...piece('added', 0, 3), ...piece('wire', 3, 8)], 9),
    await bring(own, [...piece('own', 0, 8), paragraph('wire', 0)], 4),
  ]
  await findCopies(db, ids, at(10))
  const found = await copiesOf(db, ids)
  assert.deepEqual(
    ids.map((id) => found.get(id)?.origin ?? null),
    [ids[2], ids[2], ids[2], ids[2], null],
  )
  assert.equal(found.get(ids[2]!)?.copies, 3)
  assert.ok(found.get(ids[0]!)!.likeness > 0.9)
  // Told again, nothing is otherwise.
  await findCopies(db, ids, at(20))
  assert.deepEqual(await copiesOf(db, ids), found)

  // The original goes; the others find the next.
  await withdraw(db, { article: ids[2]!, note: null }, at(30))
  await leaveCopies(db, [ids[2]!], at(30))
  const left = await copiesOf(db, ids)
  assert.deepEqual(
    ids.map((id) => left.get(id)?.origin ?? null),
    [ids[0], ids[0], null, ids[0], null],
  )
})

test('a piece that is written anew leaves its group', async () => {
  const [one, two] = [await newTitle('One'), await newTitle('Two')]
  const first = await bring(one, piece('shared', 0, 5), 0)
  const second = await bring(two, piece('shared', 0, 5), 1, { guid: 'second' })
  await findCopies(db, [first, second], at(2))
  assert.equal((await copiesOf(db, [second])).get(second)?.origin, first)
  assert.equal(await bring(two, piece('rewritten', 0, 5), 1, { guid: 'second', now: at(30) }), second)
  await findCopies(db, [second], at(31))
  assert.equal((await copiesOf(db, [first, second])).size, 0)
})

test('one title’s own pieces, briefs and pieces of another week are not grouped', async () => {
  const [one, two] = [await newTitle('One'), await newTitle('Two')]
  const ids = [
    await bring(one, piece('again', 0, 5), 0),
    await bring(one, [...piece('again', 0, 5), 'And more.'], 1),
    await bring(one, piece('brief', 0, 1), 0),
    await bring(two, piece('brief', 0, 1), 0),
    await bring(one, piece('week', 0, 5), 0),
    await bring(two, piece('week', 0, 5), -6 * 24 * 60),
    await bring(two, piece('month', 0, 5), -30 * 24 * 60),
    await bring(one, piece('month', 0, 5), 0),
  ]
  await findCopies(db, ids, at(2))
  const found = await copiesOf(db, ids)
  assert.deepEqual([...found.keys()].sort(), [ids[4], ids[5]].sort())
})

test('what no copy is looked for any more is let go, and what was found stays', async () => {
  const [one, two] = [await newTitle('One'), await newTitle('Two')]
  const ids = [await bring(one, piece('old', 0, 5), 0), await bring(two, piece('old', 0, 5), 1)]
  await findCopies(db, ids, at(2))
  assert.ok((await dropOldShingles(db, at(9 * 24 * 60))) >= 2)
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from shingle_marks`.execute(db)
  assert.equal(rows[0]?.n, 0)
  assert.equal((await copiesOf(db, ids)).size, 2)
})

test('property: whatever the order and however they are told, the groups are the same', async () => {
  // Two agency pieces in several forms, and tellings that share a quotation with them.
  const forms: { name: string; paragraphs: string[]; minutes: number; authors?: string[] }[] = [
    { name: 'Agency A', paragraphs: piece('p', 0, 10), minutes: 4 },
    { name: 'B', paragraphs: piece('p', 0, 3), minutes: 6, authors: ['Agency A News Agency'] },
    { name: 'C', paragraphs: [...piece('c', 0, 3), ...piece('p', 4, 10)], minutes: 2 },
    { name: 'D', paragraphs: piece('p', 2, 6), minutes: 9, authors: ['Reuters'] },
    { name: 'E', paragraphs: [paragraph('p', 0), ...piece('e', 0, 6)], minutes: 1 },
    { name: 'F', paragraphs: piece('q', 0, 6), minutes: 5 },
    { name: 'G', paragraphs: [...piece('q', 0, 4), ...piece('g', 0, 2)], minutes: 5 },
    { name: 'H', paragraphs: piece('h', 0, 6), minutes: 3 },
  ]
  let state = 7
  const random = () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return state / 0x7fffffff
  }
  const outcomes = new Set<string>()
  for (let round = 0; round < 12; round++) {
    const titles = new Map<string, Title>()
    for (const { name } of forms) titles.set(name, await newTitle(name))
    const order = forms.toSorted(() => random() - 0.5)
    const marked = (texts: string[]) => texts.map((text) => text.replaceAll(/\b([a-z])(\d+x)/g, `$1r${round}$2`))
    const ids = new Map<string, ArticleId>()
    for (const form of order) {
      ids.set(form.name, await bring(titles.get(form.name)!, marked(form.paragraphs), form.minutes, { authors: form.authors, now: at(20) }))
      if (random() < 0.6)
        await findCopies(
          db,
          [...ids.values()].filter(() => random() < 0.7),
          at(20),
        )
    }
    // Whoever was never told is told at last, alone or together; all the others have been heard or are heard again.
    const all = [...ids.values()].toSorted(() => random() - 0.5)
    if (random() < 0.5) await findCopies(db, all, at(21))
    else for (const id of all) await findCopies(db, [id], at(21))
    const found = await copiesOf(db, all)
    const nameOf = new Map([...ids].map(([name, id]) => [id, name]))
    outcomes.add(forms.map(({ name }) => `${name}:${nameOf.get(found.get(ids.get(name)!)?.origin ?? ('' as ArticleId)) ?? '-'}`).join(' '))
  }
  assert.deepEqual([...outcomes], ['Agency A:D B:D C:D D:D E:- F:F G:F H:-'])
})

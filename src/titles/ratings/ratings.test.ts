import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { testDatabase } from '../../../tests/town/database.ts'
import { joinTitles } from '../join-titles.ts'
import type { TitleId } from '../tables.ts'
import { leaningWord, medianOf, valueOfLabel } from './leaning.ts'
import { exportRatings, leaningOf, listRatings, ratingsOf } from './ratings-of.ts'
import { readCsv } from './read-csv.ts'
import { readRatings } from './read-ratings.ts'
import { endRating, takeRatings } from './take-ratings.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-23T12:00:00Z')
before(() =>
  joinTitles(
    db,
    ['one', 'two', 'three'].map((id) => ({
      id,
      name: `The ${id}`,
      publisher: 'Press',
      kind: 'daily',
      feeds: [{ address: `https://${id}.example/rss` }],
    })),
    now,
  ),
)
const take = (text: string) => takeRatings(db, text, 'ratings', now)
const csv = (...lines: string[]) => ['title,scheme,value,label,rated_by,link,date', ...lines].join('\n')
const stands = async () => (await listRatings(db)).map((one) => `${one.title} ${one.ratedBy} ${one.value} ${one.label}`)

test('a file of ratings is taken, and what cannot be is said line by line', async () => {
  const { taken, refused, ended } = await take(
    csv(
      'one,leaning,-1.5,,"Fair, Bodies",https://fair.example/one,2026-01-31',
      'two,,,Center-Right,"Fair, Bodies",https://fair.example/two,',
      'nobody,leaning,1,,"Fair, Bodies",https://fair.example/x,',
      'three,leaning,3,,"Fair, Bodies",https://fair.example/x,',
      'three,leaning,,,"Fair, Bodies",https://fair.example/x,',
      'three,leaning,,bold,"Fair, Bodies",https://fair.example/x,',
      'three,honesty,1,,"Fair, Bodies",https://fair.example/x,',
      'three,leaning,1,,,https://fair.example/x,',
      'three,leaning,1,,"Fair, Bodies",javascript:alert(1),',
      'three,leaning,1,,"Fair, Bodies",https://fair.example/x,2026-02-31',
      'one,leaning,2,,"Fair, Bodies",https://fair.example/one,',
    ),
  )
  assert.deepEqual([taken.map(({ line }) => line), ended], [[2, 3], 0])
  assert.deepEqual(
    refused.map(({ line, why }) => `${line}: ${why.slice(0, 34)}`),
    [
      '4: there is no title with the id “nob',
      '5: value must be from -2 to 2',
      '6: names neither a value nor a label',
      '7: “bold” is no label of the scheme, ',
      '8: scheme must be leaning',
      '9: ratedBy is missing',
      '10: link must be a public http or http',
      '11: date must be a day that there is, ',
      '12: Fair, Bodies has rated one in line ',
    ].map((line) => line.slice(0, line.indexOf(':') + 36)),
  )
  assert.deepEqual(await stands(), ['one Fair, Bodies -1.5 lean left', 'two Fair, Bodies 1 Center-Right'])
})

test('a rater’s next file takes the place of the last; a line that is refused leaves what stood; other raters stay', async () => {
  await take(JSON.stringify({ ratings: [{ title: 'one', value: 2, rated_by: 'Other', link: 'https://other.example/' }] }))
  const { ended, refused } = await take(
    csv('three,leaning,0,,"Fair, Bodies",https://fair.example/three,', 'one,leaning,nine,,"Fair, Bodies",https://fair.example/one,'),
  )
  assert.deepEqual([ended, refused.length], [1, 1])
  assert.deepEqual(await stands(), ['one Fair, Bodies -1.5 lean left', 'three Fair, Bodies 0 centre', 'one Other 2 right'])
})

test('several raters are shown each, and the position is their median', async () => {
  const found = await ratingsOf(db, ['one', 'two'] as TitleId[])
  assert.equal(found.has('two' as TitleId), false)
  const leaning = leaningOf(found.get('one' as TitleId) ?? [])
  assert.deepEqual(
    [leaning?.value, leaning?.word, leaning?.ratings.map(({ ratedBy }) => ratedBy)],
    [0.25, 'centre', ['Fair, Bodies', 'Other']],
  )
  assert.equal(leaningOf([]), undefined)
  assert.deepEqual(
    [medianOf([2, -2, 1]), medianOf([1, 2]), medianOf([]), leaningWord(-1.5), leaningWord(0.5), leaningWord(1.6)],
    [1, 1.5, undefined, 'lean left', 'centre', 'right'],
  )
  assert.deepEqual([valueOfLabel('  LEAN  Left'), valueOfLabel('left-center'), valueOfLabel('__proto__')], [-1, -1, undefined])
})

test('what is exported is taken back as it was, as CSV and as JSON', async () => {
  const before = await listRatings(db)
  for (const form of ['csv', 'json'] as const) {
    const text = await exportRatings(db, form)
    assert.equal((await take(text)).refused.length, 0)
    assert.deepEqual(await listRatings(db), before)
  }
  assert.equal(await endRating(db, { scheme: 'leaning', ratedBy: 'Fair, Bodies', title: 'one' as TitleId }), 1)
  assert.equal(await endRating(db, { scheme: 'leaning', ratedBy: 'Fair, Bodies' }), 1)
  assert.deepEqual(await stands(), ['one Other 2 right'])
})

test('tables are read as RFC 4180 and spreadsheets write them; what is none is refused whole', () => {
  assert.deepEqual(
    readCsv('\ufeffa;b\r\n"x ""y"";\n";2\r\n\r\n;\n3;4').map(({ line, cells }) => [line, ...cells]),
    [
      [1, 'a', 'b'],
      [2, 'x "y";', '2'],
      [6, '3', '4'],
    ],
  )
  assert.equal(readCsv(`a,"${'x'.repeat(2_000_000)}`).length, 1)
  for (const text of ['', '{', '[]', '{"ratings":{}}', 'name,value\none,1', 'title,value\n'])
    assert.throws(() => readRatings(text, 'f'), { code: 'bad-ratings' }, text)
  assert.deepEqual(
    readRatings('[1, null, {}]', 'f').map((one) => 'refused' in one),
    [true, true, true],
  )
})

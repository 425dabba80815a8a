import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayInAddress, readDateText } from './date-text.ts'

const read = (text: string, language?: string) => {
  const told = readDateText(text, language)
  if (!told) return null
  const zone = told.offset === undefined ? '' : `${told.offset >= 0 ? '+' : ''}${told.offset}`
  return `${new Date(told.wall).toISOString().slice(0, told.timed ? 19 : 10)}${zone}`
}

test('what machines write is read, and its usual misspellings', () => {
  assert.equal(read('2023-12-22T10:59:26-05:00'), '2023-12-22T10:59:26-300')
  assert.equal(read('2023-12-22 10:59:26 +0100'), '2023-12-22T10:59:26+60')
  assert.equal(read('2023-12-22T10:59Z'), '2023-12-22T10:59:00+0')
  assert.equal(read('20231222T105926Z'), '2023-12-22T10:59:26+0')
  assert.equal(read('20231222'), '2023-12-22')
  assert.equal(read('2023/12/22'), '2023-12-22')
  assert.equal(read('Fri, 22 Dec 2023 10:59:26 GMT'), '2023-12-22T10:59:26+0')
  assert.equal(read('Fri Dec 22 2023 10:59:26 GMT+0100 (CET)'), '2023-12-22T10:59:26+60')
  assert.equal(read('Fri Dec 22 10:59:26 EST 2023'), '2023-12-22T10:59:26')
  assert.equal(read('1703242766'), '2023-12-22T10:59:26+0')
  assert.equal(read('1703242766000'), '2023-12-22T10:59:26+0')
})

test('what people write is read, in many languages', () => {
  assert.equal(read('Published Dec. 22, 2023, 4:05 p.m. ET'), '2023-12-22T16:05:00-300')
  assert.equal(read('Updated 12:01 AM EDT, July 4, 2024'), '2024-07-04T00:01:00-240')
  assert.equal(read('22nd December 2023 at 10.59'), '2023-12-22T10:59:00')
  assert.equal(read('22. Dezember 2023, 10:59 Uhr'), '2023-12-22T10:59:00')
  assert.equal(read('3. März 2024'), '2024-03-03')
  assert.equal(read('Publié le 1er août 2024 à 18h30'), '2024-08-01T18:30:00')
  assert.equal(read('22 de diciembre de 2023'), '2023-12-22')
  assert.equal(read('22 de dezembro de 2023 às 9:05'), '2023-12-22T09:05:00')
  assert.equal(read('22 dicembre 2023'), '2023-12-22')
  assert.equal(read('22 december 2023 om 10:59'), '2023-12-22T10:59:00')
  assert.equal(read('22 grudnia 2023'), '2023-12-22')
  assert.equal(read('22.12.2023 10:59'), '2023-12-22T10:59:00')
  assert.equal(read('2023年12月22日 午後4時05分'), '2023-12-22T16:05:00')
  assert.equal(read('입력 2023.12.22 16:05'), '2023-12-22T16:05:00')
})

test('the order of day and month follows the language', () => {
  assert.equal(read('03/04/2023', 'en-GB'), '2023-04-03')
  assert.equal(read('03/04/2023', 'en-US'), '2023-03-04')
  assert.equal(read('03/04/2023', 'fr'), '2023-04-03')
  assert.equal(read('12/22/2023'), '2023-12-22')
})

test('what is no date is none', () => {
  for (const text of [
    '',
    'yesterday',
    '5 minutes ago',
    '13/13/2023',
    '2023',
    '1.2.3.4',
    'May the 4th',
    '1066-10-14',
    '[month] [day]',
    '9999999999999',
  ])
    assert.equal(read(text), null, text)
})

test('the day in an address is found, a number that only looks like one is not', () => {
  const day = (path: string) => {
    const at = dayInAddress(`https://news.example${path}`)
    return at === null ? null : new Date(at).toISOString().slice(0, 10)
  }
  assert.equal(day('/world/2023/12/22/ferry'), '2023-12-22')
  assert.equal(day('/world/2023/dec/22/ferry'), '2023-12-22')
  assert.equal(day('/ferry-2023-12-22'), '2023-12-22')
  assert.equal(day('/20231222/ferry'), '2023-12-22')
  assert.equal(day('/2023/12/ferry'), null)
  assert.equal(day('/ferry-20239922'), null)
  assert.equal(day('/1202312220'), null)
})

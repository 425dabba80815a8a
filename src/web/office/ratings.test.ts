import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { openPaper } from '../../../tests/town/open-paper.ts'
import type { Person } from '../../../tests/town/person.ts'
import { giveRole, readerByMail } from '../../readers/readers.ts'

const paper = await openPaper()
let operator: Person
before(async () => {
  operator = await paper.member('operator@post.example')
  const reader = (await readerByMail(paper.db, 'operator@post.example')) ?? assert.fail()
  await giveRole(paper.db, { reader, role: 'operator' }, paper.now())
})
const lines = (...some: string[]) => ['title,scheme,value,label,rated_by,link,date', ...some].join('\n')

test('an operator sees, adds, exports and ends ratings, and what is refused is said line by line', async () => {
  assert.match((await operator.open('/office/ratings')).text, /Nobody's ratings are here/)
  const sent = await operator.send('/office/ratings', {
    ratings: lines(
      'meridian-uk,leaning,-1,lean left,Some Body,https://some.example/m,2026-03-01',
      'touchline,leaning,0,centre,Some Body,https://some.example/t,',
      'nobody-here,leaning,0,centre,Some Body,https://some.example/n,',
    ),
  })
  assert.match(sent.text, /2 ratings taken, 1 refused, 0 ended/)
  assert.match(sent.text, /Line 4: there is no title with the id “nobody-here”/)
  await operator.send('/office/ratings', { ratings: lines('meridian-uk,leaning,2,,Other Body,https://other.example/m,') })
  const shown = await operator.open('/titles/meridian-uk')
  const facts = shown.document.querySelector('.title-facts')?.textContent ?? ''
  assert.match(facts, /right \(Other Body\); lean left \(Some Body, 2026\)\. Taken together: centre, the median of 2 ratings\./)
  assert.ok(shown.document.querySelector('a[href="https://some.example/m"]'))
  assert.doesNotMatch((await operator.open('/titles/parlour')).text, /Leaning/)
  assert.match(
    (await operator.open('/office/ratings?form=csv')).text,
    /^title,scheme,.*\nmeridian-uk,leaning,2,right,Other Body.*\nmeridian-uk,leaning,-1,lean left,Some Body/s,
  )

  const wrong = await operator.send('/office/ratings', { ratings: 'no such thing' })
  assert.equal(wrong.status, 400)
  assert.match(wrong.text, /has no line of names at its head/)

  const whole = await operator.send('/office/ratings', {
    ratings: lines('touchline,leaning,1,,Some Body,https://some.example/t,'),
    all: 'yes',
  })
  assert.match(whole.text, /1 rating taken, 0 refused, 1 ended/)
  assert.match(
    (await operator.send('/office/ratings/end', { scheme: 'leaning', by: 'Other Body', title: 'meridian-uk' })).text,
    /no longer shown/,
  )
  await operator.send('/office/ratings/end', { scheme: 'leaning', by: 'Some Body' })
  assert.match((await operator.open('/office/ratings')).text, /Nobody's ratings are here/)
})

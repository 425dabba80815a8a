import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderToString } from 'preact-render-to-string'
import { type CopiedIn, CopiesLine } from './copies.tsx'

const at = (name: string) => ({ id: name.toLowerCase(), slug: 'a-piece', title: { id: name.toLowerCase(), name } })
const line = (copies: CopiedIn, wire: string | null, byline: { name: string }[] = []) =>
  renderToString(<CopiesLine copies={copies} wire={wire} byline={byline} />).replace(/<[^>]*>/g, '')

test('a copy of the agency’s own piece says where it comes from, and where else it stands', () => {
  const copies = { origin: at('Reuters'), others: [at('Courier')], titles: 1 }
  assert.equal(line(copies, 'Reuters'), 'Agency copy. Originally from Reuters; also in Courier.')
  assert.equal(
    line({ ...copies, origin: at('Concord Press') }, null, [{ name: 'Concord Press' }]),
    'Agency copy. Originally from Concord Press; also in Courier.',
  )
})

test('who carried an agency’s text first has not written it', () => {
  const copies = { origin: at('Courier'), others: [at('Meridian')], titles: 1 }
  assert.equal(line(copies, 'Reuters'), 'Agency copy, credited to Reuters. The same text is also in Courier and Meridian.')
})

test('a text without an agency is from the title that had it first', () => {
  assert.equal(line({ origin: at('Courier'), others: [], titles: 0 }, null), 'Originally from Courier.')
  assert.equal(line({ origin: null, others: [at('Meridian')], titles: 6 }, null), 'The same text is also in Meridian and 5 more.')
  assert.equal(line({ origin: null, others: [], titles: 0 }, 'AP'), '')
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hour } from '../base/clock.ts'
import { openGrouper, type Telling } from './grouper.ts'

const noon = Date.parse('2026-11-23T12:00:00Z')
const flood =
  'Spring tide breaks over the lower quay at Port Lorne and floods the road tunnel; forty drivers led out on foot, engineers pump.'
const telling = (id: string, headline: string, text: string, hours = 0, language: string | null = 'en'): Telling => ({
  id,
  headline,
  text,
  at: noon + hours * hour,
  language,
})
const open = () => openGrouper((one) => `s-${one.id}`)
const three = [
  telling('a', 'Port Lorne tunnel closed by flood', flood),
  telling(
    'b',
    'Drivers walk out of flooded Port Lorne tunnel',
    'Engineers began pumping the road tunnel at Port Lorne after the tide broke the quay and forty drivers left on foot.',
    1,
  ),
  telling(
    'c',
    'Central bank of Norland holds rates at four per cent',
    'Governor Aase Lund said inflation was slowing but wages were not, as the bank in Norland held its rate.',
    1,
  ),
]

test('two titles that tell one event stand in one story, a third event apart', () => {
  const grouper = open()
  const [a, b, c] = three.map((one) => grouper.place(one))
  assert.equal(a?.story, b?.story)
  assert.notEqual(a?.story, c?.story)
  assert.ok(
    b?.words.some((word) => 'tunnel'.startsWith(word) || 'lorne'.startsWith(word)),
    `reasons name what they share: ${b?.words}`,
  )
})

test('a telling placed again keeps its place', () => {
  const grouper = open()
  const first = grouper.place(three[0] as Telling)
  assert.deepEqual(grouper.place(three[0] as Telling), { ...first, words: [], fresh: false })
  assert.equal(grouper.size().tellings, 1)
})

test('the same words a week later are another event', () => {
  const grouper = open()
  const first = grouper.place(three[0] as Telling)
  assert.notEqual(grouper.place(telling('later', 'Port Lorne tunnel closed by flood', flood, 24 * 7)).story, first.story)
})

test('another language is another story', () => {
  const grouper = open()
  const first = grouper.place(three[0] as Telling)
  assert.notEqual(grouper.place(telling('de', 'Port Lorne tunnel closed by flood', flood, 0, 'de')).story, first.story)
})

test('two stories that a later telling ties together are joined, and none is lost', () => {
  const grouper = open()
  grouper.restore(three[0] as Telling, 'one')
  grouper.restore(three[1] as Telling, 'two')
  const { joins } = grouper.mend()
  assert.deepEqual(joins, [{ from: 'two', into: 'one' }])
  assert.deepEqual([grouper.storyOf('a'), grouper.storyOf('b')], ['one', 'one'])
})

test('what is removed or forgotten leaves nothing behind', () => {
  const grouper = open()
  for (const one of three) grouper.place(one)
  grouper.remove('a')
  assert.equal(grouper.storyOf('a'), undefined)
  grouper.forget(noon + 100 * hour)
  assert.deepEqual(grouper.size(), { tellings: 0, stories: 0, words: 0 })
})

test('related stories share something, and are not the story itself', () => {
  const grouper = open()
  const a = grouper.place(three[0] as Telling)
  const council = grouper.place(
    telling(
      'h',
      'Councillors argue over a ferry subsidy',
      'The council of Port Lorne split on whether the evening ferry to Hexley should keep its grant.',
      2,
    ),
  )
  grouper.place(three[2] as Telling)
  assert.notEqual(council.story, a.story)
  assert.deepEqual(
    grouper.related(a.story, 5).map((one) => one.story),
    [council.story],
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Terms, termsForm } from './terms.ts'
import { termsSentence } from './terms-sentence.ts'

const says = (terms: Parameters<typeof termsForm.parse>[0]) => termsSentence(termsForm.parse(terms))

for (const [terms, sentence] of [
  [{}, 'Everyone reads it, as far as its feed carries it. With pictures.'],
  [{ text: 'page' }, 'Everyone reads it in full. With pictures.'],
  [{ text: 'headline', pictures: false }, 'Headlines only, with a link to each piece at its publisher. Without pictures.'],
  [
    { text: 'opening', previewParagraphs: 1 },
    'The first paragraph of each piece, with a link to the rest at its publisher. With pictures.',
  ],
  [
    { text: 'opening', previewParagraphs: 0 },
    'The headline and standfirst of each piece, with a link to the rest at its publisher. With pictures.',
  ],
  [{ access: 'registered' }, 'Anyone who is signed in reads it; others see the first 3 paragraphs. With pictures.'],
  [
    { access: 'members', text: 'page', previewParagraphs: 0 },
    'Members read it in full; anyone sees the headline and standfirst. With pictures.',
  ],
  [
    { access: 'windowed', windows: { openAfterDays: 30 }, territories: { not: ['AU'] } },
    'Members read it; anyone sees the first 3 paragraphs. Free for all after 30 days. With pictures. Not in Australia.',
  ],
  [
    { access: 'windowed', windows: { registeredAfterDays: 1, openAfterDays: 30 } },
    'Members read it; anyone sees the first 3 paragraphs. Free for anyone who is signed in after one day, and free for all after 30 days. With pictures.',
  ],
  [
    { access: 'windowed', windows: { registeredAfterDays: 0 } },
    'Members read it; anyone sees the first 3 paragraphs. Free for anyone who is signed in at once. With pictures.',
  ],
  [
    { access: 'windowed', windows: { registeredAfterDays: 7, openAfterDays: 7 } },
    'Members read it; anyone sees the first 3 paragraphs. Free for all after 7 days. With pictures.',
  ],
  [
    { access: 'metered' },
    'Members read it; anyone else has 3 pieces a month free, 5 when signed in, and sees the first 3 paragraphs of the rest. With pictures.',
  ],
  [
    { access: 'metered', meter: { visitors: 1, registered: 1, window: 'rolling', days: 7 } },
    'Members read it; anyone else has one piece in 7 days free, and sees the first 3 paragraphs of the rest. With pictures.',
  ],
  [
    { access: 'metered', meter: { visitors: 0, registered: 2, window: 'rolling', days: 1 } },
    'Members read it; anyone who is signed in has 2 pieces a day free, and sees the first 3 paragraphs of the rest. With pictures.',
  ],
  [
    { territories: { only: ['NZ', 'AU', 'GB'] }, embargoHours: 1, keepDays: 1, until: '2026-12-31' },
    'Everyone reads it, as far as its feed carries it. With pictures. Only in Australia, New Zealand and United Kingdom. Here one hour after its publisher has it. Gone after one day. Agreed until 31 December 2026.',
  ],
  [
    { embargoHours: 48, keepDays: 90 },
    'Everyone reads it, as far as its feed carries it. With pictures. Here 2 days after its publisher has it. Gone after 90 days.',
  ],
  [
    { territories: { only: ['AT', 'BE', 'BG', 'HR', 'CY', 'CZ', 'DK', 'EE', 'FI'] } },
    'Everyone reads it, as far as its feed carries it. With pictures. Only in Austria, Belgium, Bulgaria, Croatia, Cyprus, Czechia and 3 more countries.',
  ],
] as const)
  test(sentence, () => {
    assert.equal(says(terms), sentence)
  })

test('every combination has sentences: whole ones, short, without a hole', () => {
  let seen = 0
  const many: Record<keyof Terms, readonly unknown[]> = {
    access: ['open', 'registered', 'metered', 'members', 'windowed'],
    meter: [
      {},
      { visitors: 0, registered: 1 },
      { visitors: 2, registered: 2, window: 'rolling', days: 1 },
      { window: 'rolling', days: 14 },
    ],
    windows: [{ openAfterDays: 5 }, { registeredAfterDays: 1 }, { registeredAfterDays: 0, openAfterDays: 2 }],
    text: ['headline', 'opening', 'feed', 'page'],
    previewParagraphs: [0, 1, 5],
    pictures: [true, false],
    territories: [null, { only: ['FR'] }, { not: ['FR', 'DE', 'IT'] }],
    embargoHours: [0, 1, 24],
    keepDays: [null, 30],
    until: [null, '2027-01-01'],
    index: [true],
    mining: ['reserved'],
  }
  const all = Object.entries(many).reduce<Record<string, unknown>[]>(
    (some, [name, values]) => some.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))),
    [{}],
  )
  for (const document of all) {
    const sentence = says(document)
    assert.match(sentence, /^(?:[A-Z][^.]*\. ?)+$/, JSON.stringify(document))
    assert.doesNotMatch(
      sentence,
      /undefined|null|NaN| {2}|\.\.| \.|\b1 (?:days|pieces|paragraphs)|0 (?:pieces|paragraphs|days)\b(?<!\d0 (?:pieces|paragraphs|days))/,
      sentence,
    )
    assert.ok(sentence.length < 400, sentence)
    seen++
  }
  assert.equal(seen, 5 * 4 * 3 * 4 * 3 * 2 * 3 * 3 * 2 * 2)
})
